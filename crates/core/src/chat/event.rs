use serde::Serialize;

use super::{Annotation, FinishReason, TokenLogprob, ToolCall, Usage};
use crate::Millis;

/// What happens during one call, in order.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Event {
    /// The gateway took the call and waits for a provider; again with each of its signs of life.
    Queued,
    /// Who answers, as soon as the stream says it. Again if it changes.
    Served {
        /// The model that answers; differs from the asked one for `openrouter/free`.
        model: String,
        /// The provider that runs it.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", tsify(optional))]
        provider: Option<String>,
        /// Generation id, for support and for `/generation`.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", tsify(optional))]
        id: Option<String>,
    },
    /// A piece of the reasoning.
    Reasoning {
        /// The text to append.
        text: String,
    },
    /// A piece of the answer: all that one network read brought.
    Text {
        /// The text to append.
        text: String,
    },
    /// A piece of what the model says instead of an answer.
    Refusal {
        /// The text to append.
        text: String,
    },
    /// A piece of a tool call, for showing it as it is written.
    ToolCallDelta {
        /// Which call, counted from 0.
        index: u32,
        /// The call's id, as soon as it is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", tsify(optional))]
        id: Option<String>,
        /// The function's name, as soon as it is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", tsify(optional))]
        name: Option<String>,
        /// What to append to the JSON text of its arguments.
        arguments: String,
    },
    /// A tool call that is complete: told once the model stopped, before its `finish`.
    ToolCall {
        /// Which call, counted from 0.
        index: u32,
        /// The call; its arguments may still be malformed.
        call: ToolCall,
    },
    /// What the answer refers to.
    Annotation {
        /// A page or a document.
        annotation: Annotation,
    },
    /// How likely the tokens of this read were.
    Logprobs {
        /// Tokens in order.
        tokens: Vec<TokenLogprob>,
    },
    /// The model stopped. Arrives twice on the wire, once here; again only when a known reason
    /// follows one that is not.
    Finish {
        /// Why it stopped.
        reason: FinishReason,
        /// The provider's own word.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "typescript", tsify(optional))]
        native_reason: Option<String>,
    },
    /// What the call used, as the server counted it.
    Usage {
        /// Tokens and cost.
        usage: Usage,
    },
    /// Nothing is sent before this moment; told once for each wait.
    Waiting {
        /// Ms since the Unix epoch.
        until: Millis,
        /// What is waited for.
        reason: Pause,
    },
    /// Another try begins: the model before could not answer or could not be asked. Told from the
    /// second try on.
    Try {
        /// The model that is asked now.
        model: String,
        /// Counts from 1, models that could not be asked included: its place in the receipt's `tries`.
        number: u32,
    },
    /// What was told of the answer so far is void, because its model failed: drop it. Comes only in
    /// calls that may restart, just before the next try.
    Restarted,
}

/// Why nothing is sent yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Pause {
    /// The account has used its free requests of the minute.
    MinuteLimit,
    /// The model was busy a moment ago.
    Cooling,
    /// The same model is asked again after a failure that may pass.
    Retry,
}
