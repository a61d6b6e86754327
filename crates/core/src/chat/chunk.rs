use std::{borrow::Cow, ops::Range};

use super::Usage;
use crate::{
    error::ErrorBody,
    json::{Cursor, Malformed},
};

/// What one chunk adds to the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Reasoning text.
    Reasoning(Cow<'a, str>),
    /// Answer text.
    Text(Cow<'a, str>),
}

/// One `chat.completion.chunk`, read permissively (API sheet 4.2): every field is optional, a
/// field of another type counts as absent, unknown fields are skipped without being built.
#[derive(Debug, Default, PartialEq)]
pub struct Chunk<'a> {
    /// Generation id.
    pub id: Option<Cow<'a, str>>,
    /// The model that serves.
    pub model: Option<Cow<'a, str>>,
    /// The provider that serves.
    pub provider: Option<Cow<'a, str>>,
    /// `delta.reasoning`, or `reasoning_content` of other servers.
    pub reasoning: Option<Cow<'a, str>>,
    /// `delta.content`.
    pub text: Option<Cow<'a, str>>,
    /// `delta.refusal`: what the model says instead of `content`.
    pub refusal: Option<Cow<'a, str>>,
    /// `finish_reason`.
    pub finish_reason: Option<Cow<'a, str>>,
    /// `native_finish_reason`.
    pub native_finish_reason: Option<Cow<'a, str>>,
    /// Sent once, near the end.
    pub usage: Option<Usage>,
    /// A failure in the middle of the answer, of the chunk or of its choice.
    pub error: Option<ErrorBody>,
    /// Whether the delta carries a piece of a tool call.
    pub has_tool_calls: bool,
    has_delta: bool,
    /// Where `text` stands in the data, quotes included.
    pub(super) text_at: Option<Range<usize>>,
}

impl<'a> Chunk<'a> {
    /// Reads the data of one event.
    pub fn read(data: &'a [u8]) -> Result<Self, Malformed> {
        let mut chunk = Self::default();
        Cursor::new(data).object(|key, value| chunk.field(key, value))?;
        Ok(chunk)
    }

    /// The text pieces in the order in which a model produces them.
    pub fn pieces(&mut self) -> impl Iterator<Item = Piece<'a>> + use<'a> {
        let filled = |text: &Cow<'_, str>| !text.is_empty();
        let reasoning = self.reasoning.take().filter(filled).map(Piece::Reasoning);
        let refusal = self.refusal.take().filter(filled);
        let text = self.text.take().filter(filled).or(refusal).map(Piece::Text);
        reasoning.into_iter().chain(text)
    }

    /// Whether it adds a text and says nothing else that counts.
    pub(super) fn is_only_text(&self) -> bool {
        let Self { reasoning, refusal, finish_reason, usage, error, .. } = self;
        self.text.is_some()
            && reasoning.as_deref().is_none_or(str::is_empty)
            && refusal.as_deref().is_none_or(str::is_empty)
            && finish_reason.is_none()
            && usage.is_none()
            && error.is_none()
            && !self.has_tool_calls
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'a>) -> Result<(), Malformed> {
        match key {
            b"id" => self.id = value.string()?,
            b"model" => self.model = value.string()?,
            b"provider" => self.provider = value.string()?,
            b"choices" => {
                let mut first = true;
                value.array(|choice| {
                    if std::mem::take(&mut first) {
                        choice.object(|key, value| self.choice(key, value))?;
                    }
                    Ok(())
                })?;
            }
            b"usage" => self.usage = usage(value)?,
            b"error" => self.error = ErrorBody::read_error(value)?,
            _ => {}
        }
        Ok(())
    }

    fn choice(&mut self, key: &[u8], value: &mut Cursor<'a>) -> Result<(), Malformed> {
        match key {
            b"delta" => {
                (self.text, self.reasoning, self.refusal) = (None, None, None);
                self.has_delta = true;
                value.object(|key, value| self.delta(key, value))?;
            }
            // Some servers repeat the answer so far in `message` beside each delta.
            b"message" if !self.has_delta => value.object(|key, value| self.delta(key, value))?,
            b"finish_reason" => self.finish_reason = value.string()?,
            b"native_finish_reason" => self.native_finish_reason = value.string()?,
            b"error" => self.error = self.error.take().or(ErrorBody::read_error(value)?),
            _ => {}
        }
        Ok(())
    }

    fn delta(&mut self, key: &[u8], value: &mut Cursor<'a>) -> Result<(), Malformed> {
        match key {
            b"content" => {
                let start = value.at();
                self.text = value.string()?;
                self.text_at = self.text.is_some().then(|| start..value.at());
            }
            // A null `reasoning` beside a filled `reasoning_content` must not hide it.
            b"reasoning" | b"reasoning_content" => {
                let text = value.string()?;
                self.reasoning = self.reasoning.take().filter(|text| !text.is_empty()).or(text);
            }
            b"refusal" => self.refusal = value.string()?,
            b"tool_calls" => value.array(|_| {
                self.has_tool_calls = true;
                Ok(())
            })?,
            _ => {}
        }
        Ok(())
    }
}

fn usage(value: &mut Cursor<'_>) -> Result<Option<Usage>, Malformed> {
    let raw = value.raw()?;
    if raw.first() != Some(&b'{') {
        return Ok(None);
    }
    Usage::read(&mut Cursor::new(raw)).map(Some)
}
