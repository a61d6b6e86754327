//! Chunks that real providers send and no specification knows. Each one stands in the middle of an
//! answer; nothing of what is around it, or in it, may be lost.

use serde_json::{Value, json};
use tollfree_core::{
    call::{Outcome, Receipt},
    chat::{Event, FinishReason},
};

use crate::support::{Driven, delta, finish, merged};

/// What an answer of "before", `odd` and " after" becomes: its text, its events without the text,
/// its receipt.
fn between(odd: &str) -> (String, Vec<Event>, Receipt) {
    let mut driven = Driven::streaming();
    driven.text(1, "before").bytes(1, odd.as_bytes()).text(1, " after");
    driven.chunk(1, &finish("stop")).done(1);
    let is_other = |event: &Event| !matches!(event, Event::Text { .. });
    let others = merged(driven.events()).into_iter().filter(is_other).collect();
    (driven.answer(), others, driven.receipt().clone())
}

fn event(chunk: &Value) -> String {
    format!("data: {chunk}\n\n")
}

/// Asserts that `odd` adds `text` to the answer and nothing to what else is told.
fn adds(text: &str, odd: &str) {
    let (answer, others, receipt) = between(odd);
    assert_eq!(answer, format!("before{text} after"), "{odd}");
    assert_eq!(others, between("").1, "{odd}");
    assert_eq!((receipt.outcome, receipt.unreadable_chunks), (Outcome::Complete, 0), "{odd}");
    assert_eq!(receipt.finish_reason, Some(FinishReason::Stop), "{odd}");
}

fn with_choice(choice: &Value) -> String {
    event(&json!({ "id": "gen-1", "provider": "Acme", "choices": [choice] }))
}

// Catches: an empty finish reason taken for an end.
#[test]
fn an_empty_finish_reason_is_none() {
    adds(" x", &with_choice(&json!({ "delta": { "content": " x" }, "finish_reason": "" })));
}

// Catches: an unknown reason beside a null content that ends the answer or is taken for text.
#[test]
fn a_null_content_beside_an_unknown_reason_adds_nothing() {
    let odd = with_choice(&json!({ "delta": { "content": null }, "finish_reason": "eos" }));
    let (answer, _, receipt) = between(&odd);
    assert_eq!(answer, "before after");
    assert_eq!(receipt.finish_reason, Some(FinishReason::Stop), "the known reason counts");
}

// Catches: a chunk without a choice, or with an empty usage, that ends the reading.
#[test]
fn no_choice_and_an_empty_usage_are_passed_over() {
    let (answer, _, receipt) = between(&event(&json!({ "choices": [], "usage": {} })));
    assert_eq!((answer.as_str(), receipt.outcome), ("before after", Outcome::Complete));
    assert_eq!(receipt.usage.unwrap().cost, None, "said by nobody, so unknown");
}

// Catches: a delta that is null, or missing, or of another type.
#[test]
fn a_delta_of_another_type_is_none() {
    for odd in [json!(null), json!([]), json!("x"), json!(3)] {
        adds("", &with_choice(&json!({ "delta": odd, "finish_reason": null })));
    }
    adds("", &with_choice(&json!({})));
}

// Catches: a chunk read only when it has all that the specification requires.
#[test]
fn no_id_no_object_no_time_no_index() {
    adds(" x", &event(&json!({ "choices": [{ "delta": { "content": " x" } }] })));
}

// Catches: numbers and roles of an unexpected form that cost the text beside them.
#[test]
fn a_float_as_time_and_an_empty_role() {
    let choice = json!({ "index": 0.0, "delta": { "role": "", "content": " x" } });
    adds(" x", &event(&json!({ "created": 1_790_000_000.25, "choices": [choice] })));
    adds(
        " x",
        &event(
            &json!({ "created": "now", "choices": [{ "index": null, "delta": { "content": " x" } }] }),
        ),
    );
}

// Catches: a field of tomorrow that costs the text beside it.
#[test]
fn unknown_fields_are_skipped() {
    let choice =
        json!({ "obfuscation": "aXx", "delta": { "mood": { "a": [{}] }, "content": " x" } });
    adds(
        " x",
        &event(&json!({ "padding": [[1], {"}": "]"}], "choices": [choice], "nvext": null })),
    );
}

// Catches: a named event without content that ends the answer or counts as unreadable.
#[test]
fn a_ping_is_passed_over() {
    adds("", "event: ping\ndata: {}\n\n");
    adds("", "event: ping\nid: 7\nretry: 3000\n\n");
}

// Catches: an event without data taken for an end, or counted as unreadable.
#[test]
fn empty_data_is_passed_over() {
    for odd in ["data:\n\n", "data: \n\n", "data\n\n", "data:   \n\n", "\n\n\n\n"] {
        adds("", odd);
    }
}

