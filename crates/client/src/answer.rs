use std::{
    collections::VecDeque,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
};

use futures_core::{Stream, future::LocalBoxFuture, stream::LocalBoxStream};
use futures_util::{FutureExt as _, StreamExt as _};
use tollfree_core::{
    Error, Millis,
    call::{Action, Call, Clocks, Failure, Head, Input, Receipt, Span},
    chat::Event,
};

use crate::{
    clock::Clock,
    transport::{Broken, Response},
};

/// The events of one call, as they arrive; the last item is the error, if it failed.
///
/// Dropping it aborts the call. [`Answer::receipt`] says the rest once the stream has ended.
pub struct Answer {
    call: Call,
    wire: Wire,
    clock: Rc<dyn Clock>,
    alarm: Option<Alarm>,
    ready: VecDeque<Result<Event, Error>>,
    receipt: Option<Box<Receipt>>,
}

/// When to look at the clock again. It is not set anew for every read: one that rings too early
/// makes the call name the later moment.
struct Alarm {
    at: Millis,
    rings: LocalBoxFuture<'static, ()>,
}

/// Where the bytes come from. INVARIANT: whatever leaves a variant is dropped, and dropping aborts.
enum Wire {
    Sending(LocalBoxFuture<'static, Result<Response, Broken>>),
    Body(LocalBoxStream<'static, Result<Vec<u8>, Broken>>),
    Closed,
}

impl Answer {
    pub(crate) fn new(
        call: Call,
        sending: LocalBoxFuture<'static, Result<Response, Broken>>,
        clock: Rc<dyn Clock>,
        actions: Vec<Action>,
    ) -> Self {
        let wire = Wire::Sending(sending);
        let mut answer =
            Self { call, wire, clock, alarm: None, ready: VecDeque::new(), receipt: None };
        answer.obey(actions);
        answer
    }

    /// Who answered, how fast, what it used. `None` while the call runs.
    pub fn receipt(&self) -> Option<&Receipt> {
        self.receipt.as_deref()
    }

    /// Where the time went so far.
    pub fn timeline(&self) -> Vec<Span> {
        self.call.timeline(self.clock.now())
    }

    /// When things happened so far.
    pub fn clocks(&self) -> Clocks {
        self.call.clocks(self.clock.now())
    }

    /// Stops the call. What had arrived can still be read; the receipt says "cancelled".
    pub fn cancel(&mut self) {
        self.step(Input::Cancel);
    }

    fn step(&mut self, input: Input<'_>) {
        let mut actions = Vec::new();
        self.call.step(input, self.clock.now(), &mut actions);
        self.obey(actions);
    }

    fn obey(&mut self, actions: Vec<Action>) {
        for action in actions {
            match action {
                Action::Emit(event) => self.ready.push_back(Ok(event)),
                Action::WaitUntil(at) => self.wait_until(at),
                Action::Done(receipt) => {
                    self.wire = Wire::Closed;
                    self.alarm = None;
                    self.ready.extend(receipt.error.clone().map(Err));
                    self.receipt = Some(receipt);
                }
            }
        }
    }

    fn wait_until(&mut self, at: Millis) {
        if self.alarm.as_ref().is_none_or(|alarm| at < alarm.at) {
            let rings = self.clock.sleep(at.saturating_sub(self.clock.now()));
            self.alarm = Some(Alarm { at, rings });
        }
    }

    /// Takes one thing from the network, if there is one.
    fn poll_wire(&mut self, context: &mut Context<'_>) -> Poll<()> {
        match &mut self.wire {
            Wire::Closed => return Poll::Pending,
            Wire::Sending(sending) => match std::task::ready!(sending.poll_unpin(context)) {
                Ok(response) => self.opened(response),
                Err(Broken(why)) => self.step(Input::Failure(Failure::NoResponse(&why))),
            },
            Wire::Body(body) => match std::task::ready!(body.poll_next_unpin(context)) {
                Some(Ok(bytes)) => self.step(Input::Bytes(&bytes)),
                Some(Err(Broken(why))) => self.step(Input::Failure(Failure::Broken(&why))),
                None => self.step(Input::End),
            },
        }
        Poll::Ready(())
    }

    fn opened(&mut self, response: Response) {
        self.wire = Wire::Body(response.body);
        self.step(Input::Head(Head {
            status: response.status,
            content_type: &response.content_type,
            generation_id: response.generation_id.as_deref(),
        }));
    }

    fn poll_alarm(&mut self, context: &mut Context<'_>) -> Poll<()> {
        match &mut self.alarm {
            None => Poll::Pending,
            Some(alarm) => {
                std::task::ready!(alarm.rings.poll_unpin(context));
                self.alarm = None;
                self.step(Input::Time);
                Poll::Ready(())
            }
        }
    }
}

impl Stream for Answer {
    type Item = Result<Event, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Poll::Ready(Some(item));
            }
            if self.receipt.is_some() {
                return Poll::Ready(None);
            }
            if self.poll_wire(context).is_pending() && self.poll_alarm(context).is_pending() {
                return Poll::Pending;
            }
        }
    }
}
