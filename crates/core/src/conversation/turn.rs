use serde::{Deserialize, Serialize};

use crate::chat::{Message, Usage};

/// One message and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Turn {
    /// What was said.
    pub message: Message,
    /// Whether all of it was.
    #[serde(default, skip_serializing_if = "TurnState::is_whole")]
    pub state: TurnState,
    /// Whether it is no longer sent, because the context window is full.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_set_aside: bool,
    /// What an answer's model thought, as text for people; it is not sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thoughts: Option<String>,
    /// Who answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// What the server counted for an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Tokens>,
}

/// How an answer ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TurnState {
    /// It is whole.
    #[default]
    Whole,
    /// The caller stopped it: it is a part.
    Stopped,
    /// It failed: it is a part.
    Failed,
}

impl TurnState {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_whole(&self) -> bool {
        *self == Self::Whole
    }
}

/// What the server counted for one answer. Nothing here is an estimate of this client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tokens {
    /// Tokens of all that was sent, less what was set aside since.
    pub prompt: u32,
    /// Tokens of the answer; its reasoning among them only when that is sent again.
    pub answer: u32,
}

impl Tokens {
    /// Of an answer whose reasoning `goes_back` with the next request.
    pub(super) fn of(usage: &Usage, goes_back: bool) -> Option<Self> {
        let left = usage.reasoning_tokens.filter(|_| !goes_back).unwrap_or(0);
        let answer = usage.completion_tokens.unwrap_or(0).saturating_sub(left);
        usage.prompt_tokens.map(|prompt| Self { prompt, answer })
    }

    /// Tokens of the history up to this answer, the answer included.
    pub(super) fn up_to_here(self) -> u32 {
        self.prompt.saturating_add(self.answer)
    }
}

impl Turn {
    pub(super) fn new(message: Message) -> Self {
        Self {
            message,
            state: TurnState::Whole,
            is_set_aside: false,
            thoughts: None,
            model: None,
            tokens: None,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}
