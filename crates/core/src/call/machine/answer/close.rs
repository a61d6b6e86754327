//! What is said of an answer when nothing more of it comes.

use super::{
    Answer, Clocks, Code, Error, ErrorBody, Event, FinishReason, Outcome, Phase, Receipt, Refused,
    from_body,
};
use crate::{Millis, error::Scope};

impl Answer {
    /// How many bytes it keeps between two reads, for tests of its bounds.
    pub(in crate::call::machine) fn held(&self) -> usize {
        let names = [&self.id, &self.model, &self.provider];
        let names: usize = names.into_iter().flatten().map(String::capacity).sum();
        names + self.kept + self.twin.held() + self.waiting.capacity() * size_of::<Event>()
    }

    /// The failure that the stream itself reported.
    pub(in crate::call::machine) fn take_error(&mut self, now: Millis) -> Option<Error> {
        let mut body = self
            .error
            .take()
            .or_else(|| (self.finish == Some(FinishReason::Error)).then(ErrorBody::default))?;
        let refused = Refused { status: 200, body: b"", request_id: self.id.as_deref(), now };
        if body.provider.is_none() {
            body.provider.clone_from(&self.provider);
        }
        let mut error = from_body(&body, &refused);
        if self.clocks.first_token.is_some() {
            error = error.mid_stream();
        }
        Some(error)
    }

    /// Whether the model said that it stopped: all of its text has arrived then, whatever becomes of
    /// the connection.
    pub(in crate::call::machine) fn has_finished(&self) -> bool {
        self.finish.is_some()
    }

    /// Whether what arrived is an answer, now that the stream is over.
    pub(in crate::call::machine) fn verdict(&self) -> Result<(), Error> {
        if self.finish.is_none() && !self.is_done {
            let message = "the stream ended before the answer did";
            return Err(self.error_of(Code::StreamCut, message));
        }
        if self.has_text || !self.calls.is_empty() {
            return Ok(());
        }
        Err(match self.finish {
            Some(FinishReason::Length) if self.calls.was_cut => self.error_of(
                Code::EmptyByLength,
                "the token budget ended in the middle of a tool call",
            ),
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

    /// The failure of a silence of this many seconds: who fell silent depends on the phase.
    pub(in crate::call::machine) fn stalled(&self, phase: Phase, seconds: Millis) -> Error {
        let who = self.provider.as_deref().unwrap_or("the model");
        let message = match phase {
            Phase::Connect => {
                let message = format!("the server sent no reply for {seconds} s");
                let remedy = "check the connection, then try again or ask another free model";
                let mut error = self.error_of(Code::Stalled, message).with_remedy(remedy);
                error.scope = Scope::Network;
                return error;
            }
            Phase::Queue | Phase::Stall => {
                format!("the call waited for {who}, and nothing arrived for {seconds} s")
            }
            Phase::Thinking => {
                format!("{who} stopped in its reasoning: nothing arrived for {seconds} s")
            }
            Phase::Writing => {
                format!(
                    "{who} stopped in the middle of the answer: nothing arrived for {seconds} s"
                )
            }
        };
        self.error_of(Code::Stalled, message)
    }

    /// The failure of keeping too much, if it is one.
    pub(in crate::call::machine) fn overflow(&self) -> Option<Error> {
        let message = "the tool calls and the reasoning are larger than this client keeps";
        self.has_overflown().then(|| self.error_of(Code::Overflow, message))
    }

    /// An error that names the generation and the provider, as far as they are known.
    pub(in crate::call::machine) fn error_of(
        &self,
        code: Code,
        message: impl Into<String>,
    ) -> Error {
        let mut error = Error::new(code, message);
        error.request_id.clone_from(&self.id);
        error.provider.clone_from(&self.provider);
        error
    }

    /// What is left of the call.
    pub(in crate::call::machine) fn receipt(
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
            tool_calls: self.calls.closed(),
            reasoning_details: self.thoughts.whole(),
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
