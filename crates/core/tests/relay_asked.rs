//! What other clients put into a request, and what is left of it.

use proptest::prelude::*;
use serde_json::{Value, json};
use tollfree_core::{Code, chat::ChatRequest, relay::read};

use crate::support::MODEL;

fn body(fields: &Value) -> String {
    let mut all = json!({ "model": MODEL, "messages": [{ "role": "user", "content": "Hi" }] });
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    all.to_string()
}

/// The request that stands for it, and whether it streams.
fn asked(body: &str) -> Option<(ChatRequest, bool)> {
    let asked = read(body).ok()?;
    Some((tollfree_core::json::read(&asked.request).ok()?, asked.streams))
}

fn plain() -> ChatRequest {
    asked(&body(&json!({}))).unwrap().0
}

// Catches: a member that a client adds by itself and that makes its every call fail.
#[test]
fn what_clients_add_is_taken_out() {
    for added in [
        json!({ "stream": false }),
        json!({ "stream_options": { "include_usage": true, "include_obfuscation": false } }),
        json!({ "usage": { "include": true } }),
        json!({ "n": 1, "store": false, "service_tier": "auto", "modalities": ["text"] }),
        json!({ "include_reasoning": true }),
        json!({ "functions": null, "function_call": null, "audio": null, "anything": null }),
    ] {
        assert_eq!(asked(&body(&added)), Some((plain(), false)), "{added}");
    }
    assert!(asked(&body(&json!({ "stream": true }))).unwrap().1);
}

// Catches: a member that asks for something and is dropped in silence: another question is answered.
#[test]
fn what_asks_for_something_is_not_dropped() {
    for asking in [
        json!({ "n": 2 }),
        json!({ "store": true }),
        json!({ "stream": "yes" }),
        json!({ "service_tier": "priority" }),
        json!({ "modalities": ["text", "audio"] }),
        json!({ "functions": [] }),
        json!({ "plugins": [] }),
        json!({ "preset": "mine" }),
        json!({ "reasoning_effort": "low", "reasoning": { "effort": "high" } }),
        json!({ "reasoning_effort": "immense" }),
        json!({ "messages": [{ "role": "user", "content": "Hi", "cache_control": { "type": "ephemeral" } }] }),
    ] {
        assert_eq!(asked(&body(&asking)), None, "{asking}");
    }
    // An escaped name is not the name that is taken out: it is refused as it stands.
    let escaped = body(&json!({})).replacen('{', r#"{"stre\u0061m":true,"#, 1);
    assert_eq!(asked(&escaped), None, "{escaped}");
}

// Catches: how much to think, said by an older name and not heard.
#[test]
fn older_names_of_reasoning_are_understood() {
    for (older, newer) in [
        (json!({ "reasoning_effort": "low" }), json!({ "reasoning": { "effort": "low" } })),
        (json!({ "include_reasoning": false }), json!({ "reasoning": { "exclude": true } })),
        (
            json!({ "include_reasoning": false, "reasoning_effort": "high" }),
            json!({ "reasoning": { "exclude": true, "effort": "high" } }),
        ),
    ] {
        assert_eq!(asked(&body(&older)), asked(&body(&newer)), "{older}");
    }
}

// Catches: a history that a client sends back with its own notes in it, and that is refused.
#[test]
fn a_clients_notes_do_not_spoil_its_history() {
    let call = |notes: bool| {
        let mut call = json!({ "id": "c", "type": "function", "function": { "name": "f", "arguments": "{}" } });
        if notes {
            call["index"] = json!(0);
            call["function"]["parsed_arguments"] = json!({});
        }
        call
    };
    let history = |answer: &Value| {
        let question = json!({ "role": "user", "content": "Hi" });
        let result = json!({ "role": "tool", "tool_call_id": "c", "content": "1" });
        body(&json!({ "messages": [question, answer, result] }))
    };
    let noted = json!({ "role": "assistant", "content": null, "refusal": null, "audio": null, "function_call": null,
        "annotations": [{ "type": "url_citation" }], "parsed": { "n": 1 }, "reasoning_content": "hm", "tool_calls": [call(true)] });
    let bare = json!({ "role": "assistant", "content": null, "reasoning": "hm", "tool_calls": [call(false)] });
    assert_eq!(asked(&history(&noted)), asked(&history(&bare)));
    assert!(asked(&history(&bare)).is_some());
}

// Catches: a request of tollfree's own form that is changed because it came through a client.
#[test]
fn everything_else_stays_as_it_is() {
    let fields = json!({ "temperature": 0.5, "max_tokens": 9, "stop": ["a"], "user": "u", "seed": 1,
        "tools": [{ "type": "function", "function": { "name": "f", "parameters": { "type": "object", "properties": { "stream": { "type": "null" }, "n": { "default": null } } } } }],
        "response_format": { "type": "json_schema", "json_schema": { "name": "x", "schema": { "z": 1, "a": null } } },
        "provider": { "order": ["x"] }, "reasoning": { "enabled": true } });
    let direct: ChatRequest = serde_json::from_str(&body(&fields)).unwrap();
    assert_eq!(asked(&body(&fields)), Some((direct, false)));
}

// Catches: bytes that are no request and are taken for one.
#[test]
fn what_is_no_object_is_named() {
    for body in ["", "null", "[]", "\"{}\"", "{", "{\"messages\":[}", "model=x"] {
        assert_eq!(read(body).map_err(|error| error.code), Err(Code::RequestInvalid), "{body}");
    }
}

proptest! {
    // Catches: a body on which the reading stops the page.
    #[test]
    fn any_text_is_read_or_refused(body in "[\\[\\]{}\":,a-z0-9\\\\ é]{0,60}") {
        if let Ok(asked) = read(&body) {
            prop_assert_eq!(asked.request.chars().next(), Some('{'));
        }
    }
}
