use std::borrow::Cow;

use super::{
    Action, Chunk, Code, Error, Event, FinishReason, Frame, Kept, Millis, Outcome, Phase, Piece,
    Whole,
};
use super::{Receipt, Timeline};
use crate::{
    call::Clocks,
    chat::{Twin, Usage},
    error::{ErrorBody, Refused, from_body},
};

/// What has arrived of the answer, and what of it is not yet handed over.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) clocks: Clocks,
    pub(super) id: Option<String>,
    pub(super) is_done: bool,
    model: Option<String>,
    provider: Option<String>,
    finish: Option<FinishReason>,
    pub(super) usage: Option<Usage>,
    error: Option<ErrorBody>,
    has_text: bool,
    has_tool_calls: bool,
    unreadable: u32,
    twin: Twin,
    /// What this read brought, in order; text is merged, so that one read is one event however many
    /// chunks it held.
    waiting: Vec<Event>,
}

impl Answer {
    /// Takes in one frame of the stream.
    ///
    /// INVARIANT: what stands behind the end of the answer is not read, even when the same read
    /// brought it. Otherwise another chunking would give other events.
    pub(super) fn frame(&mut self, frame: Frame<'_>) {
        if self.is_done || self.error.is_some() || self.finish == Some(FinishReason::Error) {
            return;
        }
        match frame {
            Frame::Comment(_) => self.queued(),
            Frame::Data(b"[DONE]") => self.is_done = true,
            Frame::Data(data) if data.trim_ascii().is_empty() => {}
            Frame::Data(data) => self.data(data),
        }
    }

    fn data(&mut self, data: &[u8]) {
        if let Some(text) = self.twin.text(data) {
            if !text.is_empty() {
                self.piece(Piece::Text(text));
            }
            return;
        }
        match Chunk::read(data) {
            Ok(chunk) => {
                self.twin.learn(data, &chunk);
                self.chunk(chunk);
            }
            Err(_) => self.unreadable += 1,
        }
    }

    /// Takes in a reply that came in one piece, if it is an answer: nothing comes behind it.
    pub(super) fn whole(&mut self, kept: &Kept) {
        if let Ok(whole) = Whole::read(&kept.bytes)
            && whole.is_answer()
        {
            self.chunk(whole.0);
            self.is_done = true;
        }
    }

    /// Takes in one chunk.
    fn chunk(&mut self, mut chunk: Chunk<'_>) {
        self.served(&chunk);
        for piece in chunk.pieces() {
            self.piece(piece);
        }
        self.has_tool_calls |= chunk.has_tool_calls;
        self.finish(chunk.finish_reason, chunk.native_finish_reason);
        if let Some(usage) = chunk.usage {
            let usage = self.usage.take().map_or(usage.clone(), |older| usage.or(&older));
            self.waiting.push(Event::Usage { usage: usage.clone() });
            self.usage = Some(usage);
        }
        self.error = self.error.take().or(chunk.error);
    }

    /// A sign of life says something only until the first token, and once in a row.
    fn queued(&mut self) {
        if !self.has_token() && self.waiting.last() != Some(&Event::Queued) {
            self.waiting.push(Event::Queued);
        }
    }

    /// Whether a token of any kind arrived, perhaps in the read that is still being taken in.
    fn has_token(&self) -> bool {
        let is_token =
            |event: &Event| matches!(event, Event::Text { .. } | Event::Reasoning { .. });
        self.clocks.first_token.is_some() || self.waiting.iter().any(is_token)
    }

    /// The finish reason comes twice on the wire (API sheet 4.2); the first one is told. A stray
    /// word before the real reason, such as a token's name, does not keep it from being told.
    fn finish(&mut self, word: Option<Cow<'_, str>>, native: Option<Cow<'_, str>>) {
        let Some(word) = word.filter(|word| !word.is_empty()) else { return };
        let reason = FinishReason::from_word(&word);
        let is_news = match &self.finish {
            None => true,
            Some(known) => !known.is_known() && reason.is_known(),
        };
        if is_news {
            let native_reason = native.map(Cow::into_owned);
            self.finish = Some(reason.clone());
            self.waiting.push(Event::Finish { reason, native_reason });
        }
    }

