//! The states between asking and the receipt. `before` leads up to a request, `live` takes in what
//! comes back, `after` decides what a failure leads to, `wait` holds the reasons to wait.

mod after;
mod before;
mod live;
mod wait;

use super::{Action, Ask, Dice, Input, Plan, Try, turns::Turns};
use crate::{
    Error, Millis,
    call::{self, Call, Clocks, Outcome, Receipt, Span},
    chat::{ChatRequest, Event},
    guard::{Admitted, Spend},
    session::Session,
};

/// One call of a caller, from asking to the receipt.
#[derive(Debug)]
pub struct Run {
    /// What is asked; its model is that of the current turn.
    request: ChatRequest,
    plan: Plan,
    spend: Option<Spend>,
    /// The model that was asked for first.
    asked: String,
    turns: Turns,
    state: State,
    began: Millis,
    dice: Dice,
    tries: Vec<Try>,
    budget: Budget,
    /// The caller wants no more.
    is_stopped: bool,
    /// When a request was counted that was not sent yet.
    granted: Option<Millis>,
    /// When the catalogue was last asked for by this run, and why it did not come.
    loaded: Option<(Millis, Option<Error>)>,
    shown: Shown,
    /// The receipt of the last try that was sent.
    last: Option<Box<Receipt>>,
    /// What the call under way did in one step; kept, so that a read does not allocate.
    scratch: Vec<call::Action>,
}

#[derive(Debug)]
enum State {
    /// Between two states: within one step only.
    Turning,
    /// The catalogue is being loaded.
    Loading,
    /// The counter was asked for one request.
    Taking(Box<Proven>),
    /// Nothing happens before this moment.
    Waiting(Millis),
    /// A request is under way.
    Live(Box<Live>),
    /// The receipt was handed over.
    Over,
}

/// What may be sent, and by which catalogue that was proven: the moment it was fetched.
#[derive(Debug)]
struct Proven {
    admitted: Admitted,
    by: Option<Millis>,
}

#[derive(Debug)]
struct Live {
    call: Call,
    model: String,
    sent: Millis,
}

/// What may still be spent on going on.
#[derive(Debug)]
struct Budget {
    /// Requests to models that were asked before.
    retries: u8,
    /// Ms of waiting for them.
    patience: Millis,
    /// How often the server may say that the minute is full after the counter said that it is not.
    full_minutes: u8,
}

/// What the current try told the caller.
#[derive(Debug, Default)]
struct Shown {
    /// Anything that is part of an answer: from here on the plan ends, unless it may restart.
    has_begun: bool,
    text_bytes: usize,
    reasoning_bytes: usize,
    /// What a try says of its end before its first token: told only if it was the last try.
    held: Vec<Event>,
}

/// What one step works with.
struct Scene<'a> {
    now: Millis,
    session: &'a mut Session,
    actions: &'a mut Vec<Action>,
}

impl Run {
    pub(crate) fn begin(
        ask: Ask,
        now: Millis,
        session: &mut Session,
        actions: &mut Vec<Action>,
    ) -> Self {
        let Ask { request, plan, spend, seed } = ask;
        let asked = plan.models.first().unwrap_or(&request.model).clone();
        let mut run = Self {
            turns: Turns::new(&plan, &request.model),
            budget: Budget { retries: plan.retries, patience: 60_000, full_minutes: 1 },
            request,
            plan,
            spend,
            asked,
            state: State::Turning,
            began: now,
            dice: Dice::new(seed),
            tries: Vec::new(),
            is_stopped: false,
            granted: None,
            loaded: None,
            shown: Shown::default(),
            last: None,
            scratch: Vec::new(),
        };
        run.proceed(&mut Scene { now, session, actions });
        run
    }

    /// Takes in what happened at `now` and pushes what is to be done. `session` is the one that
    /// began this run. A run that is over, or waits for something else, takes nothing in.
    pub fn step(
        &mut self,
        input: Input<'_>,
        now: Millis,
        session: &mut Session,
        actions: &mut Vec<Action>,
    ) {
        let mut scene = Scene { now, session, actions };
        match (&self.state, input) {
            (State::Over | State::Turning, _) => {}
            (State::Live(_), input) => self.live(input, &mut scene),
            (_, Input::Cancel) => self.conclude(Outcome::Cancelled, None, &mut scene),
            (State::Loading, Input::Loaded) => self.loaded(None, &mut scene),
            (State::Loading, Input::NotLoaded(error)) => self.loaded(Some(error), &mut scene),
            (State::Taking(_), Input::Taken(take)) => self.taken(take, &mut scene),
            (State::Waiting(until), Input::Time) if now < *until => {
                scene.actions.push(Action::WaitUntil(*until));
            }
            (State::Waiting(_), Input::Time) => self.proceed(&mut scene),
            _ => {}
        }
    }

    /// Whether the receipt was handed over.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Over)
    }

    /// Whether the current try has told a part of an answer: from here on no other model is asked,
    /// unless the plan may restart.
    pub fn has_begun(&self) -> bool {
        self.shown.has_begun
    }

    /// What was tried so far, without the call under way.
    pub fn tries(&self) -> &[Try] {
        &self.tries
    }

    /// Where the time of the call under way went until `now`, for drawing while it runs.
    pub fn timeline(&self, now: Millis) -> Vec<Span> {
        match &self.state {
            State::Live(live) => live.call.timeline(now),
            _ => Vec::new(),
        }
    }

    /// When things happened in the call under way until `now`; while none is, only how long the
    /// caller has been waiting.
    pub fn clocks(&self, now: Millis) -> Clocks {
        match &self.state {
            State::Live(live) => live.call.clocks(now),
            _ => Clocks { total: now.saturating_sub(self.began), ..Clocks::default() },
        }
    }

    /// Ends the run with the last receipt there is, or with one of a call that was never sent.
    fn conclude(&mut self, outcome: Outcome, error: Option<Error>, scene: &mut Scene<'_>) {
        self.state = State::Over;
        let mut receipt = self.last.take().unwrap_or_else(|| {
            let total = scene.now.saturating_sub(self.began);
            let clocks = Clocks { total, ..Clocks::default() };
            Box::new(Receipt { model: self.asked.clone(), clocks, ..Receipt::default() })
        });
        (receipt.outcome, receipt.error) = (outcome, error);
        self.hand_over(receipt, scene);
    }

    fn hand_over(&mut self, mut receipt: Box<Receipt>, scene: &mut Scene<'_>) {
        self.state = State::Over;
        scene.actions.extend(self.shown.held.drain(..).map(Action::Emit));
        receipt.tries = std::mem::take(&mut self.tries);
        let sent = receipt.tries.iter().filter(|one| one.sent).count();
        receipt.requests = u32::try_from(sent).unwrap_or(u32::MAX);
        scene.actions.push(Action::Done(receipt));
    }
}
