//! The odd chunks that real servers were seen to send (API sheet 4.2).

use serde_json::json;
use tollfree_core::{
    call::Outcome,
    chat::{Event, FinishReason},
};

use crate::support::{Driven, MODEL, delta, finish, usage};

const ODD: [&str; 16] = [
    r#"data: {"choices":[{"delta":{"content":""},"finish_reason":""}]}"#,
    r#"data: {"choices":[{"delta":{"content":null},"finish_reason":null}]}"#,
    r#"data: {"choices":[],"usage":{}}"#,
    r#"data: {"choices":[{"delta":null}]}"#,
    r#"data: {"choices":[{"delta":{"content":""}}]}"#,
    r#"data: {"created":1790000000.25,"choices":[{"delta":{"role":"","content":""}}]}"#,
    r#"data: {"new":{"deep":[1,{"x":"}"}]},"choices":[{"logprobs":{},"delta":{"images":[],"annotations":[{}]}}]}"#,
    "event: ping\ndata: {}",
    "data:",
    r#"data: {"object":"","usage":null}"#,
    r#"data: {"error":null,"choices":null}"#,
    r#"data: {"id":7,"model":null,"provider":["x"],"choices":{"0":1}}"#,
    r#"data: {"choices":[{"delta":{"content":42,"reasoning":{"x":1}}}]}"#,
    r#"data: {"choices":[null,5,"x"]}"#,
    "data: []",
    "retry: 500\nid: 3",
];

// Catches: a chunk of unusual shape that ends the call, or takes text with it.
#[test]
fn odd_chunks_break_nothing_and_lose_nothing() {
    let mut driven = Driven::streaming();
    for odd in ODD {
        driven.text(5, "a ").bytes(5, format!("{odd}\n\n").as_bytes());
    }
    driven.finish(5, "stop").done(5);
    assert_eq!(driven.answer(), "a ".repeat(ODD.len()));
    let receipt = driven.receipt();
    assert_eq!((receipt.outcome, receipt.unreadable_chunks), (Outcome::Complete, 0));
    assert_eq!(receipt.served_model.as_deref(), Some(MODEL));
}

// Catches: a word of a new provider that is dropped, or taken for an end of another kind.
#[test]
fn an_unknown_finish_reason_is_kept() {
    let mut driven = Driven::streaming();
    let chunk = json!({ "choices": [{ "delta": { "content": null }, "finish_reason": "eos" }] });
    driven.text(1, "a").chunk(1, &chunk).done(1);
    assert_eq!(driven.receipt().finish_reason, Some(FinishReason::Other("eos".into())));
    assert_eq!(driven.receipt().outcome, Outcome::Complete);
}

// Catches: reasoning shown twice because the wire carries it twice.
#[test]
fn mirrored_reasoning_is_told_once() {
    let mirrored = json!({ "content": "", "reasoning": "Hm", "reasoning_details": [
        { "type": "reasoning.text", "text": "Hm", "format": "unknown", "index": 0 }] });
    let alias = json!({ "reasoning": null, "reasoning_content": " yes" });
    let both = json!({ "reasoning_content": "!", "reasoning": "!" });
    let mut driven = Driven::streaming();
    driven.chunk(1, &delta(&mirrored)).chunk(1, &delta(&alias)).chunk(1, &delta(&both));
    assert_eq!(driven.thoughts(), "Hm yes!");
    assert_eq!(driven.answer(), "");
}

// Catches: "finished" told twice, or the second word overruling the first.
#[test]
fn the_finish_reason_comes_twice_and_is_told_once() {
    let mut driven = Driven::streaming();
    driven.text(1, "a").finish(1, "length").chunk(1, &usage(&json!({ "cost": 0 }))).done(1);
    let told: Vec<Event> = driven.events();
    let told: Vec<&Event> =
        told.iter().filter(|event| matches!(event, Event::Finish { .. })).collect();
    let native_reason = Some("native_length".to_owned());
    assert_eq!(told, [&Event::Finish { reason: FinishReason::Length, native_reason }]);
}

// Catches: usage that is found only beside one choice, or only beside none.
#[test]
fn usage_is_read_beside_one_choice_and_beside_none() {
    let counts = json!({
        "prompt_tokens": 16, "completion_tokens": 60, "cost": 0, "is_byok": false,
        "completion_tokens_details": { "reasoning_tokens": 52 }
    });
    for chunk in [usage(&counts), json!({ "choices": [], "usage": counts })] {
        let mut driven = Driven::streaming();
        driven.text(1, "a").finish(1, "stop").chunk(1, &chunk).done(1);
        let usage = driven.receipt().usage.clone().unwrap();
        let tokens = (usage.prompt_tokens, usage.completion_tokens, usage.reasoning_tokens);
        assert_eq!(tokens, (Some(16), Some(60), Some(52)));
        assert_eq!((usage.cost, usage.is_byok), (Some(0.0), Some(false)));
    }
}