    fn served(&mut self, chunk: &Chunk<'_>) {
        let mut changed = false;
        for (known, new) in [
            (&mut self.id, &chunk.id),
            (&mut self.model, &chunk.model),
            (&mut self.provider, &chunk.provider),
        ] {
            if let Some(new) = new.as_deref().filter(|new| !new.is_empty())
                && known.as_deref() != Some(new)
            {
                *known = Some(new.to_owned());
                changed = true;
            }
        }
        if let Some(model) = self.model.clone().filter(|_| changed) {
            let (provider, id) = (self.provider.clone(), self.id.clone());
            self.waiting.push(Event::Served { model, provider, id });
        }
    }

    fn piece(&mut self, piece: Piece<'_>) {
        match (self.waiting.last_mut(), piece) {
            (Some(Event::Text { text }), Piece::Text(more))
            | (Some(Event::Reasoning { text }), Piece::Reasoning(more)) => text.push_str(&more),
            (_, Piece::Text(text)) => self.waiting.push(Event::Text { text: text.into_owned() }),
            (_, Piece::Reasoning(text)) => {
                self.waiting.push(Event::Reasoning { text: text.into_owned() });
            }
        }
    }

    /// Hands over what this read brought, and marks the clocks.
    pub(super) fn flush(&mut self, at: Millis, timeline: &mut Timeline, actions: &mut Vec<Action>) {
        for event in self.waiting.drain(..) {
            let phase = match event {
                Event::Text { .. } => Some(Phase::Writing),
                Event::Reasoning { .. } => Some(Phase::Thinking),
                _ => None,
            };
            if let Some(phase) = phase {
                self.has_text |= phase == Phase::Writing;
                self.clocks.token(at, phase == Phase::Writing);
                timeline.mark(phase, at);
            }
            actions.push(Action::Emit(event));
        }
    }

    /// The failure that the stream itself reported.
    pub(super) fn take_error(&mut self, now: Millis) -> Option<Error> {
        let body = self
            .error
            .take()
            .or_else(|| (self.finish == Some(FinishReason::Error)).then(ErrorBody::default))?;
        let refused = Refused { status: 200, body: b"", request_id: self.id.as_deref(), now };
        let mut error = from_body(&body, &refused);
        if error.provider.is_none() {
            error.provider.clone_from(&self.provider);
        }
        if self.clocks.first_token.is_some() {
            error.code = Code::StreamError;
            error.scope = error.code.scope();
            error.remedy = error.code.remedy().into();
            error.link = None;
            let who = error.provider.as_deref().unwrap_or("the provider");
            error.message = format!("{who} failed in the middle of the answer");
        }
        Some(error)
    }

    /// Whether the model said that it stopped: all of its text has arrived then, whatever becomes of
    /// the connection.
    pub(super) fn has_finished(&self) -> bool {
        self.finish.is_some()
    }

    /// Whether what arrived is an answer, now that the stream is over.
    pub(super) fn verdict(&self) -> Result<(), Error> {
        if self.finish.is_none() && !self.is_done {
            let message = "the stream ended before the answer did";
            return Err(self.error_of(Code::StreamCut, message));
        }
        if self.has_text || self.has_tool_calls {
            return Ok(());
        }
        Err(match self.finish {
            Some(FinishReason::Length) => self.error_of(
                Code::EmptyByLength,
                "the whole token budget went into reasoning, none was left for an answer",
            ),
            Some(FinishReason::ContentFilter) => self.error_of(
                Code::Moderated,
                "a content filter stopped the answer before its first word",
            ),
            _ => self.error_of(Code::EmptyAnswer, "the model finished without any text"),
        })
    }

    /// An error that names the generation and the provider, as far as they are known.
    pub(super) fn error_of(&self, code: Code, message: impl Into<String>) -> Error {
        let mut error = Error::new(code, message);
        error.request_id.clone_from(&self.id);
        error.provider.clone_from(&self.provider);
        error
    }

    /// What is left of the call.
    pub(super) fn receipt(
        &self,
        model: &str,
        outcome: Outcome,
        error: Option<Error>,
        at: Millis,
    ) -> Receipt {
        let clocks = Clocks { total: at, ..self.clocks };
        let tokens = self.usage.as_ref().and_then(|usage| usage.completion_tokens);
        Receipt {
            outcome,
            model: model.to_owned(),
            served_model: self.model.clone(),
            provider: self.provider.clone(),
            id: self.id.clone(),
            finish_reason: self.finish.clone(),
            tokens_per_second: tokens.and_then(|tokens| clocks.tokens_per_second(tokens)),
            usage: self.usage.clone(),
            clocks,
            timeline: Vec::new(),
            warnings: Vec::new(),
            ignored: Vec::new(),
            unreadable_chunks: self.unreadable,
            error,
            tries: Vec::new(),
            requests: 1,
        }
    }
}
