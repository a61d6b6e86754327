//! What an entry says beyond its name, its size and its prices.

use serde::Serialize;

use super::fields::{said, small, text};
use crate::json::{Cursor, Malformed};

/// How a model thinks (API sheet 1.1, `reasoning`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ReasoningSupport {
    /// Thinking cannot be switched off.
    pub mandatory: bool,
    /// It thinks unless told not to.
    pub default_enabled: bool,
    /// The efforts that a request can choose: an empty list means any, none at all that the effort
    /// cannot be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub supported_efforts: Option<Vec<String>>,
    /// The effort of requests that choose none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub default_effort: Option<String>,
    /// Whether a request can give thinking a budget in tokens.
    pub supports_max_tokens: bool,
}

impl ReasoningSupport {
    /// Whether a request can ask for this effort.
    pub fn takes_effort(&self, effort: &str) -> bool {
        let takes = |efforts: &Vec<String>| {
            efforts.is_empty() || efforts.iter().any(|known| known == effort)
        };
        self.supported_efforts.as_ref().is_some_and(takes)
    }

    /// `null` and other shapes mean: it does not think.
    pub(super) fn read(value: &mut Cursor<'_>) -> Result<Option<Self>, Malformed> {
        let mut support = None;
        value.object(|key, value| support.get_or_insert_with(Self::default).field(key, value))?;
        Ok(support)
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"mandatory" => self.mandatory = value.flag()?.unwrap_or(false),
            b"default_enabled" => self.default_enabled = value.flag()?.unwrap_or(false),
            b"supported_efforts" => self.supported_efforts = Some(value.strings()?),
            b"default_effort" => self.default_effort = said(value)?,
            b"supports_max_tokens" => self.supports_max_tokens = value.flag()?.unwrap_or(false),
            _ => {}
        }
        Ok(())
    }
}

/// Sampling values that requests get when they name none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct DefaultParameters {
    /// 0 to 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub temperature: Option<f64>,
    /// 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub top_p: Option<f64>,
    /// 0 or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub top_k: Option<f64>,
    /// -2 to 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub frequency_penalty: Option<f64>,
    /// -2 to 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub presence_penalty: Option<f64>,
    /// 0 to 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub repetition_penalty: Option<f64>,
}

impl DefaultParameters {
    pub(super) fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        let place = match key {
            b"temperature" => &mut self.temperature,
            b"top_p" => &mut self.top_p,
            b"top_k" => &mut self.top_k,
            b"frequency_penalty" => &mut self.frequency_penalty,
            b"presence_penalty" => &mut self.presence_penalty,
            b"repetition_penalty" => &mut self.repetition_penalty,
            _ => return Ok(()),
        };
        *place = value.number()?;
        Ok(())
    }
}

/// The most that one request may hold; null for every model so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct RequestLimits {
    /// Tokens of the prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub prompt_tokens: Option<u32>,
    /// Tokens of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub completion_tokens: Option<u32>,
}

impl RequestLimits {
    pub(super) fn read(value: &mut Cursor<'_>) -> Result<Option<Self>, Malformed> {
        let mut limits = None;
        value.object(|key, value| {
            let limits = limits.get_or_insert_with(Self::default);
            match key {
                b"prompt_tokens" => limits.prompt_tokens = small(value)?,
                b"completion_tokens" => limits.completion_tokens = small(value)?,
                _ => {}
            }
            Ok(())
        })?;
        Ok(limits)
    }
}

/// What an alias such as `~acme/owl-latest` stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct AliasTarget {
    /// Name for people.
    pub name: String,
    /// The id that answers.
    pub slug: String,
}

impl AliasTarget {
    pub(super) fn read(value: &mut Cursor<'_>) -> Result<Option<Self>, Malformed> {
        let mut target = Self::default();
        value.object(|key, value| {
            match key {
                b"name" => target.name = text(value)?,
                b"slug" => target.slug = text(value)?,
                _ => {}
            }
            Ok(())
        })?;
        Ok((!target.slug.is_empty()).then_some(target))
    }
}
