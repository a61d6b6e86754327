//! The stream of one call's events. `busy` is what it is waiting for, `alarm` when to look again.

mod alarm;
mod busy;

use std::{
    collections::VecDeque,
    pin::Pin,
    task::{Context, Poll, ready},
};

use alarm::Alarm;
use busy::{Busy, Came};
use futures_core::Stream;
use futures_util::FutureExt as _;
use tollfree_core::{
    Error,
    call::{Clocks, Failure, Head, Outcome, Receipt, Span},
    chat::Event,
    run::{Action, Ask, Input, Run, Try},
};

use crate::{
    Client,
    transport::{Broken, Response},
};

/// The events of one call, as they arrive; the last item is the error, if it failed.
///
/// Dropping it aborts the call, whatever it is doing. [`Answer::receipt`] says the rest once the
/// stream has ended.
pub struct Answer {
    run: Run,
    client: Client,
    busy: Busy,
    alarm: Option<Alarm>,
    ready: VecDeque<Result<Event, Error>>,
    receipt: Option<Box<Receipt>>,
}

impl Answer {
    pub(crate) fn begin(client: Client, ask: Ask) -> Self {
        let (mut actions, now) = (Vec::new(), client.now());
        let run = client.session_mut().run(ask, now, &mut actions);
        let (ready, busy) = (VecDeque::new(), Busy::Idle);
        let mut answer = Self { run, client, busy, alarm: None, ready, receipt: None };
        answer.obey(actions);
        answer
    }

    /// Who answered, how fast, what it used, what was tried. `None` while the call runs.
    pub fn receipt(&self) -> Option<&Receipt> {
        self.receipt.as_deref()
    }

    /// The tries that are over so far.
    pub fn tries(&self) -> &[Try] {
        self.receipt.as_ref().map_or(self.run.tries(), |receipt| &receipt.tries)
    }

    /// Where the time of the request under way went so far.
    pub fn timeline(&self) -> Vec<Span> {
        self.run.timeline(self.client.now())
    }

    /// When things happened so far in the request under way; before it is sent, only for how long
    /// the caller has been waiting.
    pub fn clocks(&self) -> Clocks {
        self.run.clocks(self.client.now())
    }

    /// Stops the call. What had arrived can still be read; the receipt says "cancelled".
    pub fn cancel(&mut self) {
        self.step(Input::Cancel);
    }

    /// Completes when the first request is sent, is waited for, or will never be. `Some`: why not.
    pub(crate) fn poll_begun(&mut self, context: &mut Context<'_>) -> Poll<Option<Error>> {
        while self.receipt.is_none() && self.ready.is_empty() && !self.busy.is_sent() {
            ready!(self.poll_busy(context));
        }
        self.poll_sending(context);
        let receipt = self.receipt.as_ref();
        let unsent = receipt.filter(|it| it.requests == 0 && it.outcome == Outcome::Failed);
        Poll::Ready(unsent.and_then(|receipt| receipt.error.clone()))
    }

    fn step(&mut self, input: Input<'_>) {
        let mut actions = Vec::new();
        let now = self.client.now();
        self.run.step(input, now, &mut self.client.session_mut(), &mut actions);
        self.obey(actions);
    }

    fn obey(&mut self, actions: Vec<Action>) {
        for action in actions {
            match action {
                Action::Emit(event) => self.ready.push_back(Ok(event)),
                Action::WaitUntil(at) => Alarm::set(&mut self.alarm, at, &self.client),
                Action::Refresh => self.busy = Busy::loading(self.client.clone()),
                Action::Take => self.busy = Busy::Taking(self.client.counter().take()),
                Action::Send(request) => self.busy = Busy::Sending(self.client.send(request)),
                Action::Hear(error) => self.client.counter().hear(&error),
                Action::HangUp => self.busy = Busy::Idle,
                Action::Done(receipt) => self.close(receipt),
            }
        }
    }

    fn close(&mut self, receipt: Box<Receipt>) {
        self.busy = Busy::Idle;
        self.alarm = None;
        self.ready.extend(receipt.error.clone().map(Err));
        self.receipt = Some(receipt);
    }

    /// Takes one thing in from what the call is waiting for, if it has come.
    fn poll_busy(&mut self, context: &mut Context<'_>) -> Poll<()> {
        match ready!(self.busy.poll(context)) {
            Came::Loaded(Ok(())) => self.step(Input::Loaded),
            Came::Loaded(Err(error)) => self.step(Input::NotLoaded(error)),
            Came::Taken(take) => self.step(Input::Taken(take)),
            Came::Response(Ok(response)) => self.opened(response),
            Came::Response(Err(Broken(why))) => {
                self.step(Input::Failure(Failure::NoResponse(&why)));
            }
            Came::Bytes(Some(Ok(bytes))) => self.step(Input::Bytes(&bytes)),
            Came::Bytes(Some(Err(Broken(why)))) => self.step(Input::Failure(Failure::Broken(&why))),
            Came::Bytes(None) => self.step(Input::End),
        }
        Poll::Ready(())
    }

    /// What is counted leaves at once, whatever is told first: futures do nothing until they are
    /// polled, and a caller may take its time between two events.
    fn poll_sending(&mut self, context: &mut Context<'_>) {
        if matches!(self.busy, Busy::Sending(_)) {
            let _ = self.poll_busy(context);
        }
    }

    fn opened(&mut self, response: Response) {
        self.busy = Busy::Body(response.body);
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
                ready!(alarm.rings.poll_unpin(context));
                self.alarm = None;
                self.step(Input::Time);
                Poll::Ready(())
            }
        }
    }
}

impl Drop for Answer {
    /// What had arrived is still judged: a bill, or a paid model, must not go unnoticed because
    /// nobody read on.
    fn drop(&mut self) {
        if self.receipt.is_none() {
            self.cancel();
        }
    }
}

impl Stream for Answer {
    type Item = Result<Event, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            self.poll_sending(context);
            if let Some(item) = self.ready.pop_front() {
                return Poll::Ready(Some(item));
            }
            if self.receipt.is_some() {
                return Poll::Ready(None);
            }
            if self.poll_busy(context).is_pending() && self.poll_alarm(context).is_pending() {
                return Poll::Pending;
            }
        }
    }
}
