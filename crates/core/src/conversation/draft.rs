use serde::{Deserialize, Serialize};

use super::turn::{Tokens, Turn, TurnState};
use crate::{
    call::{Outcome, Receipt},
    chat::{Event, Message, Role},
};

/// An answer that is being written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Draft {
    text: String,
    refusal: String,
    thoughts: String,
}

impl Draft {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn hear(&mut self, event: &Event) {
        match event {
            Event::Text { text } => self.text.push_str(text),
            Event::Refusal { text } => self.refusal.push_str(text),
            Event::Reasoning { text } => self.thoughts.push_str(text),
            Event::Restarted => *self = Self::default(),
            _ => {}
        }
    }

    /// The turn that came of it; `None` when nothing arrived.
    pub(super) fn close(self, receipt: &Receipt) -> Option<Turn> {
        let state = match receipt.outcome {
            Outcome::Complete => TurnState::Whole,
            Outcome::Cancelled => TurnState::Stopped,
            Outcome::Failed => TurnState::Failed,
        };
        let filled = |text: String| (!text.is_empty()).then_some(text);
        let all = |list: &Vec<_>| (!list.is_empty()).then(|| list.clone());
        let mut message = match filled(self.text) {
            Some(text) => Message::new(Role::Assistant, text),
            None => Message::silent(Role::Assistant),
        };
        message.refusal = filled(self.refusal);
        message.tool_calls = Some(receipt.tool_calls.clone()).filter(|calls| !calls.is_empty());
        message.reasoning_details = all(&receipt.reasoning_details);
        let thoughts = filled(self.thoughts);
        let goes_back = state == TurnState::Whole && message.reasoning_details.is_some();
        let is_something = message != Message::silent(Role::Assistant) || thoughts.is_some();
        is_something.then(|| Turn {
            state,
            thoughts,
            model: receipt.served_model.clone(),
            tokens: receipt.usage.as_ref().and_then(|usage| Tokens::of(usage, goes_back)),
            ..Turn::new(message)
        })
    }
}
