//! What counts as the end of an answer, and what may come behind it.

use serde_json::json;
use tollfree_core::{
    Code,
    call::{Input, Limits, Outcome},
    chat::Event,
};

use crate::support::{Driven, delta};

// Catches: a complete answer called broken, stalled or too large by what happens behind its end.
#[test]
fn what_happens_behind_the_last_word_does_not_undo_the_answer() {
    let behind: [fn(&mut Driven); 3] = [
        |driven| {
            driven.broken(1);
        },
        |driven| {
            driven.step(100_000, Input::Time);
        },
        |driven| {
            driven.bytes(1, &vec![b'x'; 2000]);
        },
    ];
    for happens in behind {
        let mut driven = Driven::with(Limits { event_bytes: 1000, ..Limits::default() });
        driven.head_after(1, 200, "text/event-stream").text(1, "all").finish(1, "stop");
        happens(&mut driven);
        assert_eq!(
            (driven.receipt().outcome, driven.answer().as_str()),
            (Outcome::Complete, "all")
        );
        let mut empty = Driven::with(Limits { event_bytes: 1000, ..Limits::default() });
        empty.head_after(1, 200, "text/event-stream").finish(1, "stop");
        happens(&mut empty);
        assert_eq!(empty.error().code, Code::EmptyAnswer, "a finish is no answer by itself");
    }
}

// Catches: a stray word that hides the real reason, and with it what went wrong.
#[test]
fn a_known_finish_reason_beats_an_unknown_one_in_any_order() {
    for (words, reason) in [
        (["eos", "stop"], "stop"),
        (["stop", "eos"], "stop"),
        (["stop", "length"], "stop"),
        (["eos", "eot"], "eos"),
    ] {
        let mut driven = Driven::streaming();
        driven.text(1, "Hi").finish(1, words[0]).finish(1, words[1]).done(1);
        let told = driven.receipt().finish_reason.clone().unwrap();
        assert_eq!(told.as_str(), reason, "{words:?}");
    }
    let mut by_length = Driven::streaming();
    by_length.finish(1, "eos").finish(1, "length").done(1);
    assert_eq!(by_length.error().code, Code::EmptyByLength);
    let mut failed = Driven::streaming();
    failed.text(1, "half").finish(1, "eos").finish(1, "error");
    assert_eq!(failed.error().code, Code::StreamError);
}

fn refusal(driven: &Driven) -> String {
    let text = |event: Event| match event {
        Event::Refusal { text } => Some(text),
        _ => None,
    };
    driven.events().into_iter().filter_map(text).collect()
}

// Catches: the words of a model that declines thrown away, and the answer called empty.
#[test]
fn a_refusal_is_told_as_one() {
    let mut driven = Driven::streaming();
    driven.chunk(1, &delta(&json!({ "content": null, "refusal": "I can" })));
    driven.chunk(1, &delta(&json!({ "content": "", "refusal": "not." })));
    driven.finish(1, "stop").done(1);
    assert_eq!((driven.answer().as_str(), refusal(&driven).as_str()), ("", "I cannot."));
    assert_eq!(driven.receipt().outcome, Outcome::Complete);
    let body = r#"{"choices":[{"message":{"content":null,"refusal":"No."}}]}"#;
    assert_eq!(refusal(&Driven::whole(200, "application/json", body)), "No.");
    let mut both = Driven::streaming();
    both.chunk(1, &delta(&json!({ "content": "No.", "refusal": "No." }))).done(1);
    assert_eq!(both.answer(), "No.", "once");
}

// Catches: an answer in one piece, and its bill, lost because the reply was not closed in time.
#[test]
fn an_answer_in_one_piece_needs_no_end() {
    let body = |cost| {
        json!({ "choices": [{ "message": { "content": "all" } }], "usage": { "cost": cost } })
            .to_string()
    };
    let endings: [fn(&mut Driven); 3] = [
        |driven| {
            driven.broken(1);
        },
        |driven| {
            driven.step(100_000, Input::Time);
        },
        |driven| {
            driven.cancel();
        },
    ];
    for ends in endings {
        let mut driven = Driven::new();
        driven.head_after(1, 200, "application/json").bytes(1, body(0.0).as_bytes());
        ends(&mut driven);
        assert_eq!(
            (driven.receipt().outcome, driven.answer().as_str()),
            (Outcome::Complete, "all")
        );
        let mut billed = Driven::new();
        billed.head_after(1, 200, "application/json").bytes(1, body(0.01).as_bytes());
        ends(&mut billed);
        assert_eq!(billed.error().code, Code::Billed);
        let mut half = Driven::new();
        half.head_after(1, 200, "application/json").bytes(1, &body(0.0).as_bytes()[..30]);
        ends(&mut half);
        assert_ne!(half.receipt().outcome, Outcome::Complete);
    }
}
