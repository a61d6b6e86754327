use proptest::prelude::*;
use tollfree_core::{
    Millis,
    call::{Action, Call, Failure, Head, Input, Limits, Outcome},
    chat::Usage,
    gateway::Gateway,
    guard::Guard,
};

use crate::support::{NOW, admitted_by};

/// One input that owns its bytes.
#[derive(Debug, Clone)]
enum Any {
    Head(u16, &'static str),
    Bytes(Vec<u8>),
    End,
    Failure(bool),
    Cancel,
    Time,
}

const FRAMES: [&str; 11] = [
    "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n",
    "data: {\"choices\":[{\"delta\":{\"reasoning\":\"b\"}}]}\n\n",
    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
    "data: {\"usage\":{\"cost\":0.5}}\n\n",
    "data: {\"error\":{\"code\":429}}\n\n",
    "{\"choices\":[{\"message\":{\"content\":\"whole\"},\"finish_reason\":\"stop\"}]}",
    "{\"error\":{\"code\":404,\"message\":\"no\"}}",
    "data: [DONE]\n\n",
    "data: {\"cho",
    ": life\n\n",
    "<html>",
];

fn input() -> impl Strategy<Value = Any> {
    let kind = prop_oneof![
        3 => Just("text/event-stream"), 1 => Just("application/json"), 1 => Just("text/html")
    ];
    prop_oneof![
        3 => (prop_oneof![4 => Just(200_u16), 1 => any::<u16>()], kind).prop_map(|(s, k)| Any::Head(s, k)),
        8 => prop::sample::select(&FRAMES[..]).prop_map(|frame| Any::Bytes(frame.as_bytes().to_vec())),
        1 => prop::collection::vec(any::<u8>(), 0..20).prop_map(Any::Bytes),
        1 => Just(Any::End),
        1 => any::<bool>().prop_map(Any::Failure),
        1 => Just(Any::Cancel),
        2 => Just(Any::Time),
    ]
}

impl Any {
    fn step(&self, call: &mut Call, now: Millis, actions: &mut Vec<Action>) {
        let input = match self {
            Self::Head(status, content_type) => {
                Input::Head(Head { status: *status, content_type, generation_id: None })
            }
            Self::Bytes(bytes) => Input::Bytes(bytes),
            Self::End => Input::End,
            Self::Failure(true) => Input::Failure(Failure::NoResponse("x")),
            Self::Failure(false) => Input::Failure(Failure::Broken("y")),
            Self::Cancel => Input::Cancel,
            Self::Time => Input::Time,
        };
        call.step(input, now, actions);
    }
}

proptest! {
    // Catches: a call that ends twice or never, speaks after its end, or waits for nothing.
    #[test]
    fn a_call_ends_exactly_once_whatever_happens(
        inputs in prop::collection::vec((input(), 0_u64..40_000), 0..20),
    ) {
        let mut actions = Vec::new();
        let guard = Guard::new(&Gateway::default());
        let mut call = Call::new(admitted_by(&guard).unwrap(), Limits::default(), NOW, &mut actions);
        let mut now = NOW;
        for (input, pause) in inputs.iter().chain([&(Any::Cancel, 0)]) {
            now += pause;
            let before = actions.len();
            let was_over = matches!(actions.last(), Some(Action::Done(_)));
            input.step(&mut call, now, &mut actions);
            let new = &actions[before..];
            prop_assert!(!was_over || new.is_empty(), "after the end: {new:?}");
            let is_over = matches!(actions.last(), Some(Action::Done(_)));
            let waits = actions.iter().rev().any(|a| matches!(a, Action::WaitUntil(at) if *at >= NOW));
            prop_assert!(is_over || waits);
        }
        let ends: Vec<_> = actions.iter().filter_map(|action| match action {
            Action::Done(receipt) => Some(receipt),
            _ => None,
        }).collect();
        prop_assert_eq!(ends.len(), 1);
        prop_assert!(matches!(actions.last(), Some(Action::Done(_))));
        prop_assert_eq!(ends[0].outcome == Outcome::Failed, ends[0].error.is_some());
        let billed = ends[0].usage.as_ref().is_some_and(Usage::is_billed);
        prop_assert_eq!(guard.breaker().is_open(), billed);
    }
}
