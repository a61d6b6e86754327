use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why the model stopped (API sheet 4.2). Words that are not known yet are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FinishReason {
    /// The answer is complete.
    Stop,
    /// The token budget is used up.
    Length,
    /// The model wants tools to be called.
    ToolCalls,
    /// The provider blocked the rest.
    ContentFilter,
    /// The provider failed.
    Error,
    /// Another word.
    Other(String),
}

impl FinishReason {
    /// Reads the wire's word.
    pub fn from_word(word: &str) -> Self {
        match word {
            "stop" => Self::Stop,
            "length" => Self::Length,
            "tool_calls" => Self::ToolCalls,
            "content_filter" => Self::ContentFilter,
            "error" => Self::Error,
            other => Self::Other(other.to_owned()),
        }
    }

    /// Whether the word is one of those that OpenRouter documents.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// The wire's word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Stop => "stop",
            Self::Length => "length",
            Self::ToolCalls => "tool_calls",
            Self::ContentFilter => "content_filter",
            Self::Error => "error",
            Self::Other(word) => word,
        }
    }
}

impl Serialize for FinishReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for FinishReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|word| Self::from_word(&word))
    }
}

#[cfg(feature = "typescript")]
#[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT_FINISH_REASON: &str = r#"
/** Why the model stopped; providers may bring new words. */
export type FinishReason = "stop" | "length" | "tool_calls" | "content_filter" | "error" | (string & {});
"#;
