use std::borrow::Cow;

mod calls;
mod close;
mod thoughts;

use calls::Calls;
use thoughts::Thoughts;

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

/// Most bytes of tool calls and reasoning details that one call keeps; the longest reasoning that was
/// measured had 116 kB (API sheet 4.2).
const MOST_KEPT: usize = 4 * 1024 * 1024;

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
    /// Whether usage came that was not looked at for a bill.
    pub(super) has_new_usage: bool,
    error: Option<ErrorBody>,
    has_text: bool,
    calls: Calls,
    thoughts: Thoughts,
    /// INVARIANT: never above [`MOST_KEPT`] by more than one chunk; the call ends then.
    kept: usize,
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
        if self.is_done
            || self.has_overflown()
            || self.error.is_some()
            || self.finish == Some(FinishReason::Error)
        {
            return;
        }
        match frame {
            Frame::Comment(_) => self.queued(),
            Frame::Data(data) if data.trim_ascii() == b"[DONE]" => self.is_done = true,
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
                self.chunk(chunk, true);
            }
            Err(_) => self.unreadable += 1,
        }
    }

    /// Takes in a reply that came in one piece, if it is an answer: nothing comes behind it.
    pub(super) fn whole(&mut self, kept: &Kept) {
        if let Ok(whole) = Whole::read(&kept.bytes)
            && whole.is_answer()
        {
            self.chunk(whole.0, false);
            self.is_done = true;
        }
    }

    /// Takes in one chunk; `is_piece` unless it is the whole answer.
    fn chunk(&mut self, mut chunk: Chunk<'_>, is_piece: bool) {
        self.served(&chunk);
        for piece in chunk.pieces() {
            self.piece(piece);
        }
        for detail in chunk.reasoning_details {
            self.kept += self.thoughts.add(detail, is_piece);
        }
        for piece in chunk.tool_calls {
            if let Some((event, bytes)) = self.calls.add(piece) {
                self.kept += bytes;
                self.tell(event);
            }
        }
        self.waiting.extend(
            chunk.annotations.into_iter().map(|annotation| Event::Annotation { annotation }),
        );
        if !chunk.logprobs.is_empty() {
            self.tell(Event::Logprobs { tokens: chunk.logprobs });
        }
        self.finish(chunk.finish_reason, chunk.native_finish_reason);
        if let Some(usage) = chunk.usage {
            let usage = self.usage.take().map_or(usage.clone(), |older| usage.or(&older));
            self.waiting.push(Event::Usage { usage: usage.clone() });
            self.usage = Some(usage);
            self.has_new_usage = true;
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
        self.clocks.first_token.is_some() || self.waiting.iter().any(|event| phase(event).is_some())
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
            if reason.is_known() && reason != FinishReason::Error {
                self.close_calls(reason == FinishReason::Length);
            }
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
        let event = match (self.waiting.last_mut(), piece) {
            (Some(Event::Text { text }), Piece::Text(more))
            | (Some(Event::Refusal { text }), Piece::Refusal(more))
            | (Some(Event::Reasoning { text }), Piece::Reasoning(more)) => {
                text.push_str(&more);
                return;
            }
            (_, Piece::Text(text)) => Event::Text { text: text.into_owned() },
            (_, Piece::Refusal(text)) => Event::Refusal { text: text.into_owned() },
            (_, Piece::Reasoning(text)) => Event::Reasoning { text: text.into_owned() },
        };
        self.waiting.push(event);
    }

    /// Adds an event, as part of the last one where both are of one kind.
    fn tell(&mut self, event: Event) {
        match (self.waiting.last_mut(), event) {
            (
                Some(Event::ToolCallDelta { index, id, name, arguments }),
                Event::ToolCallDelta { index: of, id: new_id, name: new_name, arguments: more },
            ) if *index == of => {
                *id = id.take().or(new_id);
                *name = name.take().or(new_name);
                arguments.push_str(&more);
            }
            (Some(Event::Logprobs { tokens }), Event::Logprobs { tokens: more }) => {
                tokens.extend(more);
            }
            (_, event) => self.waiting.push(event),
        }
    }

    /// No more tool calls will come: tells those that are complete.
    fn close_calls(&mut self, is_cut: bool) {
        for (index, call) in (0_u32..).zip(self.calls.close(is_cut)) {
            self.waiting.push(Event::ToolCall { index, call });
        }
    }

    /// The end was reached without a word that calls are complete.
    pub(super) fn end(&mut self, actions: &mut Vec<Action>) {
        let is_over = self.finish.is_some() || self.is_done;
        if is_over && self.finish != Some(FinishReason::Error) {
            self.close_calls(false);
            actions.extend(self.waiting.drain(..).map(Action::Emit));
        }
    }

    /// Whether it holds more than may be kept.
    pub(super) fn has_overflown(&self) -> bool {
        self.kept > MOST_KEPT
    }

    /// Hands over what this read brought, and marks the clocks.
    pub(super) fn flush(&mut self, at: Millis, timeline: &mut Timeline, actions: &mut Vec<Action>) {
        for event in self.waiting.drain(..) {
            if let Some(phase) = phase(&event) {
                self.has_text |= matches!(event, Event::Text { .. } | Event::Refusal { .. });
                self.clocks.token(at, phase == Phase::Writing);
                timeline.mark(phase, at);
            }
            actions.push(Action::Emit(event));
        }
    }
}

/// What a token of this kind is a sign of; `None` when the event is no token.
fn phase(event: &Event) -> Option<Phase> {
    match event {
        Event::Text { .. } | Event::Refusal { .. } | Event::ToolCallDelta { .. } => {
            Some(Phase::Writing)
        }
        Event::Reasoning { .. } => Some(Phase::Thinking),
        _ => None,
    }
}
