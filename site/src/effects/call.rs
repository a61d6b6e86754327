//! One lane's call: what arrives is drawn on its paper and told to its signal.

use std::{future::poll_fn, task::Poll};

use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use futures_core::future::LocalBoxFuture;
use futures_util::StreamExt as _;
use gloo_timers::{callback::Timeout, future::IntervalStream};
use leptos::prelude::*;
use tollfree::{
    Answer, Client, Error, Event, Millis, Outcome, Plan, Receipt, ResponseFormat, ToolRounds,
};

use super::server;
use crate::{
    app::{Bay, Bench},
    parts::later::Unloaded,
    state::{connection::Connection, lane::Lane, setup::Setup, tools},
};

/// How often what arrived is drawn: often enough to flow, seldom enough to leave room for typing.
const TICK_MS: u32 = 60;

/// Asks what was asked last of this lane, and shows the answer. Who insists asks the server, whatever
/// earlier answers taught of the model. `ended` is called when the lane is at rest again.
pub fn start(bench: Bench, bay: Bay, insist: bool, ended: fn(Bench, Bay)) {
    let (stop, stopped) = unbounded();
    let turn = bay.begin(stop, bench.connection.with_untracked(Connection::is_practice));
    wasm_bindgen_futures::spawn_local(async move {
        let run = Run { bay, turn };
        match streaming(bench, bay, insist, stopped).await {
            Ok(streaming) => streaming.await,
            Err(_) => run.fail(server::missing()),
        }
        if run.is_current() {
            ended(bench, bay);
        }
    });
}

/// Calls `act` in so many ms.
pub fn at(ms: Millis, act: impl FnOnce() + 'static) {
    let ms = u32::try_from(ms).unwrap_or(u32::MAX);
    Timeout::new(ms, act).forget();
}

#[wasm_split_helpers::wasm_split(calls, fallible)]
fn streaming(
    bench: Bench,
    bay: Bay,
    insist: bool,
    stopped: UnboundedReceiver<()>,
) -> Result<LocalBoxFuture<'static, ()>, Unloaded> {
    Ok(Box::pin(async move {
        let run = Run { bay, turn: bay.turn() };
        let Some(client) = bench.client() else { return };
        let setup = bench.setup.get_untracked();
        run.converse(&client, &setup, insist, stopped).await;
    }))
}

/// One run of one lane.
///
/// INVARIANT: it writes only while it is the lane's current one; a lane that was asked anew no
/// longer listens to it.
struct Run {
    bay: Bay,
    turn: u32,
}

enum Step {
    Event(Option<Result<Event, Error>>),
    Stop,
    Tick,
}

impl Run {
    fn is_current(&self) -> bool {
        self.bay.turn() == self.turn
    }

    fn tell(&self, change: impl FnOnce(&mut Lane)) {
        if self.is_current() {
            self.bay.lane.update(change);
        }
    }

    /// Ends before anything was sent.
    fn fail(&self, error: Error) {
        let receipt = Receipt { error: Some(error), ..Receipt::default() };
        self.bay.close(receipt.clone());
        self.tell(|lane| lane.close(receipt, "", ""));
    }

    /// Asks, and asks again with what the model's calls gave, until it calls nothing more.
    async fn converse(
        &self,
        client: &Client,
        setup: &Setup,
        insist: bool,
        mut stop: UnboundedReceiver<()>,
    ) {
        let mut rounds = ToolRounds::new(tools::ROUNDS);
        let mut receipts: Vec<Receipt> = Vec::new();
        let form = loop {
            let request = self.bay.next_request(setup);
            let form = request.response_format.clone();
            let mut answer = client.ask(request, Plan { insist, ..Plan::default() });
            self.stream(&mut answer, &mut stop, &receipts).await;
            let Some(receipt) = answer.receipt().cloned().filter(|_| self.is_current()) else {
                return;
            };
            let is_whole = receipt.outcome == Outcome::Complete;
            let calls =
                if setup.tools && is_whole { receipt.tool_calls.clone() } else { Vec::new() };
            receipts.push(receipt);
            if calls.is_empty() {
                break form;
            }
            let last = receipts.last_mut();
            if let (Err(error), Some(last)) = (rounds.begin(), last) {
                (last.outcome, last.error) = (Outcome::Failed, Some(error));
                break form;
            }
            let results = super::tools::results(calls.clone()).await;
            if !self.is_current() {
                return;
            }
            if let Some(receipt) = receipts.last() {
                self.bay.take_results(receipt, &calls, results);
            }
        };
        if let Some(receipt) = tools::together(receipts) {
            self.close(receipt, form.as_ref());
        }
    }

    async fn stream(
        &self,
        answer: &mut Answer,
        stop: &mut UnboundedReceiver<()>,
        before: &[Receipt],
    ) {
        let mut ticks = IntervalStream::new(TICK_MS);
        loop {
            match step(answer, stop, &mut ticks).await {
                Step::Event(None) => break,
                Step::Event(Some(Ok(event))) => self.take(&event),
                // The receipt says it too, with everything else.
                Step::Event(Some(Err(_))) => {}
                Step::Stop => answer.cancel(),
                Step::Tick => self.show(answer, before),
            }
            if !self.is_current() {
                return;
            }
        }
    }

    fn take(&self, event: &Event) {
        if self.is_current() {
            self.bay.hear(event);
        }
        self.bay.with_paper(|paper| match event {
            Event::Text { text } | Event::Refusal { text } => paper.write(text),
            Event::Reasoning { text } => paper.think(text),
            Event::Restarted => paper.clear(),
            _ => {}
        });
        // Text is drawn, not told: only the first piece changes what the lane says of itself.
        let stage = self.bay.lane.with_untracked(|lane| lane.stage);
        if !matches!(event, Event::Text { .. }) || stage != crate::state::lane::Stage::Writing {
            self.tell(|lane| lane.apply(event));
        }
    }

    fn show(&self, answer: &Answer, before: &[Receipt]) {
        let follows = self.bay.follows.get_untracked();
        self.bay.with_paper(|paper| paper.flush(follows));
        let (clocks, timeline) = (answer.clocks(), answer.timeline());
        let now = Receipt { clocks, timeline, ..Receipt::default() };
        let all = before.iter().cloned().chain([now]).collect();
        if let Some(all) = tools::together(all) {
            self.tell(|lane| (lane.clocks, lane.timeline) = (all.clocks, all.timeline));
        }
    }

    fn close(&self, receipt: Receipt, form: Option<&ResponseFormat>) {
        let follows = self.bay.follows.get_untracked();
        let is_whole = receipt.outcome == Outcome::Complete;
        self.bay.close(receipt.clone());
        self.bay.check(form.filter(|_| is_whole));
        let fit = self.bay.fit();
        self.bay.with_paper(|paper| {
            paper.finish(follows);
            self.tell(|lane| {
                lane.close(receipt, paper.reasoning(), &paper.text());
                lane.fit = fit;
            });
        });
        self.bay.lay_out();
    }
}

async fn step(
    answer: &mut Answer,
    stop: &mut UnboundedReceiver<()>,
    ticks: &mut IntervalStream,
) -> Step {
    poll_fn(|context| {
        if let Poll::Ready(Some(())) = stop.poll_next_unpin(context) {
            return Poll::Ready(Step::Stop);
        }
        // Before the network: a model that writes without pause must not keep its text off screen.
        if ticks.poll_next_unpin(context).is_ready() {
            return Poll::Ready(Step::Tick);
        }
        answer.poll_next_unpin(context).map(Step::Event)
    })
    .await
}