// Catches: an object without a name, or a usage of null, that costs the text beside it.
#[test]
fn an_empty_object_and_a_null_usage() {
    let choice = json!({ "delta": { "content": " x" } });
    adds(" x", &event(&json!({ "object": "", "usage": null, "error": null, "choices": [choice] })));
}

// Catches: an empty word in the place of an error that ends an answer which goes on.
#[test]
fn an_empty_error_is_none() {
    for nothing in [json!(null), json!(""), json!(false)] {
        let choice = json!({ "delta": { "content": " x" }, "error": nothing });
        adds(" x", &event(&json!({ "error": nothing, "choices": [choice] })));
    }
}

// Catches: values that Python writes and JSON does not know, and the text lost beside them.
#[test]
fn not_a_number_is_skipped() {
    for odd in ["NaN", "Infinity", "-Infinity"] {
        let chunk = format!(
            r#"{{"created":{odd},"choices":[{{"logprobs":{odd},"delta":{{"content":" x"}}}}]}}"#
        );
        adds(" x", &format!("data: {chunk}\n\n"));
    }
}

// Catches: `choices` of another type that ends the reading.
#[test]
fn choices_of_another_type_are_none() {
    for odd in [json!(null), json!({}), json!("x"), json!([null]), json!([[]]), json!([7])] {
        adds("", &event(&json!({ "id": "gen-1", "choices": odd })));
    }
    for odd in ["null", "[]", "7", "\"x\"", "true"] {
        adds("", &format!("data: {odd}\n\n"));
    }
}

// Catches: text lost because it comes as a list of parts.
#[test]
fn content_as_a_list_of_parts_is_text() {
    let parts = json!([{ "type": "text", "text": " x" }, { "type": "text", "text": "y" }, 7, {}]);
    adds(" xy", &with_choice(&json!({ "delta": { "content": parts } })));
    adds("", &with_choice(&json!({ "delta": { "content": [] } })));
}

// Catches: a second answer of the same prompt mixed into the first.
#[test]
fn only_the_first_choice_is_told() {
    let choices =
        json!([{ "delta": { "content": " x" } }, { "index": 1, "delta": { "content": "NO" } }]);
    adds(" x", &event(&json!({ "choices": choices })));
}

// Catches: JSON over several lines, each a line of data, taken for several events.
#[test]
fn json_over_several_lines_is_one_chunk() {
    adds(" x", "data: {\"choices\": [\ndata:   {\"delta\": {\"content\": \" x\"}}\ndata: ]}\n\n");
    adds(" x", "data: {\"choices\":\r\ndata:[{\"delta\":{\"content\":\" x\"}}]}\r\n\r\n");
}

// Catches: the mark of the end known only in one spelling, so that it counts as unreadable.
#[test]
fn the_end_is_known_in_every_spelling() {
    for done in ["data:[DONE]\n\n", "data: [DONE] \n\n", "data:  [DONE]\r\n\r\n", "data: [DONE]"] {
        let mut driven = Driven::streaming();
        driven.text(1, "all").bytes(1, done.as_bytes()).end(1);
        let receipt = driven.receipt();
        assert_eq!(
            (receipt.outcome, receipt.unreadable_chunks),
            (Outcome::Complete, 0),
            "{done:?}"
        );
    }
}

// Catches: escapes that only some encoders write, and characters cut in two by them.
#[test]
fn every_escape_is_text() {
    let escaped = r#"{"choices":[{"delta":{"content":" \ud83d\ude00\/\u00e9\u2028"}}]}"#;
    adds(" \u{1f600}/é\u{2028}", &format!("data: {escaped}\n\n"));
}

// Catches: an answer in one piece that a server sends as the only event of a stream.
#[test]
fn a_whole_answer_as_an_event_is_text() {
    let whole = json!({ "object": "chat.completion", "choices": [{ "index": 0,
        "message": { "role": "assistant", "content": "all of it" }, "finish_reason": "stop" }] });
    let mut driven = Driven::streaming();
    driven.chunk(1, &whole).end(1);
    assert_eq!(
        (driven.answer().as_str(), driven.receipt().outcome),
        ("all of it", Outcome::Complete)
    );
}

// Catches: an empty text counted as the first token, or a chunk with only a role as an answer.
#[test]
fn a_chunk_with_only_a_role_is_no_token() {
    let mut driven = Driven::streaming();
    driven.chunk(50, &delta(&json!({ "role": "assistant", "content": "" }))).text(50, "a").done(1);
    assert_eq!(driven.receipt().clocks.first_token, Some(200));
}
