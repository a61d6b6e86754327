use std::{borrow::Cow, ops::Range};

use super::{Annotation, TokenLogprob, ToolPiece, Usage, logprob};
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
    /// What the model says instead of an answer.
    Refusal(Cow<'a, str>),
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
    /// `delta.tool_calls`.
    pub tool_calls: Vec<ToolPiece<'a>>,
    /// The elements of `delta.reasoning_details`, as they were written.
    pub reasoning_details: Vec<&'a [u8]>,
    /// `delta.annotations`, the known kinds.
    pub annotations: Vec<Annotation>,
    /// `logprobs` of the choice.
    pub logprobs: Vec<TokenLogprob>,
    has_delta: bool,
    /// Where `text` stands in the data, quotes included.
    pub(super) text_at: Option<Range<usize>>,
}

impl<'a> Chunk<'a> {
    /// Reads the data of one event.
    pub fn read(data: &'a [u8]) -> Result<Self, Malformed> {
        let mut chunk = Self::default();
        let mut is_error = false;
        Cursor::new(data).object(|key, value| {
            // Some servers send the error itself as a chunk, with nothing around it.
            if key == b"object" {
                is_error = value.raw()? == b"\"error\"";
                return Ok(());
            }
            chunk.field(key, value)
        })?;
        if is_error && chunk.error.is_none() {
            chunk.error = ErrorBody::read_error(&mut Cursor::new(data))?;
        }
        Ok(chunk)
    }

    /// The text pieces in the order in which a model produces them.
    pub fn pieces(&mut self) -> impl Iterator<Item = Piece<'a>> + use<'a> {
        let filled = |text: &Cow<'_, str>| !text.is_empty();
        let reasoning = self.reasoning.take().filter(filled).or_else(|| self.readable());
        let reasoning = reasoning.map(Piece::Reasoning);
        let refusal = self.refusal.take().filter(filled).map(Piece::Refusal);
        let text = self.text.take().filter(filled).map(Piece::Text).or(refusal);
        reasoning.into_iter().chain(text)
    }

    /// The readable parts of `reasoning_details`, which `reasoning` mirrors where it is there.
    fn readable(&self) -> Option<Cow<'a, str>> {
        let mut all = Cow::Borrowed("");
        for detail in &self.reasoning_details {
            // What cannot be read is not shown; it is kept all the same.
            let _ = Cursor::new(detail).object(|key, value| {
                if matches!(key, b"text" | b"summary")
                    && let Some(text) = value.string()?
                {
                    if all.is_empty() {
                        all = text;
                    } else {
                        all.to_mut().push_str(&text);
                    }
                }
                Ok(())
            });
        }
        Some(all).filter(|all| !all.is_empty())
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
            && self.tool_calls.is_empty()
            && self.reasoning_details.is_empty()
            && self.annotations.is_empty()
            && self.logprobs.is_empty()
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
                self.tool_calls.clear();
                self.reasoning_details.clear();
                self.annotations.clear();
                self.has_delta = true;
                value.object(|key, value| self.delta(key, value))?;
            }
            // Some servers repeat the answer so far in `message` beside each delta.
            b"message" if !self.has_delta => value.object(|key, value| self.delta(key, value))?,
            b"finish_reason" => self.finish_reason = value.string()?,
            b"logprobs" => self.logprobs = logprob::read(value)?,
            b"native_finish_reason" => self.native_finish_reason = value.string()?,
            b"error" => self.error = self.error.take().or(ErrorBody::read_error(value)?),
            _ => {}
        }
        Ok(())
    }

    fn delta(&mut self, key: &[u8], value: &mut Cursor<'a>) -> Result<(), Malformed> {
        match key {
            b"content" => {
                let (start, mut list) = (value.at(), value.clone());
                self.text = value.string()?;
                self.text_at = self.text.is_some().then(|| start..value.at());
                if self.text.is_none() {
                    self.text = parts(&mut list)?;
                }
            }
            // A null `reasoning` beside a filled `reasoning_content` must not hide it.
            b"reasoning" | b"reasoning_content" => {
                let text = value.string()?;
                self.reasoning = self.reasoning.take().filter(|text| !text.is_empty()).or(text);
            }
            b"refusal" => self.refusal = value.string()?,
            _ => return self.more(key, value),
        }
        Ok(())
    }

    /// What few deltas hold.
    fn more(&mut self, key: &[u8], value: &mut Cursor<'a>) -> Result<(), Malformed> {
        match key {
            b"tool_calls" => value.array(|call| {
                self.tool_calls.push(ToolPiece::read(call)?);
                Ok(())
            }),
            b"reasoning_details" => value.array(|detail| {
                self.reasoning_details.push(detail.raw()?);
                Ok(())
            }),
            b"annotations" => value.array(|annotation| {
                self.annotations.extend(Annotation::read(annotation)?);
                Ok(())
            }),
            _ => Ok(()),
        }
    }
}

fn usage(value: &mut Cursor<'_>) -> Result<Option<Usage>, Malformed> {
    let raw = value.raw()?;
    if raw.first() != Some(&b'{') {
        return Ok(None);
    }
    Usage::read(&mut Cursor::new(raw)).map(Some)
}

/// The text of content that is a list of parts, as some providers send it.
fn parts<'a>(list: &mut Cursor<'a>) -> Result<Option<Cow<'a, str>>, Malformed> {
    let mut all: Option<Cow<'a, str>> = None;
    list.array(|part| {
        part.object(|key, value| {
            if key == b"text"
                && let Some(text) = value.string()?
            {
                match &mut all {
                    Some(all) => all.to_mut().push_str(&text),
                    None => all = Some(text),
                }
            }
            Ok(())
        })
    })?;
    Ok(all)
}
