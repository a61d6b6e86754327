//! The quiet line under an answer. "–" until known, never 0.

use super::{lane::Lane, words};

/// One figure: its value if it is known, its label, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is shown, or nothing yet.
    pub value: Option<String>,
    /// The label below it.
    pub label: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// The five figures of a lane.
pub fn figures(lane: &Lane) -> [Figure; 5] {
    let receipt = lane.receipt.as_ref();
    let usage = receipt.and_then(|receipt| receipt.usage.as_ref());
    let speed = receipt.and_then(|receipt| receipt.tokens_per_second);
    let figure = |value, label, meaning| Figure { value, label, meaning };
    [
        figure(
            lane.clocks.first_token.map(words::seconds),
            "first",
            "First token of any kind, reasoning included",
        ),
        figure(lane.clocks.first_answer.map(words::seconds), "answer", "First token of the answer"),
        figure(
            speed.map(|speed| format!("{speed:.0}")),
            "tok/s",
            "Tokens a second, from the first to the last",
        ),
        figure(
            receipt.map(|receipt| words::seconds(receipt.clocks.total)),
            "total",
            "From sending to the end",
        ),
        figure(
            usage.and_then(|usage| usage.completion_tokens).map(|tokens| tokens.to_string()),
            "tokens",
            "Tokens of the answer as the server counted them, reasoning included",
        ),
    ]
}

/// What the call cost, as far as the server said. Before that nothing is claimed.
pub fn cost(lane: &Lane) -> Option<String> {
    let usage = lane.receipt.as_ref()?.usage.as_ref()?;
    usage.cost.map(|cost| if cost > 0.0 { format!("${cost}") } else { "$0".into() })
}

/// Who served, for the line below the figures.
pub fn served(lane: &Lane) -> String {
    match &lane.served {
        Some((_, Some(provider))) => format!("↳ {provider}"),
        Some((model, None)) => format!("↳ {model}"),
        None if lane.receipt.is_some() => "Not served".into(),
        None => "Not served yet".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::lane::Asked;

    /// A zero where nothing is known looks like an extremely fast model.
    #[test]
    fn nothing_is_known_before_the_first_token() {
        let asked = Asked { id: "a/b:free".into(), name: "B".into(), description: String::new() };
        let mut lane = Lane::new(asked);
        lane.start();
        assert!(figures(&lane).iter().all(|figure| figure.value.is_none()));
        assert_eq!(cost(&lane), None);
        assert_eq!(served(&lane), "Not served yet");
    }
}
