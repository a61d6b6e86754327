//! What holds for a run whatever the network, the counter, the clock and the caller do.

use proptest::prelude::*;
use tollfree_core::{
    Code, Error, Millis,
    call::{Failure, Head, Outcome},
    chat::Event,
    quota::Take,
    run::{Action, Ask, Input, Plan},
};

use crate::{
    stage::{A, B, C, Stage, session},
    support::{NOW, ask},
};

/// One input that owns its bytes.
#[derive(Debug, Clone)]
enum Any {
    Loaded,
    NotLoaded,
    Taken(Take),
    Head(u16, bool),
    Bytes(&'static str),
    End,
    Failure(bool),
    Cancel,
    Time,
}

const FRAMES: [&str; 9] = [
    "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n",
    "data: {\"choices\":[{\"delta\":{\"reasoning\":\"b\"}}]}\n\n",
    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
    "data: {\"error\":{\"code\":502}}\n\n",
    "{\"error\":{\"code\":429,\"message\":\"Rate limit exceeded: free-models-per-min. \"}}",
    "{\"error\":{\"code\":429,\"message\":\"Rate limit exceeded: free-models-per-day. \"}}",
    "{\"error\":{\"code\":404,\"message\":\"no\"}}",
    "data: [DONE]\n\n",
    ": life\n\n",
];

fn take() -> impl Strategy<Value = Take> {
    prop_oneof![
        12 => Just(Take::Go),
        2 => (NOW - 1000..NOW + 200_000).prop_map(|until| Take::Wait { until }),
        1 => Just(Take::Spent { until: NOW + 1 }),
        1 => Just(Take::Stopped { why: "billed".into() }),
    ]
}

fn input() -> impl Strategy<Value = Any> {
    let status = prop::sample::select(&[200_u16, 200, 200, 401, 403, 404, 429, 429, 500, 503][..]);
    prop_oneof![
        1 => Just(Any::Loaded),
        1 => Just(Any::NotLoaded),
        8 => take().prop_map(Any::Taken),
        6 => (status, any::<bool>()).prop_map(|(status, streams)| Any::Head(status, streams)),
        8 => prop::sample::select(&FRAMES[..]).prop_map(Any::Bytes),
        4 => Just(Any::End),
        2 => any::<bool>().prop_map(Any::Failure),
        6 => Just(Any::Time),
    ]
}

fn plan() -> impl Strategy<Value = Plan> {
    let models = prop::sample::subsequence(vec![A, "paid/model", B, "no/such:free", C], 0..5);
    (models, 0..4_u8, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(models, retries, restart, wait, insist)| Plan {
            retries,
            restart,
            wait,
            insist,
            ..Plan::chain(models)
        },
    )
}

impl Any {
    fn step(&self, after: Millis, stage: &mut Stage) {
        let input = match self {
            Self::Loaded => Input::Loaded,
            Self::NotLoaded => Input::NotLoaded(Error::new(Code::Network, "offline")),
            Self::Taken(take) => Input::Taken(take.clone()),
            Self::Head(status, streams) => Input::Head(Head {
                status: *status,
                content_type: if *streams { "text/event-stream" } else { "application/json" },
                generation_id: None,
            }),
            Self::Bytes(text) => Input::Bytes(text.as_bytes()),
            Self::End => Input::End,
            Self::Failure(true) => Input::Failure(Failure::NoResponse("x")),
            Self::Failure(false) => Input::Failure(Failure::Broken("y")),
            Self::Cancel => Input::Cancel,
            Self::Time => Input::Time,
        };
        stage.step(after, input);
    }
}

/// What has happened so far, by the actions alone.
#[derive(Default)]
struct Watch {
    granted: usize,
    is_closed: bool,
    sent: usize,
    is_open: bool,
    has_text: bool,
    waits_for: Option<&'static str>,
    ends: usize,
}

impl Watch {
    fn input(&mut self, input: &Any) {
        if let (Any::Taken(take), Some("counter")) = (input, self.waits_for) {
            self.granted += usize::from(*take == Take::Go);
            self.is_closed |= matches!(take, Take::Spent { .. } | Take::Stopped { .. });
        }
    }

    fn action(&mut self, action: &Action) -> Result<(), TestCaseError> {
        prop_assert_eq!(self.ends, 0, "after the end: {:?}", action);
        match action {
            Action::Refresh => self.waits_for = Some("catalogue"),
            Action::Take => self.waits_for = Some("counter"),
            Action::WaitUntil(_) => self.waits_for = Some("clock"),
            Action::HangUp => self.is_open = false,
            Action::Send(_) => {
                prop_assert!(!self.is_open && !self.is_closed && !self.has_text);
                self.sent += 1;
                prop_assert!(self.sent <= self.granted);
                self.is_open = true;
            }
            Action::Emit(Event::Restarted) => self.has_text = false,
            Action::Emit(Event::Text { .. } | Event::Reasoning { .. }) => {
                prop_assert!(self.is_open);
                self.has_text = true;
            }
            Action::Emit(_) | Action::Hear(_) => {}
            Action::Done(receipt) => {
                self.ends += 1;
                let sent = receipt.tries.iter().filter(|one| one.sent).count();
                prop_assert_eq!((sent, receipt.requests as usize), (self.sent, self.sent));
                prop_assert_eq!(receipt.outcome == Outcome::Failed, receipt.error.is_some());
                prop_assert!(receipt.tries.len() <= 9, "{:?}", receipt.tries);
            }
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    // Catches: a request that was not counted, two at once, one after the account said no, text of
    // two models in one answer, a run that ends twice or never, or waits for nothing.
    #[test]
    fn a_run_keeps_its_promises_whatever_happens(
        plan in plan(),
        seed in any::<u64>(),
        is_loaded in prop::bool::weighted(0.9),
        inputs in prop::collection::vec((input(), prop_oneof![3 => 0_u64..200, 1 => 0_u64..90_000]), 0..60),
    ) {
        let (mut session, mut actions) = (session(), Vec::new());
        let now = if is_loaded { NOW } else { NOW + 700_000 };
        let run = session.run(Ask::new(ask(A), plan, seed), now, &mut actions);
        let mut stage = Stage { session, run, now, actions };
        let (mut watch, mut seen) = (Watch::default(), 0);
        for (input, pause) in inputs.iter().chain([&(Any::Cancel, 0)]) {
            for action in &stage.actions[seen..] {
                watch.action(action)?;
            }
            seen = stage.actions.len();
            prop_assert!(watch.ends == 1 || watch.waits_for.is_some());
            watch.input(input);
            input.step(*pause, &mut stage);
        }
        for action in &stage.actions[seen..] {
            watch.action(action)?;
        }
        prop_assert_eq!((watch.ends, stage.run.is_over()), (1, true));
    }
}
