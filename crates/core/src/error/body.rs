use std::borrow::Cow;

use super::{redact::excerpt, said};
use crate::{
    json::{Cursor, Malformed},
    words,
};

/// What an error body says, whichever of its shapes it has (API sheet 3.3).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErrorBody {
    /// `error.code`, an integer or a word.
    pub code: Option<String>,
    /// `error.message`; of a validator's list of issues, what it says of each field.
    pub message: Option<String>,
    /// `error_type`, in `error.metadata` or in `error` itself.
    pub kind: Option<String>,
    /// `error.http_status`, which stands in for a missing code.
    pub http_status: Option<String>,
    /// `error.metadata.raw`: the provider's own words, taken out of the JSON they may be in.
    pub raw: Option<String>,
    /// `error.metadata.provider_name`.
    pub provider: Option<String>,
    /// `error.metadata.is_byok`: the provider was asked with the caller's own key for it.
    pub is_byok: bool,
    /// `error.metadata.limit_source`.
    pub limit_source: Option<String>,
    /// `error.metadata.reason`, beside a limit source.
    pub reason: Option<String>,
    /// `error.metadata.failed_routing_step`.
    pub routing_step: Option<String>,
    /// `error.metadata.reasons`, as sent with moderation.
    pub reasons: Vec<String>,
    /// `error.metadata.patterns`: what of a guardrail matched the prompt.
    pub patterns: Vec<String>,
    /// `error.metadata.ineligibility_reasons[].configure_url`: where the cause can be changed.
    pub configure_url: Option<String>,
    /// `error.availability.code`, announced but rarely seen.
    pub availability: Option<String>,
    /// `error.availability.excluded_by`.
    pub excluded_by: Vec<String>,
    /// `error.availability.fallback_models`, or the id that the message names instead of a free one
    /// that ended. These can cost money: data to show, never to follow.
    pub fallback_models: Vec<String>,
    /// How long to wait, from the three places where a body says it.
    pub retry_after: RetryAfter,
    /// `X-RateLimit-Limit`, repeated in the body.
    pub limit: Option<String>,
    /// `X-RateLimit-Reset`, repeated in the body because browsers cannot read the header.
    pub reset_at: Option<String>,
}

/// How long to wait, in the order in which it is believed (API sheet 3.7).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RetryAfter {
    /// `availability.retry_after`, seconds.
    pub availability: Option<String>,
    /// `metadata.retry_after_seconds`.
    pub metadata: Option<String>,
    /// `metadata.headers["Retry-After"]`: seconds or an HTTP date.
    pub header: Option<String>,
}

impl ErrorBody {
    /// Reads a body that should hold `{"error": ...}`. `None` when it holds no error.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut found = None;
        let read = Cursor::new(bytes).object(|key, value| {
            if key == b"error" {
                found = Self::read_error(value)?;
            }
            Ok(())
        });
        read.ok().and(found)
    }

    /// Reads the value of an `error` member; `null` and an empty text are no errors.
    pub(crate) fn read_error(value: &mut Cursor<'_>) -> Result<Option<Self>, Malformed> {
        let raw = value.raw()?;
        let mut body = Self::default();
        match raw.first() {
            Some(b'{') => Cursor::new(raw).object(|key, value| body.field(key, value))?,
            Some(b'"') => body.message = owned(Cursor::new(raw).string()?),
            _ => return Ok(None),
        }
        if body == Self::default() && raw.first() == Some(&b'"') {
            return Ok(None);
        }
        body.fallback_models.extend(body.message.as_deref().and_then(said::paid_slug));
        body.fallback_models.retain(|id| said::is_slug(id));
        body.fallback_models.dedup();
        body.message = body.message.map(said::issues).map(said::short);
        body.raw = body.raw.map(said::inner).map(said::short);
        Ok(Some(body))
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"code" => self.code = value.word()?,
            b"message" => self.message = owned(value.string()?),
            b"error_type" => self.kind = owned(value.string()?),
            b"http_status" => self.http_status = value.word()?,
            b"metadata" => value.object(|key, value| self.metadata(key, value))?,
            b"availability" => value.object(|key, value| self.availability(key, value))?,
            _ => {}
        }
        Ok(())
    }

    fn metadata(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"error_type" => self.kind = owned(value.string()?),
            b"raw" => self.raw = owned(value.string()?),
            b"provider_name" => self.provider = name(value)?,
            b"is_byok" => self.is_byok = value.flag()?.unwrap_or_default(),
            b"limit_source" => self.limit_source = owned(value.string()?),
            b"reason" => self.reason = owned(value.string()?),
            b"failed_routing_step" => self.routing_step = owned(value.string()?),
            b"reasons" => self.reasons = value.strings()?,
            b"patterns" => self.patterns = value.strings()?,
            b"retry_after_seconds" => self.retry_after.metadata = value.word()?,
            b"headers" => value.object(|key, value| self.header(key, value))?,
            b"ineligibility_reasons" => {
                value.array(|one| one.object(|key, value| self.ineligible(key, value)))?;
            }
            _ => {}
        }
        Ok(())
    }

    fn ineligible(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        if key == b"configure_url" && self.configure_url.is_none() {
            self.configure_url = owned(value.string()?);
        }
        Ok(())
    }

    fn availability(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"code" => self.availability = owned(value.string()?),
            b"retry_after" => self.retry_after.availability = value.word()?,
            b"fallback_models" => self.fallback_models = value.strings()?,
            b"excluded_by" => {
                let mut one = value.clone();
                self.excluded_by = value.strings()?;
                self.excluded_by.extend(owned(one.string()?));
            }
            _ => {}
        }
        Ok(())
    }

    fn header(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        if key.eq_ignore_ascii_case(b"retry-after") {
            self.retry_after.header = value.word()?;
        } else if key.eq_ignore_ascii_case(b"x-ratelimit-reset") {
            self.reset_at = value.word()?;
        } else if key.eq_ignore_ascii_case(b"x-ratelimit-limit") {
            self.limit = value.word()?;
        }
        Ok(())
    }

    /// Whether the message or the provider's words contain `part`, in any case.
    pub(crate) fn says(&self, part: &str) -> bool {
        [&self.message, &self.raw]
            .into_iter()
            .flatten()
            .any(|text| words::holds(&text.to_ascii_lowercase(), part))
    }

    /// Whether one of several parts is said.
    pub(super) fn says_any(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.says(part))
    }

    /// Whether the gateway only passes on what a provider said.
    pub(super) fn is_of_provider(&self) -> bool {
        self.provider.is_some() && (self.raw.is_some() || self.says("provider returned error"))
    }

    /// Whether the failed routing step, which is a phrase for people, names `part`.
    pub(super) fn step(&self, part: &str) -> bool {
        self.routing_step.as_deref().is_some_and(|step| words::holds(step, part))
    }

    /// The first cause of exclusion that begins like `part`.
    pub(super) fn excluded_by(&self, part: &str) -> bool {
        self.excluded_by.iter().any(|cause| cause.starts_with(part))
    }
}

/// A name, fit to be shown. What is too long for one is none: a name cut off could end in the
/// middle of a key, which then nobody could find any more.
fn name(value: &mut Cursor<'_>) -> Result<Option<String>, Malformed> {
    Ok(value.string()?.filter(|name| name.len() <= 80).and_then(|name| excerpt(&name)))
}

fn owned(text: Option<Cow<'_, str>>) -> Option<String> {
    text.map(Cow::into_owned).filter(|text| !text.is_empty())
}
