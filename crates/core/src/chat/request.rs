use serde::{Deserialize, Deserializer, Serialize};

use super::{
    Message, Pairs, Prediction, ProviderPreferences, Reasoning, ResponseFormat, Tool, ToolChoice,
    Verbosity,
};
use crate::json::{Place, Reader, Wrong, members, text_or_list};

/// What is asked: the fields of the wire (API sheet 1.6) that are proven not to cost anything.
///
/// INVARIANT: a field that is not listed here cannot be sent. Unknown fields are an error, not
/// dropped, because a dropped field would answer another question than the one that was asked.
///
/// `null` counts as absent when a request is read, because other clients write it; it is never
/// sent, because the gateway was seen to refuse it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ChatRequest {
    /// A free model's id, such as `openrouter/free` or one that ends in `:free`.
    pub model: String,
    /// At most three ids that the server may ask in turn when the model fails, each of them free.
    #[serde(default, deserialize_with = "or_none", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub models: Vec<String>,
    /// The conversation so far, oldest first.
    pub messages: Vec<Message>,
    /// Longest answer in tokens, reasoning included; at least 1. The older name, which more providers
    /// take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max_tokens: Option<u32>,
    /// The same under its newer name. Give one of the two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max_completion_tokens: Option<u32>,
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
    /// 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub top_a: Option<f64>,
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
    pub seed: Option<i64>,
    /// Where to stop writing; at most 4 texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub stop: Option<Stop>,
    /// Makes tokens (by their number) likelier or less likely: -100 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "Record<string, number>"))]
    pub logit_bias: Option<Pairs<f64>>,
    /// Tell how likely each token was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub logprobs: Option<bool>,
    /// How many likely others to tell for each token; 0 to 20, with `logprobs`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub top_logprobs: Option<u8>,
    /// What the model may call. Each round of calls and results is one more request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub tools: Option<Vec<Tool>>,
    /// Which tool it has to call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub tool_choice: Option<ToolChoice>,
    /// Whether it may call several tools at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub parallel_tool_calls: Option<bool>,
    /// The form of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub response_format: Option<ResponseFormat>,
    /// How much to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub verbosity: Option<Verbosity>,
    /// How much to think.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub reasoning: Option<Reasoning>,
    /// What the answer will mostly repeat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub prediction: Option<Prediction>,
    /// Groups requests of one conversation; at most 256 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub session_id: Option<String>,
    /// A stable pseudonym of the person who asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub user: Option<String>,
    /// Notes for the account's logs: at most 16, names of 64 and values of 512 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "Record<string, string>"))]
    pub metadata: Option<Pairs<String>>,
    /// Which providers may answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub provider: Option<ProviderPreferences>,
}

fn or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
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

impl ChatRequest {
    /// A request with default parameters.
    pub fn new(model: impl Into<String>, messages: Vec<Message>) -> Self {
        Self { model: model.into(), messages, ..Self::default() }
    }

    /// The longest answer that is asked for, under either name.
    pub fn answer_limit(&self) -> Option<u32> {
        self.max_completion_tokens.or(self.max_tokens)
    }

    /// Whether a document is among the parts: a model that does not read documents itself has them
    /// read by a paid reader, unless the request names the free one (API sheet 2.4, 4).
    pub fn has_documents(&self) -> bool {
        self.messages.iter().flat_map(Message::attachments).any(|part| part.modality() == "file")
    }
}

members! {
    ChatRequest from Self::default();
    must { model, messages }
    may { models, max_tokens, max_completion_tokens, temperature, top_p, top_k, min_p, top_a, frequency_penalty, presence_penalty, repetition_penalty, seed, stop, logit_bias, logprobs, top_logprobs, tools, tool_choice, parallel_tool_calls, response_format, verbosity, reasoning, prediction, session_id, user, metadata, provider }
}

impl Place for Stop {
    fn empty() -> Self {
        Self::One(String::new())
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        let mut text = String::new();
        *self = match text_or_list(&mut text, reader)? {
            Some(texts) => Self::Several(texts),
            None => Self::One(text),
        };
        Ok(())
    }
}
