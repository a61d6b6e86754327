use std::borrow::Cow;

use crate::json::{Cursor, Malformed};

/// What an error body says, whichever of its shapes it has (API sheet 3.3).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErrorBody {
    /// `error.code`, an integer or a word.
    pub code: Option<String>,
    /// `error.message`.
    pub message: Option<String>,
    /// `error.metadata.raw`: the provider's own words.
    pub raw: Option<String>,
    /// `error.metadata.provider_name`.
    pub provider: Option<String>,
    /// `error.metadata.limit_source`.
    pub limit_source: Option<String>,
    /// `error.metadata.failed_routing_step`.
    pub routing_step: Option<String>,
    /// `error.availability.code`, announced but rarely seen.
    pub availability: Option<String>,
    /// `error.metadata.reasons`, as sent with moderation.
    pub reasons: Vec<String>,
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

    /// Reads the value of an `error` member; `null` is no error.
    pub(crate) fn read_error(value: &mut Cursor<'_>) -> Result<Option<Self>, Malformed> {
        let raw = value.raw()?;
        let mut body = Self::default();
        match raw.first() {
            Some(b'{') => Cursor::new(raw).object(|key, value| body.field(key, value))?,
            Some(b'"') => body.message = owned(Cursor::new(raw).string()?),
            _ => return Ok(None),
        }
        Ok(Some(body))
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"code" => self.code = value.word()?,
            b"message" => self.message = owned(value.string()?),
            b"metadata" => value.object(|key, value| self.metadata(key, value))?,
            b"availability" => value.object(|key, value| self.availability(key, value))?,
            _ => {}
        }
        Ok(())
    }

    fn metadata(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"raw" => self.raw = owned(value.string()?),
            b"provider_name" => self.provider = owned(value.string()?),
            b"limit_source" => self.limit_source = owned(value.string()?),
            b"failed_routing_step" => self.routing_step = owned(value.string()?),
            b"reasons" => self.reasons = value.strings()?,
            b"retry_after_seconds" => self.retry_after.metadata = value.word()?,
            b"headers" => value.object(|key, value| self.header(key, value))?,
            _ => {}
        }
        Ok(())
    }

    fn availability(&mut self, key: &[u8], value: &mut Cursor<'_>) -> Result<(), Malformed> {
        match key {
            b"code" => self.availability = owned(value.string()?),
            b"retry_after" => self.retry_after.availability = value.word()?,
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
            .any(|text| text.to_ascii_lowercase().contains(part))
    }
}

fn owned(text: Option<Cow<'_, str>>) -> Option<String> {
    text.map(Cow::into_owned).filter(|text| !text.is_empty())
}
