use serde::{Deserialize, Serialize};

use super::{Part, Raw, ToolCall};
use crate::json::{Place, Reader, Wrong, members, text_or_list, words};

/// One message of a conversation. Use the constructors: they leave out what a role does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Message {
    /// Who speaks.
    pub role: Role,
    /// What is said. Only an assistant that called tools or refused may have said nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "Content | null"))]
    pub content: Option<Content>,
    /// Tells speakers of one role apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub name: Option<String>,
    /// The calls that an assistant made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub tool_calls: Option<Vec<ToolCall>>,
    /// The call whose result a tool's message is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub tool_call_id: Option<String>,
    /// What an assistant said instead of an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "string | null"))]
    pub refusal: Option<String>,
    /// What an assistant thought, as text; not needed beside `reasoning_details`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "string | null"))]
    pub reasoning: Option<String>,
    /// What an assistant thought, as it came: sent back unmodified and in order (API sheet 4.3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "Record<string, unknown>[]"))]
    pub reasoning_details: Option<Vec<Raw>>,
}

impl Message {
    /// A message in plain text.
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self { content: Some(Content::Text(text.into())), ..Self::silent(role) }
    }

    /// A message that says nothing yet.
    pub fn silent(role: Role) -> Self {
        Self {
            role,
            content: None,
            name: None,
            tool_calls: None,
            tool_call_id: None,
            refusal: None,
            reasoning: None,
            reasoning_details: None,
        }
    }

    /// A message in parts.
    pub fn parts(role: Role, parts: Vec<Part>) -> Self {
        Self { content: Some(Content::Parts(parts)), ..Self::silent(role) }
    }

    /// Standing instructions.
    pub fn system(text: impl Into<String>) -> Self {
        Self::new(Role::System, text)
    }

    /// What the user says, in plain text.
    pub fn user(text: impl Into<String>) -> Self {
        Self::new(Role::User, text)
    }

    /// An answer that was given before, in plain text.
    pub fn assistant(text: impl Into<String>) -> Self {
        Self::new(Role::Assistant, text)
    }

    /// The result of a tool call.
    pub fn tool(call_id: impl Into<String>, result: impl Into<String>) -> Self {
        Self { tool_call_id: Some(call_id.into()), ..Self::new(Role::Tool, result) }
    }

    /// The parts of the content that are no plain text.
    pub(crate) fn attachments(&self) -> impl Iterator<Item = &Part> {
        let parts = match &self.content {
            Some(Content::Parts(parts)) => parts.as_slice(),
            _ => &[],
        };
        parts.iter().filter(|part| !matches!(part, Part::Text { .. }))
    }
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Role {
    /// Standing instructions.
    System,
    /// Standing instructions, newer name.
    Developer,
    /// The person who asks.
    User,
    /// The model.
    Assistant,
    /// A function that the model called.
    Tool,
}

/// Plain text, or parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "expected a text or a list of parts")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Content {
    /// Plain text.
    Text(String),
    /// Several parts in order; put text first (API sheet 1.6).
    Parts(Vec<Part>),
}

members! {
    Message from Self::silent(Role::User);
    must { role }
    may { content, name, tool_calls, tool_call_id, refusal, reasoning, reasoning_details }
}

words!(Role {
    User "user", System "system", Developer "developer", Assistant "assistant", Tool "tool",
});

impl Place for Content {
    fn empty() -> Self {
        Self::Text(String::new())
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        let mut text = String::new();
        *self = match text_or_list(&mut text, reader)? {
            Some(parts) => Self::Parts(parts),
            None => Self::Text(text),
        };
        Ok(())
    }
}
