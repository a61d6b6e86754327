//! The quiet line under an answer. "–" until known, never 0.

use tollfree::Warning;

use super::{lane::Lane, words};

/// One figure: how it is read off a lane, its label, and what it means.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// What is shown, or nothing yet.
    pub value: fn(&Lane) -> Option<String>,
    /// The label below it.
    pub label: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// The five figures of a lane.
pub const FIGURES: [Figure; 5] = [
    Figure {
        value: |lane| lane.clocks.first_token.map(words::seconds),
        label: "first",
        meaning: "First token of any kind, reasoning included",
    },
    Figure {
        value: |lane| lane.clocks.first_answer.map(words::seconds),
        label: "answer",
        meaning: "First token of the answer",
    },
    Figure {
        value: |lane| lane.receipt.as_ref()?.tokens_per_second.map(words::whole),
        label: "tok/s",
        meaning: "Tokens a second, from the first to the last",
    },
    Figure {
        value: |lane| lane.receipt.as_ref().map(|receipt| words::seconds(receipt.clocks.total)),
        label: "total",
        meaning: "From sending to the end",
    },
    Figure {
        value: |lane| {
            let tokens = lane.receipt.as_ref()?.usage.as_ref()?.completion_tokens;
            tokens.map(|tokens| tokens.to_string())
        },
        label: "tokens",
        meaning: "Tokens of the answer as the server counted them, reasoning included",
    },
];

/// What the call cost, as far as the server said. Before that nothing is claimed.
pub fn cost(lane: &Lane) -> Option<String> {
    let usage = lane.receipt.as_ref()?.usage.as_ref()?;
    usage.cost.map(words::dollars)
}

/// One quiet line of what happened: for answers that are history.
pub fn line(lane: &Lane) -> String {
    let figures = FIGURES.iter().filter_map(|figure| {
        (figure.value)(lane).map(|value| match figure.label {
            "first" | "answer" => format!("{value} to {}", figure.label),
            "total" => value,
            label => format!("{value} {label}"),
        })
    });
    let who = lane.receipt.is_some().then(|| served(lane));
    who.into_iter().chain(figures).chain(cost(lane)).collect::<Vec<_>>().join(" · ")
}

/// What is odd about the call, though it did not fail.
pub fn warning(lane: &Lane) -> Option<&'static str> {
    let warning = lane.receipt.as_ref()?.warnings.first()?;
    Some(match warning {
        Warning::ServedNotFree => {
            "The server names a model that is not a free one. The receipt shows no cost; look at openrouter.ai/activity."
        }
        Warning::ServedOther => "Another free model answered than the one that was asked.",
        Warning::CostUnknown => {
            "The answer ended before the server said what it cost. A free model's answer costs nothing; openrouter.ai/activity knows."
        }
        _ => "The receipt holds a warning that this page does not know.",
    })
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
    use crate::state::{lane::Asked, thread::Exchange};

    /// A zero where nothing is known looks like an extremely fast model.
    #[test]
    fn nothing_is_known_before_the_first_token() {
        let asked = Asked { id: "a/b:free".into(), name: "B".into(), description: String::new() };
        let mut lane = Lane::new(asked);
        lane.start(&Exchange::default());
        assert!(FIGURES.iter().all(|figure| (figure.value)(&lane).is_none()));
        assert_eq!(cost(&lane), None);
        assert_eq!(served(&lane), "Not served yet");
    }
}
