//! In whatever state a stream is, its failure is told: no rival tells a cut or a stall at all.

use serde_json::{Value, json};
use tollfree_core::{
    Code,
    call::{Input, Outcome},
};

use crate::support::{Driven, delta, finish};

type State = (&'static str, fn(&mut Driven));
type Failing = (&'static str, fn(&mut Driven), &'static [Code]);

/// Everything that a stream can be in the middle of.
const STATES: &[State] = &[
    ("just begun", |_| {}),
    ("queued", |driven| {
        driven.bytes(1, b": OPENROUTER PROCESSING\n\n");
    }),
    ("served, without a word", |driven| {
        driven.chunk(1, &delta(&json!({ "role": "assistant", "content": "" })));
    }),
    ("thinking", |driven| {
        driven.think(1, "hm");
    }),
    ("writing", |driven| {
        driven.text(1, "half");
    }),
    ("writing after thinking", |driven| {
        driven.think(1, "hm").text(1, "half");
    }),
    ("inside an event", |driven| {
        driven.text(1, "half").bytes(1, b"data: {\"choices\":[{\"delta\":{\"cont");
    }),
    ("inside a character", |driven| {
        driven.text(1, "half").bytes(1, b"data: {\"choices\":[{\"delta\":{\"content\":\"\xF0\x9F");
    }),
    ("behind an unreadable chunk", |driven| {
        driven.text(1, "half").bytes(1, b"data: {not json\n\n");
    }),
    ("inside a tool call", |driven| {
        let function = json!({ "name": "look", "arguments": "{\"a\":" });
        let call = json!({ "index": 0, "id": "c", "type": "function", "function": function });
        driven.chunk(1, &delta(&json!({ "tool_calls": [call] })));
    }),
];

fn failed(driven: &mut Driven, error: &Value) {
    driven.bytes(1, b"\n\n").chunk(1, &json!({ "id": "gen-1", "error": error, "choices": [] }));
}

/// Everything that can go wrong with it.
const FAILINGS: &[Failing] = &[
    (
        "cut",
        |driven| {
            driven.end(1);
        },
        &[Code::StreamCut],
    ),
    (
        "broken",
        |driven| {
            driven.broken(1);
        },
        &[Code::StreamCut],
    ),
    (
        "stalled",
        |driven| {
            driven.step(200_000, Input::Time);
        },
        &[Code::Stalled],
    ),
    (
        "an error chunk",
        |driven| {
            failed(driven, &json!({ "code": 502, "message": "gone" }));
        },
        &[Code::ProviderFailed, Code::StreamError],
    ),
    (
        "an error chunk with a word as code",
        |driven| {
            failed(driven, &json!({ "code": "server_error", "message": "gone" }));
        },
        &[Code::ProviderFailed, Code::StreamError],
    ),
    (
        "moderation",
        |driven| {
            failed(
                driven,
                &json!({ "code": 403, "message": "no", "metadata": { "reasons": ["x"] } }),
            );
        },
        &[Code::Moderated],
    ),
    (
        "a chunk that is an error itself",
        |driven| {
            let error = json!({ "object": "error", "message": "gone", "code": 500, "param": null });
            driven.bytes(1, b"\n\n").chunk(1, &error);
        },
        &[Code::ProviderFailed, Code::StreamError],
    ),
    (
        "an error as finish reason",
        |driven| {
            driven.bytes(1, b"\n\n").chunk(1, &finish("error"));
        },
        &[Code::ProviderFailed, Code::StreamError],
    ),
];

// Catches: a failure taken for the end of an answer, text lost to it, or told under another name.
#[test]
fn every_failure_is_told_in_every_state() {
    for (state, bring) in STATES {
        for (failing, fail, codes) in FAILINGS {
            let mut driven = Driven::streaming();
            bring(&mut driven);
            let before = driven.answer();
            fail(&mut driven);
            assert!(driven.is_over(), "{failing} while {state}");
            assert_eq!(driven.receipt().outcome, Outcome::Failed, "{failing} while {state}");
            assert!(
                codes.contains(&driven.error().code),
                "{failing} while {state}: {:?}",
                driven.error()
            );
            assert!(driven.answer().starts_with(&before), "{failing} while {state}");
        }
    }
}
