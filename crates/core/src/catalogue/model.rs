use std::borrow::Cow;

use serde::Serialize;

use super::{free, price::Pricing};
use crate::{
    catalogue::NotFree,
    json::{Cursor, Malformed},
};

/// One catalogue entry (API sheet 1.1), as far as it is used.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Model {
    /// What is sent as `model`. The only unique key: canonical slugs are shared.
    pub id: String,
    /// Name for people; free entries end in "(free)".
    pub name: String,
    /// When the entry appeared, seconds since the Unix epoch; 0 when not said.
    pub created: u64,
    /// One or two sentences, cut short by the server.
    pub description: String,
    /// Tokens that prompt and answer may have together; 0 when not said.
    pub context_length: u32,
    /// Longest answer in tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max_completion_tokens: Option<u32>,
    /// What it reads: text, image, audio, file, video.
    pub input_modalities: Vec<String>,
    /// What it writes; chat models write only text.
    pub output_modalities: Vec<String>,
    /// Request parameters that its endpoints take.
    pub supported_parameters: Vec<String>,
    /// Day (`YYYY-MM-DD`) after which it may vanish.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub expiration_date: Option<String>,
    /// How it thinks; absent when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub reasoning: Option<ReasoningSupport>,
    /// The prices, already judged.
    #[serde(skip)]
    pub pricing: Pricing,
}

/// How a model thinks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ReasoningSupport {
    /// Thinking cannot be switched off.
    pub mandatory: bool,
    /// It thinks unless told not to.
    pub default_enabled: bool,
}

impl Model {
    /// Reads one element of `data`; an entry without an id is none.
    pub(super) fn read(value: &mut Cursor<'_>) -> Result<Option<Self>, Malformed> {
        let mut model = Self::default();
        value.object(|key, value| model.field(key, value))?;
        if model.name.is_empty() {
            model.name.clone_from(&model.id);
        }
        Ok((!model.id.is_empty()).then_some(model))
    }

    /// Whether chats with this model cost nothing, and if not, why (API sheet 2.1).
    pub fn free(&self) -> Result<(), NotFree> {
        free::judge(self)
    }

    /// Whether it reads `modality`.
    pub fn reads(&self, modality: &str) -> bool {
        self.input_modalities.iter().any(|known| known == modality)
    }

    /// Whether its endpoints take `parameter`.
    pub fn supports(&self, parameter: &str) -> bool {
        self.supported_parameters.iter().any(|known| known == parameter)
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"id" => self.id = text(value)?,
            b"name" => self.name = text(value)?,
            b"created" => self.created = count(value)?.unwrap_or(0),
            b"description" => self.description = text(value)?,
            b"context_length" => self.context_length = small(value)?.unwrap_or(0),
            b"architecture" => value.object(|key, value| self.architecture(key, value))?,
            b"pricing" => self.pricing = Pricing::read(value)?,
            b"top_provider" => value.object(|key, value| {
                if key == b"max_completion_tokens" {
                    self.max_completion_tokens = small(value)?;
                }
                Ok(())
            })?,
            b"supported_parameters" => self.supported_parameters = value.strings()?,
            b"expiration_date" => {
                self.expiration_date = value.string()?.map(Cow::into_owned);
            }
            b"reasoning" => self.reasoning = reasoning(value)?,
            _ => {}
        }
        Ok(())
    }

    fn architecture(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"input_modalities" => self.input_modalities = value.strings()?,
            b"output_modalities" => self.output_modalities = outputs(value)?,
            _ => {}
        }
        Ok(())
    }
}

/// INVARIANT (fail closed): what is no text stays in the list under a name that no chat has.
fn outputs(value: &mut Cursor<'_>) -> Result<Vec<String>, Malformed> {
    let mut all = Vec::new();
    value.array(|item| {
        all.push(item.string()?.map_or_else(|| "unreadable".to_owned(), Cow::into_owned));
        Ok(())
    })?;
    Ok(all)
}

fn reasoning(value: &mut Cursor<'_>) -> Result<Option<ReasoningSupport>, Malformed> {
    let mut support = None;
    value.object(|key, value| {
        let support = support.get_or_insert_with(ReasoningSupport::default);
        match key {
            b"mandatory" => support.mandatory = value.flag()?.unwrap_or(false),
            b"default_enabled" => support.default_enabled = value.flag()?.unwrap_or(false),
            _ => {}
        }
        Ok(())
    })?;
    Ok(support)
}

fn text(value: &mut Cursor<'_>) -> Result<String, Malformed> {
    Ok(value.string()?.unwrap_or_default().into_owned())
}

fn count(value: &mut Cursor<'_>) -> Result<Option<u64>, Malformed> {
    Ok(value.integer()?.and_then(|count| u64::try_from(count).ok()))
}

fn small(value: &mut Cursor<'_>) -> Result<Option<u32>, Malformed> {
    Ok(value.integer()?.and_then(|count| u32::try_from(count).ok()))
}
