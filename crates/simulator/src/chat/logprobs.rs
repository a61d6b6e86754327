//! Log probabilities: made up from the token's letters, the same in a stream and in a plain answer.

use serde_json::Value;

use crate::random::{Dice, mix};

/// The `logprobs` member of one token.
pub(super) fn one(token: &str, most: u64) -> Value {
    object!({ "content": [entry(token, most)], "refusal": Value::Null })
}

/// The `logprobs` member of a whole answer.
pub(super) fn all(tokens: &[String], most: u64) -> Value {
    let content: Vec<Value> = tokens.iter().map(|token| entry(token, most)).collect();
    object!({ "content": content, "refusal": Value::Null })
}

fn entry(token: &str, most: u64) -> Value {
    let mut dice = Dice::new(mix(&[b"logprob", token.as_bytes()]));
    let mut logprob = -dice.between(0.0, 1.5);
    let mut likely = vec![shown(token, logprob)];
    for place in 1..most {
        logprob -= dice.between(0.1, 3.0);
        likely.push(shown(&format!("{token}{place}"), logprob));
    }
    likely.truncate(usize::try_from(most).unwrap_or(0));
    let mut entry = shown(token, likely_of(&likely, logprob));
    entry["top_logprobs"] = Value::from(likely);
    entry
}

/// The token is its own most likely one.
fn likely_of(likely: &[Value], alone: f64) -> f64 {
    likely.first().and_then(|first| first.get("logprob")?.as_f64()).unwrap_or(alone)
}

fn shown(token: &str, logprob: f64) -> Value {
    object!({ "token": token, "logprob": logprob, "bytes": token.as_bytes() })
}
