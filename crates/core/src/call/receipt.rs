use serde::{Deserialize, Serialize};

use std::borrow::Cow;

use super::{Clocks, Span};
use crate::{
    Error,
    chat::{FinishReason, Raw, ToolCall, Usage},
    run::Try,
};

/// How a call ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Outcome {
    /// The model finished.
    Complete,
    /// The caller stopped it.
    Cancelled,
    /// It failed; what had arrived is kept.
    #[default]
    Failed,
}

/// What is odd about a call, without being a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Warning {
    /// The server names a model that neither was asked nor has the id of a free one. A cost would
    /// be a failure; without one, this is worth a look at the account's activity.
    ServedNotFree,
    /// Another free model than the one that was asked answered.
    ServedOther,
    /// The answer ended before the server said what it cost: unknown, which is not the same as
    /// nothing.
    CostUnknown,
}

/// What is left of a call when it is over: who answered, how fast, what it used, what went wrong.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Receipt {
    /// How it ended.
    pub outcome: Outcome,
    /// The model that was asked.
    pub model: String,
    /// The model that answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub served_model: Option<String>,
    /// The provider that ran it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub provider: Option<String>,
    /// Generation id.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub id: Option<String>,
    /// Why the model stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub finish_reason: Option<FinishReason>,
    /// The tool calls that the model made, complete.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub tool_calls: Vec<ToolCall>,
    /// What the model thought, as it came, to be sent back with the answer (API sheet 4.3).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "Record<string, unknown>[]"))]
    pub reasoning_details: Vec<Raw>,
    /// Tokens and cost, as the server counted them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub usage: Option<Usage>,
    /// Tokens a second from the first token to the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub tokens_per_second: Option<f64>,
    /// When things happened.
    pub clocks: Clocks,
    /// Where the time went.
    pub timeline: Vec<Span>,
    /// Events of the stream that were not JSON and were passed over.
    pub unreadable_chunks: u32,
    /// What is odd about it; nearly always empty.
    pub warnings: Vec<Warning>,
    /// Parameters that the model is not known to take: sent, and dropped by the gateway.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "string[]"))]
    pub ignored: Vec<Cow<'static, str>>,
    /// What went wrong; always there when the outcome is `failed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub error: Option<Error>,
    /// Every model that was asked or could not be, in order. The rest of the receipt is about the
    /// last one that was asked.
    pub tries: Vec<Try>,
    /// How many requests were sent: so many of the account's free ones are used.
    pub requests: u32,
}
