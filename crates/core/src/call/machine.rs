use std::borrow::Cow;

use super::{
    Action, Clocks, Failure, Head, Input, Limits, Phase, Span,
    receipt::{Outcome, Receipt},
    reply::{Kept, Reply},
    timeline::Timeline,
};
use crate::{
    Code, Error, Millis,
    account::ApiKey,
    chat::{Chunk, Event, FinishReason, Piece, Whole},
    error::{Refused, classify, excerpt},
    guard::Admitted,
    sse::Frame,
};

mod answer;
mod reading;

use answer::Answer;

/// One call, from the moment it is sent to its receipt.
#[derive(Debug)]
pub struct Call {
    admitted: Admitted,
    /// What must not be told.
    secret: Option<ApiKey>,
    limits: Limits,
    sent_at: Millis,
    reply: Reply,
    answer: Answer,
    timeline: Timeline,
    /// The last sign of life, ms since `sent_at`.
    last_life: Millis,
    /// The bill, as soon as the server reports one.
    billed: Option<Error>,
    over: bool,
}

impl Call {
    /// The call of `admitted`, which the driver sends at `now`. Makes the driver wait for the head.
    pub fn new(admitted: Admitted, limits: Limits, now: Millis, actions: &mut Vec<Action>) -> Self {
        actions.push(Action::WaitUntil(now.saturating_add(limits.queued.min(limits.total))));
        Self {
            admitted,
            secret: None,
            limits,
            sent_at: now,
            reply: Reply::Awaited,
            answer: Answer::default(),
            timeline: Timeline::new(),
            last_life: 0,
            billed: None,
            over: false,
        }
    }

    /// The same call, which never tells this key: the one that its request carries.
    #[must_use]
    pub fn hiding(mut self, key: Option<&ApiKey>) -> Self {
        self.secret = key.cloned();
        self
    }

    /// Takes in what happened at `now` and pushes what is to be done. A call that is over takes
    /// nothing in any more.
    pub fn step(&mut self, input: Input<'_>, now: Millis, actions: &mut Vec<Action>) {
        if self.over {
            return;
        }
        let at = now.saturating_sub(self.sent_at);
        match input {
            Input::Head(head) => self.head(&head, at, actions),
            Input::Bytes(bytes) => self.bytes(bytes, at, actions),
            Input::End => self.end(at, actions),
            Input::Failure(failure) => {
                self.drain(at, actions);
                let error = self.broken(failure);
                self.give_up(error, at, actions);
            }
            Input::Cancel => {
                self.drain(at, actions);
                self.close(Outcome::Cancelled, None, at, actions);
            }
            Input::Time => self.time(at, actions),
        }
        if !self.over && !matches!(input, Input::Time) {
            actions.push(Action::WaitUntil(self.look_at()));
        }
    }

    /// Where the time went until `now`, for drawing while the call runs.
    pub fn timeline(&self, now: Millis) -> Vec<Span> {
        self.timeline.until(now.saturating_sub(self.sent_at))
    }

    /// When things happened until `now`, for showing while the call runs.
    pub fn clocks(&self, now: Millis) -> Clocks {
        Clocks { total: now.saturating_sub(self.sent_at), ..self.answer.clocks }
    }

    fn broken(&self, failure: Failure<'_>) -> Error {
        let (code, message, raw) = match failure {
            Failure::NoResponse(raw) => {
                (Code::Network, "the browser got no readable answer from the server", raw)
            }
            Failure::Broken(raw) => {
                (Code::StreamCut, "the connection broke before the answer was complete", raw)
            }
        };
        let mut error = self.answer.error_of(code, message);
        error.raw = excerpt(raw);
        error
    }

    fn time(&mut self, at: Millis, actions: &mut Vec<Action>) {
        if at < self.deadline() {
            actions.push(Action::WaitUntil(self.look_at()));
            return;
        }
        self.drain(at, actions);
        let error = if at >= self.limits.total {
            let message = format!("the answer was not complete after {} s", at / 1000);
            self.answer.error_of(Code::TimedOut, message)
        } else {
            self.answer.stalled(self.timeline.phase(), (at - self.last_life) / 1000)
        };
        self.give_up(error, at, actions);
    }

