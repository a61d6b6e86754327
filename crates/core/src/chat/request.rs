use serde::{Deserialize, Serialize};

use super::Message;

/// What is asked: the fields of the wire (API sheet 1.6) that are proven not to cost anything.
///
/// INVARIANT: a field that is not listed here cannot be sent. Unknown fields are an error, not
/// dropped, because a dropped field would answer another question than the one that was asked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ChatRequest {
    /// A free model's id, such as `openrouter/free` or one that ends in `:free`.
    pub model: String,
    /// At most three ids that the server may ask in turn when the model fails, each of them free.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub models: Vec<String>,
    /// The conversation so far, oldest first.
    pub messages: Vec<Message>,
    /// Longest answer in tokens, reasoning included; at least 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max_tokens: Option<u32>,
    /// 0 to 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub temperature: Option<f64>,
    /// 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub top_p: Option<f64>,
    /// 0 or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub top_k: Option<u32>,
    /// 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub min_p: Option<f64>,
    /// -2 to 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub frequency_penalty: Option<f64>,
    /// -2 to 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub presence_penalty: Option<f64>,
    /// 0 to 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub repetition_penalty: Option<f64>,
    /// Asks for the same draw again, where the provider supports it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub seed: Option<i32>,
    /// Where to stop writing; at most 4 texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub stop: Option<Stop>,
    /// How much to think.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub reasoning: Option<Reasoning>,
    /// Groups requests of one conversation; at most 256 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub session_id: Option<String>,
    /// A stable pseudonym of the person who asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub user: Option<String>,
}

/// One text or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "expected a text or a list of texts")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Stop {
    /// One text.
    One(String),
    /// Up to 4 texts.
    Several(Vec<String>),
}

/// How much to think. `effort` and `max_tokens` exclude each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Reasoning {
    /// Share of the budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub effort: Option<Effort>,
    /// Budget in tokens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max_tokens: Option<u32>,
    /// Think, but do not send the thoughts. They still use up tokens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub exclude: Option<bool>,
    /// Switch thinking on or off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub enabled: Option<bool>,
}

/// Share of the budget that goes into thinking (API sheet 4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Effort {
    /// 95 %.
    Max,
    /// 95 %.
    Xhigh,
    /// 80 %.
    High,
    /// 50 %.
    Medium,
    /// 20 %.
    Low,
    /// 10 %.
    Minimal,
    /// No thinking.
    None,
}

impl ChatRequest {
    /// A request with default parameters.
    pub fn new(model: impl Into<String>, messages: Vec<Message>) -> Self {
        Self { model: model.into(), messages, ..Self::default() }
    }
}
