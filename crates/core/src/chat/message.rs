use serde::{Deserialize, Serialize};

/// One message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Message {
    /// Who speaks.
    pub role: Role,
    /// What is said.
    pub content: Content,
}

impl Message {
    /// A message in plain text.
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self { role, content: Content::Text(text.into()) }
    }

    /// What the user says, in plain text.
    pub fn user(text: impl Into<String>) -> Self {
        Self::new(Role::User, text)
    }

    /// An answer that was given before, in plain text.
    pub fn assistant(text: impl Into<String>) -> Self {
        Self::new(Role::Assistant, text)
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

/// One part of a message. Parts that can cost money (documents) have no variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Part {
    /// Text.
    Text {
        /// The text.
        text: String,
    },
    /// An image by https or data URL.
    ImageUrl {
        /// Where the image is.
        image_url: ImageUrl,
    },
}

/// Where an image is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ImageUrl {
    /// https or data URL; png, jpeg, webp or gif.
    pub url: String,
}
