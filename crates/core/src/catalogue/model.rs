use serde::Serialize;

use super::{
    AliasTarget, Benchmarks, DefaultParameters, Kind, NotFree, Purpose, ReasoningSupport,
    RequestLimits, free, kind, price::Pricing,
};
use crate::{Millis, calendar};

/// One catalogue entry: every field of API sheet 1.1 but `links.details`, which leads from a free
/// entry to the endpoints of the paid one.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Model {
    /// What is sent as `model`. The only unique key.
    pub id: String,
    /// The dated name of the weights; shared by the paid, free and batch entries of one model.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub canonical_slug: Option<String>,
    /// Name for people; free entries end in "(free)".
    pub name: String,
    /// When the entry appeared, seconds since the Unix epoch; 0 when not said.
    pub created: u64,
    /// One or two sentences, cut short by the server; may hold Markdown links.
    pub description: String,
    /// Tokens that prompt and answer may have together; 0 when not said.
    pub context_length: u32,
    /// The same, of the endpoint that is asked first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub provider_context_length: Option<u32>,
    /// Longest answer in tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max_completion_tokens: Option<u32>,
    /// Whether prompts are checked by moderation first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub is_moderated: Option<bool>,
    /// The most that one request may hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub per_request_limits: Option<RequestLimits>,
    /// What it reads and writes in one text, such as `text+image->text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub modality: Option<String>,
    /// What it reads: text, image, audio, file, video.
    pub input_modalities: Vec<String>,
    /// What it writes; chat models write only text.
    pub output_modalities: Vec<String>,
    /// Family of its tokenizer; `Router` for routers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub tokenizer: Option<String>,
    /// Format of its prompts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub instruct_type: Option<String>,
    /// Request parameters that its endpoints take.
    pub supported_parameters: Vec<String>,
    /// Values of parameters that a request leaves out.
    pub default_parameters: DefaultParameters,
    /// Voices of a speech model.
    pub supported_voices: Vec<String>,
    /// Day (`YYYY-MM-DD`) or month up to which its training text goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub knowledge_cutoff: Option<String>,
    /// Day (`YYYY-MM-DD`) after which it may vanish.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub expiration_date: Option<String>,
    /// Name of its weights at Hugging Face.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub hugging_face_id: Option<String>,
    /// What it stands for, when it is an alias.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub alias_target: Option<AliasTarget>,
    /// How it thinks; absent when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub reasoning: Option<ReasoningSupport>,
    /// What others measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub benchmarks: Option<Benchmarks>,
    /// The prices, already judged.
    #[serde(skip)]
    pub pricing: Pricing,
}

impl Model {
    /// Whether chats with this model cost nothing, and if not, why (API sheet 2.1).
    pub fn free(&self) -> Result<(), NotFree> {
        self.free_for(Purpose::Chat)
    }

    /// Whether asking this model for `purpose` costs nothing, and if not, why.
    pub fn free_for(&self, purpose: Purpose) -> Result<(), NotFree> {
        free::judge(self, purpose)
    }

    /// What it is for.
    pub fn kind(&self) -> Kind {
        kind::of(self)
    }

    /// Whether it belongs into a list of models to talk with: [`Kind::Chat`].
    pub fn is_chat(&self) -> bool {
        self.kind() == Kind::Chat
    }

    /// Who made it: what stands before the slash of its id.
    pub fn author(&self) -> &str {
        self.id.split_once('/').map_or("", |(author, _)| author)
    }

    /// When it may vanish: the end of the day in UTC that it names.
    pub fn expires_at(&self) -> Option<Millis> {
        let day = calendar::day(self.expiration_date.as_deref()?)?;
        Some(day.saturating_add(calendar::DAY))
    }

    /// Whether it reads `modality`.
    pub fn reads(&self, modality: &str) -> bool {
        self.input_modalities.iter().any(|known| known == modality)
    }

    /// Whether it writes `modality`.
    pub fn writes(&self, modality: &str) -> bool {
        self.output_modalities.iter().any(|known| known == modality)
    }

    /// Whether its endpoints take `parameter`.
    pub fn supports(&self, parameter: &str) -> bool {
        self.supported_parameters.iter().any(|known| known == parameter)
    }
}
