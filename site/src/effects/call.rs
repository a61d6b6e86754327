//! One lane's call: what arrives is drawn on its paper and told to its signal.

use std::{future::poll_fn, task::Poll};

use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use futures_core::future::LocalBoxFuture;
use futures_util::StreamExt as _;
use gloo_timers::future::IntervalStream;
use leptos::prelude::*;
use tollfree::{Answer, Error, Event, Plan, Receipt};

use super::server;
use crate::{
    app::{Bay, Bench},
    parts::later::Unloaded,
    state::{connection::Connection, lane::Lane},
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
        let request = bench.setup.with_untracked(|setup| bay.request(setup));
        let answer = client.ask(request, Plan { insist, ..Plan::default() });
        run.stream(answer, stopped).await;
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

    async fn stream(&self, mut answer: Answer, mut stop: UnboundedReceiver<()>) {
        let mut ticks = IntervalStream::new(TICK_MS);
        loop {
            match step(&mut answer, &mut stop, &mut ticks).await {
                Step::Event(None) => break,
                Step::Event(Some(Ok(event))) => self.take(&event),
                // The receipt says it too, with everything else.
                Step::Event(Some(Err(_))) => {}
                Step::Stop => answer.cancel(),
                Step::Tick => self.show(&answer),
            }
            if !self.is_current() {
                return;
            }
        }
        self.close(&answer);
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

    fn show(&self, answer: &Answer) {
        let follows = self.bay.follows.get_untracked();
        self.bay.with_paper(|paper| paper.flush(follows));
        let (clocks, timeline) = (answer.clocks(), answer.timeline());
        self.tell(|lane| (lane.clocks, lane.timeline) = (clocks, timeline));
    }

    fn close(&self, answer: &Answer) {
        let follows = self.bay.follows.get_untracked();
        let Some(receipt) = answer.receipt().cloned() else { return };
        self.bay.close(receipt.clone());
        self.bay.with_paper(|paper| {
            paper.finish(follows);
            self.tell(|lane| lane.close(receipt, paper.reasoning(), &paper.text()));
        });
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
