use tollfree_core::{
    Code, Millis,
    call::{Action, Input, Limits},
};

use crate::support::{Driven, NOW};

const LIMITS: Limits = Limits {
    queued: 9000,
    thinking: 6000,
    writing: 4000,
    total: Millis::MAX,
    reply: 1000,
    event_bytes: 1 << 20,
};

/// The moment to come back at that was named last, ms since the call was sent.
fn next_look(driven: &Driven) -> Millis {
    let wait = |action: &Action| match action {
        Action::WaitUntil(at) => Some(at - NOW),
        _ => None,
    };
    driven.actions.iter().rev().find_map(wait).unwrap()
}

/// Asserts that silence for `limit` from now on ends the call, and not 1 ms earlier.
fn stalls_after(mut driven: Driven, limit: Millis) {
    assert_eq!(next_look(&driven), driven.now - NOW + limit, "the wait that the driver is told");
    driven.step(limit - 1, Input::Time);
    assert!(!driven.is_over(), "too early");
    driven.step(1, Input::Time);
    assert_eq!(driven.error().code, Code::Stalled);
    assert!(driven.error().message.contains(&format!("{} s", limit / 1000)));
}

fn streaming() -> Driven {
    let mut driven = Driven::with(LIMITS);
    driven.head_after(1000, 200, "text/event-stream");
    driven
}

// Catches: a call that waits for ever, or one limit for phases that need different ones.
#[test]
fn every_phase_has_its_own_patience() {
    stalls_after(Driven::with(LIMITS), LIMITS.queued);
    stalls_after(streaming(), LIMITS.queued);
    let mut thinking = streaming();
    thinking.think(100, "hm");
    stalls_after(thinking, LIMITS.thinking);
    let mut writing = streaming();
    writing.think(100, "hm").text(100, "Hi");
    stalls_after(writing, LIMITS.writing);
    let mut whole = Driven::with(LIMITS);
    whole.head_after(10, 200, "application/json").bytes(10, b"{");
    stalls_after(whole, LIMITS.queued);
}

// Catches: a queued call given up although the gateway says that it is alive.
#[test]
fn comments_are_life() {
    let mut driven = streaming();
    for _ in 0..10 {
        driven.bytes(LIMITS.queued - 1, b": OPENROUTER PROCESSING\n\n");
        driven.step(0, Input::Time);
    }
    assert!(!driven.is_over());
    stalls_after(driven, LIMITS.queued);
    let mut writing = streaming();
    writing.text(1, "Hi").bytes(LIMITS.writing - 1, b": still here\n\n");
    stalls_after(writing, LIMITS.writing);
}

// Catches: a stall that throws away what had arrived, or does not say whose it was.
#[test]
fn a_stall_keeps_what_arrived() {
    let mut driven = streaming();
    driven.text(1, "half ").bytes(1, b"data: {\"choices\":[{\"delta\":{\"content\":\"more\"}}]}");
    driven.step(60_000, Input::Time);
    assert_eq!(driven.answer(), "half more");
    let error = driven.error();
    assert_eq!((error.code, error.provider.as_deref()), (Code::Stalled, Some("Acme")));
    assert_eq!(error.request_id.as_deref(), Some("gen-1"));
}

// Catches: an alarm that rings too early and leaves the call without another one.
#[test]
fn an_early_look_names_the_next_one() {
    let mut driven = streaming();
    let before = driven.actions.len();
    driven.step(10, Input::Time);
    assert_eq!(driven.actions[before..], [Action::WaitUntil(NOW + 1000 + LIMITS.queued)]);
}

// Catches: a limit that means "never" and overflows instead, also with a clock that is far off.
#[test]
fn a_limit_of_never_is_kept() {
    let never =
        Limits { queued: Millis::MAX, thinking: Millis::MAX, writing: Millis::MAX, ..LIMITS };
    let mut driven = Driven::with(never);
    driven.head_after(1, 200, "text/event-stream").text(1, "Hi");
    driven.step(1 << 50, Input::Time).step(1, Input::Time);
    assert!(!driven.is_over());
    assert_eq!(driven.actions.last(), Some(&Action::WaitUntil(Millis::MAX)));
}

// Catches: a call that writes a word a second for ever, although its caller set an end; or one that
// loses what it wrote.
#[test]
fn a_lively_call_ends_at_its_total() {
    let mut driven = Driven::with(Limits { total: 10_000, ..LIMITS });
    driven.head_after(1000, 200, "text/event-stream");
    for _ in 0..3 {
        driven.text(3000 - 1, "on ").step(0, Input::Time);
    }
    assert_eq!(next_look(&driven), 10_000, "not the later end of the silence");
    driven.step(2, Input::Time);
    assert!(!driven.is_over());
    driven.step(1, Input::Time);
    assert_eq!((driven.error().code, driven.answer().as_str()), (Code::TimedOut, "on on on "));
    assert_eq!(next_look(&Driven::with(Limits { total: 50, ..LIMITS })), 50);
}