// Catches: "not said" that is shown as zero.
#[test]
fn what_usage_leaves_out_stays_unknown() {
    let mut driven = Driven::streaming();
    driven.text(1, "a").chunk(1, &usage(&json!({ "prompt_tokens": null, "cost": null }))).done(1);
    let usage = driven.receipt().usage.clone().unwrap();
    assert_eq!((usage.prompt_tokens, usage.cost, usage.is_byok), (None, None, None));
}

// Catches: a chunk that cannot be read and passes unnoticed, or ends the call.
#[test]
fn unreadable_chunks_are_counted() {
    let mut driven = Driven::streaming();
    driven.text(1, "a").bytes(1, b"data: {\"choices\":[{\n\ndata: <html>\n\n").text(1, "b");
    driven.finish(1, "stop").done(1);
    assert_eq!(driven.answer(), "ab");
    assert_eq!(driven.receipt().unreadable_chunks, 2);
}

// Catches: who served told never, told with every chunk, or not told again when it changes.
#[test]
fn who_serves_is_told_when_it_changes() {
    let mut driven = Driven::streaming();
    driven.text(1, "a").text(1, "b");
    driven.chunk(1, &json!({ "model": "acme/wren:free", "choices": [] })).done(1);
    let events = driven.events();
    let served: Vec<(&str, Option<&str>, Option<&str>)> = events
        .iter()
        .filter_map(|event| match event {
            Event::Served { model, provider, id } => {
                Some((model.as_str(), provider.as_deref(), id.as_deref()))
            }
            _ => None,
        })
        .collect();
    let (provider, id) = (Some("Acme"), Some("gen-1"));
    assert_eq!(served, [(MODEL, provider, id), ("acme/wren:free", provider, id)]);
    assert_eq!(driven.receipt().model, MODEL, "the receipt also keeps who was asked");
    assert_eq!(driven.receipt().served_model.as_deref(), Some("acme/wren:free"));
}

// Catches: tool calls that are taken for an empty answer.
#[test]
fn tool_calls_are_an_answer_without_text() {
    let calls = json!({ "tool_calls": [{ "index": 0, "function": { "arguments": "{" } }] });
    let mut driven = Driven::streaming();
    driven.chunk(1, &delta(&calls)).finish(1, "tool_calls").done(1);
    assert_eq!(driven.receipt().outcome, Outcome::Complete);
}

// Catches: an accumulated `message` beside the delta that doubles the whole text.
#[test]
fn a_message_beside_the_delta_is_not_told_too() {
    let mut driven = Driven::streaming();
    for (piece, so_far) in [("Hi", "Hi"), (" you", "Hi you")] {
        let mut chunk = delta(&json!({ "content": piece }));
        chunk["choices"][0]["message"] = json!({ "role": "assistant", "content": so_far });
        driven.chunk(1, &chunk);
    }
    driven.chunk(1, &finish("stop")).done(1);
    assert_eq!(driven.answer(), "Hi you");
}

// Catches: a chunk taken for a repetition of the last one because it is as long: what differs
// behind (or before) the text would be lost.
#[test]
fn a_chunk_of_the_same_length_is_read_anew() {
    let chunk = |id: &str, text: &str, model: &str| {
        format!(
            r#"data: {{"id":"{id}","choices":[{{"delta":{{"content":"{text}"}}}}],"model":"{model}"}}"#
        ) + "\n\n"
    };
    let mut driven = Driven::streaming();
    for (id, text, model) in [
        ("gen-1", "a", "x/owl"),
        ("gen-1", "b", "x/elf"),
        ("gen-2", "c", "x/elf"),
        ("gen-2", "dd", "x/elf"),
    ] {
        driven.bytes(1, chunk(id, text, model).as_bytes());
    }
    let events = driven.events();
    let served = events.iter().filter(|event| matches!(event, Event::Served { .. })).count();
    assert_eq!((driven.answer().as_str(), served), ("abcdd", 3));
    driven.cancel();
    assert_eq!(driven.receipt().served_model.as_deref(), Some("x/elf"));
    assert_eq!(driven.receipt().id.as_deref(), Some("gen-2"));
}
