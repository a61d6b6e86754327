//! Tool calls, put together from what the wire brings of them.

use serde_json::{Value, json};
use tollfree_core::{
    Code,
    call::Outcome,
    chat::{Event, ToolCall},
};

use crate::support::{Driven, delta};

fn calls(pieces: &Value) -> Value {
    delta(&json!({ "content": "", "tool_calls": pieces }))
}

fn piece(index: &Value, id: Option<&str>, name: Option<&str>, arguments: &str) -> Value {
    let mut piece =
        json!({ "index": index, "type": "function", "function": { "arguments": arguments } });
    if let Some(id) = id {
        piece["id"] = json!(id);
    }
    if let Some(name) = name {
        piece["function"]["name"] = json!(name);
    }
    piece
}

fn told(pieces: &[Value]) -> Vec<ToolCall> {
    let mut driven = Driven::streaming();
    for piece in pieces {
        driven.chunk(1, &calls(&json!([piece])));
    }
    driven.finish(1, "tool_calls").done(1);
    let complete: Vec<ToolCall> = driven
        .events()
        .into_iter()
        .filter_map(|event| match event {
            Event::ToolCall { call, .. } => Some(call),
            _ => None,
        })
        .collect();
    assert_eq!(driven.receipt().tool_calls, complete, "the receipt holds the same");
    assert_eq!(driven.receipt().outcome, Outcome::Complete);
    complete
}

// Catches: arguments of parallel calls mixed up, lost or doubled.
#[test]
fn pieces_are_put_together_by_their_index() {
    let pieces = [
        piece(&json!(0), Some("a"), Some("f"), ""),
        piece(&json!(1), Some("b"), Some("g"), "{\"y\":"),
        piece(&json!(0), None, None, "{\"x\":1"),
        piece(&json!(1), None, None, "2}"),
        piece(&json!(0), Some("a"), None, "}"),
    ];
    let expected = [ToolCall::new("a", "f", r#"{"x":1}"#), ToolCall::new("b", "g", r#"{"y":2}"#)];
    assert_eq!(told(&pieces), expected);
}

// Catches: servers without indexes, or that number every call 0, whose calls run into each other.
#[test]
fn odd_indexes_are_survived() {
    let none = json!(null);
    let unnumbered = [
        piece(&none, Some("a"), Some("f"), "{"),
        piece(&none, None, None, "}"),
        piece(&none, Some("b"), Some("g"), "{}"),
    ];
    let all_zero = [
        piece(&json!(0), Some("a"), Some("f"), "{}"),
        piece(&json!(0), Some("b"), Some("g"), "{}"),
    ];
    let nameless = [piece(&none, None, Some("f"), "{}"), piece(&none, None, Some("g"), "")];
    let two = [ToolCall::new("a", "f", "{}"), ToolCall::new("b", "g", "{}")];
    assert_eq!(told(&unnumbered), two);
    assert_eq!(told(&all_zero), two);
    let named = [ToolCall::new("call_0", "f", "{}"), ToolCall::new("call_1", "g", "{}")];
    assert_eq!(told(&nameless), named, "an id and empty arguments are made up");
}

// Catches: one call taken for many where each of its pieces has an id of its own: only a name begins
// another call.
#[test]
fn an_id_that_changes_within_a_call_is_survived() {
    let zero = json!(0);
    let pieces = [
        piece(&zero, Some("a"), Some("f"), "{\"x\""),
        piece(&zero, Some("b"), None, ":1"),
        piece(&zero, Some("c"), None, "}"),
    ];
    assert_eq!(told(&pieces), [ToolCall::new("a", "f", "{\"x\":1}")]);
}

// Catches: calls of an answer in one piece, or of one whose stream just ends, never told.
#[test]
fn calls_come_whole_and_without_a_finish_too() {
    let call = json!({ "id": "a", "type": "function", "function": { "name": "f", "arguments": { "x": 1 } } });
    let body = json!({ "choices": [{ "message": { "content": null, "tool_calls": [call] } }] });
    let whole = Driven::whole(200, "application/json", &body.to_string());
    assert_eq!(whole.receipt().tool_calls, [ToolCall::new("a", "f", r#"{"x":1}"#)]);
    let mut silent = Driven::streaming();
    silent.chunk(1, &calls(&json!([piece(&json!(0), Some("a"), Some("f"), "{}")]))).done(1);
    assert!(silent.events().iter().any(|event| matches!(event, Event::ToolCall { .. })));
}

// Catches: half a call run as if it were whole.
#[test]
fn what_was_cut_off_is_no_call() {
    let half = calls(&json!([piece(&json!(0), Some("a"), Some("f"), "{\"x\":")]));
    let mut cut = Driven::streaming();
    cut.chunk(1, &half).end(1);
    assert_eq!((cut.error().code, cut.receipt().tool_calls.len()), (Code::StreamCut, 0));
    let mut by_length = Driven::streaming();
    by_length.chunk(1, &half).finish(1, "length").done(1);
    assert_eq!(by_length.error().code, Code::EmptyByLength);
    assert!(by_length.error().message.contains("tool call"), "{}", by_length.error().message);
    assert!(by_length.receipt().tool_calls.is_empty());
    let mut stopped = Driven::streaming();
    stopped.chunk(1, &half).cancel();
    assert!(stopped.receipt().tool_calls.is_empty());
}

// Catches: a call that writes arguments without end and fills the tab.
#[test]
fn what_is_kept_of_a_call_is_bounded() {
    let long = "x".repeat(100_000);
    for chunk in [
        calls(&json!([piece(&json!(0), None, None, &long)])),
        delta(&json!({ "reasoning_details": [{ "type": "reasoning.text", "text": long }] })),
    ] {
        let mut driven = Driven::streaming();
        driven.text(1, "before");
        for _ in 0..60 {
            driven.chunk(1, &chunk);
        }
        assert_eq!((driven.error().code, driven.answer().as_str()), (Code::Overflow, "before"));
        assert!(driven.receipt().reasoning_details.iter().all(|raw| raw.as_str().len() < 5 << 20));
    }
}

// Catches: a token of a call that starts no clock, so that the call looks queued.
#[test]
fn a_piece_of_a_call_is_a_token() {
    let mut driven = Driven::streaming();
    driven.chunk(50, &calls(&json!([piece(&json!(0), Some("a"), Some("f"), "")])));
    driven.finish(1, "tool_calls").done(1);
    assert_eq!(driven.receipt().clocks.first_answer, Some(150));
}
