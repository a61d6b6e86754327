//! What the gateway refuses before it looks for a model (API sheet 1.6, 3.6).

use serde_json::{Map, Value};

use crate::problem::Problem;

/// Name, smallest and largest value.
const RANGES: [(&str, i32, i32); 9] = [
    ("temperature", 0, 2),
    ("top_p", 0, 1),
    ("min_p", 0, 1),
    ("top_a", 0, 1),
    ("frequency_penalty", -2, 2),
    ("presence_penalty", -2, 2),
    ("repetition_penalty", 0, 2),
    ("top_k", 0, i32::MAX),
    ("top_logprobs", 0, 20),
];
const ROLES: [&str; 5] = ["system", "developer", "user", "assistant", "tool"];
const EFFORTS: [&str; 7] = ["max", "xhigh", "high", "medium", "low", "minimal", "none"];

/// The body as an object. Malformed JSON has a misleading text in the real service too.
pub(crate) fn parse(bytes: &[u8]) -> Result<Map<String, Value>, Problem> {
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(body)) => Ok(body),
        _ => Err(Problem::new(400, "Input must have at least 1 token.")),
    }
}

/// Everything that needs no model.
pub(crate) fn check(body: &Map<String, Value>) -> Result<(), Problem> {
    messages(body)?;
    fallbacks(body)?;
    provider(body)?;
    ranges(body)?;
    reasoning(body)?;
    stop(body)?;
    #[cfg(feature = "full")]
    super::strict::check(body)?;
    Ok(())
}

/// A 400 with this text.
pub(super) fn bad(message: impl Into<String>) -> Problem {
    Problem::new(400, message)
}

fn messages(body: &Map<String, Value>) -> Result<(), Problem> {
    if body.get("prompt").is_some_and(Value::is_string) {
        return Ok(());
    }
    let list = body
        .get("messages")
        .and_then(Value::as_array)
        .ok_or_else(|| bad("Input required: specify \"prompt\" or \"messages\""))?;
    if list.is_empty() {
        return Err(bad("Input must have at least 1 token."));
    }
    for (at, message) in list.iter().enumerate() {
        let role = message.get("role").and_then(Value::as_str).unwrap_or_default();
        if !ROLES.contains(&role) {
            return Err(bad(format!("messages.{at}.role: Invalid option")));
        }
        let content = message.get("content").unwrap_or(&Value::Null);
        if !(content.is_string()
            || content.is_array()
            || (content.is_null() && role == "assistant"))
        {
            return Err(bad(format!("messages.{at}.content: Invalid input")));
        }
    }
    Ok(())
}

fn fallbacks(body: &Map<String, Value>) -> Result<(), Problem> {
    match body.get("models").and_then(Value::as_array) {
        Some(models) if models.len() > 3 => Err(bad("'models' array must have 3 items or fewer")),
        _ => Ok(()),
    }
}

fn provider(body: &Map<String, Value>) -> Result<(), Problem> {
    let Some(provider) = body.get("provider").filter(|provider| !provider.is_null()) else {
        return Ok(());
    };
    if !provider.is_object() {
        return Err(bad("provider: Invalid input: expected object"));
    }
    let members = provider.as_object().into_iter().flatten();
    if let Some((name, _)) = members.into_iter().find(|(_, value)| value.is_null()) {
        return Err(bad(format!("provider.{name}: Invalid input")));
    }
    Ok(())
}

fn ranges(body: &Map<String, Value>) -> Result<(), Problem> {
    for (name, low, high) in RANGES {
        match body.get(name) {
            None | Some(Value::Null) => {}
            Some(value) => {
                let number = value
                    .as_f64()
                    .ok_or_else(|| bad(format!("{name}: Invalid input: expected number")))?;
                if number < f64::from(low) {
                    return Err(bad(format!("{name}: Too small: expected number to be >={low}")));
                }
                if number > f64::from(high) {
                    return Err(bad(format!("{name}: Too big: expected number to be <={high}")));
                }
            }
        }
    }
    for name in ["max_tokens", "max_completion_tokens"] {
        let value = body.get(name).filter(|value| !value.is_null());
        if value.is_some_and(|value| value.as_u64().is_none_or(|n| n == 0)) {
            return Err(bad(format!("{name}: Too small: expected number to be >=1")));
        }
    }
    Ok(())
}

fn reasoning(body: &Map<String, Value>) -> Result<(), Problem> {
    let Some(reasoning) = body.get("reasoning").and_then(Value::as_object) else {
        return Ok(());
    };
    if let Some(effort) = reasoning.get("effort").filter(|effort| !effort.is_null()) {
        if !effort.as_str().is_some_and(|effort| EFFORTS.contains(&effort)) {
            return Err(bad("reasoning.effort: Invalid option"));
        }
        if reasoning.get("max_tokens").is_some_and(Value::is_number) {
            return Err(bad(
                "Only one of \"reasoning.effort\" and \"reasoning.max_tokens\" can be specified",
            ));
        }
    }
    Ok(())
}

fn stop(body: &Map<String, Value>) -> Result<(), Problem> {
    match body.get("stop") {
        Some(Value::Array(list)) if list.len() > 4 => {
            Err(bad("stop: Too big: expected array to have <=4 items"))
        }
        _ => Ok(()),
    }
}
