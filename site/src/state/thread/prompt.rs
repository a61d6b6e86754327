use serde::{Deserialize, Serialize};
use tollfree::{Message, Part, Role};

/// What a visitor asks: words, and what goes with them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prompt {
    /// The words.
    pub text: String,
    /// Images and files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

impl Prompt {
    /// Words alone.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), parts: Vec::new() }
    }

    /// The same as a message: the words first (API sheet 1.6).
    pub fn message(&self) -> Message {
        if self.parts.is_empty() {
            return Message::user(self.text.as_str());
        }
        let words = Part::text(self.text.as_str());
        Message::parts(Role::User, std::iter::once(words).chain(self.parts.clone()).collect())
    }
}