    /// When silence becomes a stall, or patience ends altogether, ms since the call was sent.
    fn deadline(&self) -> Millis {
        let patience = match self.timeline.phase() {
            Phase::Connect | Phase::Queue | Phase::Stall => self.limits.queued,
            Phase::Thinking => self.limits.thinking,
            Phase::Writing => self.limits.writing,
        };
        self.last_life.saturating_add(patience).min(self.limits.total)
    }

    /// The same as a moment. Limits may be as large as "never".
    fn look_at(&self) -> Millis {
        self.sent_at.saturating_add(self.deadline())
    }

    /// Nothing more will be read. That is a failure only while the model has not said that it
    /// stopped: behind its last word there are nothing but counts.
    fn give_up(&mut self, error: Error, at: Millis, actions: &mut Vec<Action>) {
        if self.answer.has_finished() {
            self.complete(at, actions);
        } else {
            self.fail(error, at, actions);
        }
    }

    fn complete(&mut self, at: Millis, actions: &mut Vec<Action>) {
        self.answer.end(actions);
        match self.answer.verdict() {
            Ok(()) => self.close(Outcome::Complete, None, at, actions),
            Err(error) => self.fail(error, at, actions),
        }
    }

    fn fail(&mut self, error: Error, at: Millis, actions: &mut Vec<Action>) {
        self.close(Outcome::Failed, Some(error), at, actions);
    }

    fn close(
        &mut self,
        outcome: Outcome,
        error: Option<Error>,
        at: Millis,
        actions: &mut Vec<Action>,
    ) {
        if std::mem::replace(&mut self.over, true) {
            return;
        }
        let mut receipt = self.answer.receipt(self.admitted.model(), outcome, error, at);
        receipt.timeline = self.timeline.until(at);
        let ignored = self.admitted.ignored().iter();
        receipt.ignored = ignored.map(|name| Cow::Borrowed(*name)).collect();
        self.doubt(&mut receipt);
        if let (Some(key), Some(error)) = (&self.secret, &mut receipt.error) {
            key.hide_in(error);
        }
        // The bill comes last: it overrules whatever else went wrong.
        if let Some(mut billed) = self.billed.take() {
            if receipt.error.is_some() && billed.code == Code::Billed {
                billed = billed.named(Code::BilledForNothing);
            }
            receipt.outcome = Outcome::Failed;
            receipt.error = Some(billed);
        }
        actions.push(Action::Done(Box::new(receipt)));
    }

    /// Looks at what the server did not say of an answer that had begun.
    fn doubt(&mut self, receipt: &mut Receipt) {
        let has_begun = receipt.served_model.is_some()
            || receipt.finish_reason.is_some()
            || receipt.clocks.first_token.is_some();
        if !has_begun {
            return;
        }
        let is_cost_known = receipt.usage.as_ref().is_some_and(|usage| usage.cost.is_some());
        match self.admitted.doubts(receipt.served_model.as_deref(), is_cost_known) {
            Ok(warnings) => receipt.warnings = warnings,
            Err(billed) => self.billed = self.billed.take().or(Some(billed)),
        }
    }
}

/// Looks for a bill as soon as usage is known: who drops the call after its last word must not
/// miss it. Asked for each frame, so that a bill reads the same for every chunking.
fn settle(answer: &mut Answer, admitted: &mut Admitted, billed: &mut Option<Error>) {
    if !std::mem::take(&mut answer.has_new_usage) || billed.is_some() {
        return;
    }
    if let Some(usage) = &answer.usage
        && let Err(mut bill) = admitted.settle(usage)
    {
        bill.request_id.clone_from(&answer.id);
        *billed = Some(bill);
    }
}
