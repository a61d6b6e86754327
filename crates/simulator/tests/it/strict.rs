//! What a strict gateway refuses, and what it answers beside text.

use serde_json::{Value, json};

use crate::harness::{Played, engine, key, post, send};

fn ask(model: &str, members: &Value) -> Played {
    let mut body =
        json!({ "model": model, "messages": [{ "role": "user", "content": "weather in Bern" }] });
    for (name, value) in members.as_object().expect("members") {
        body[name] = value.clone();
    }
    send(&mut engine(), &post(&body, &key()))
}

fn refused(members: &Value) -> String {
    let played = ask("simulator/steady:free", members);
    assert_eq!(played.status, 400, "{members}");
    played.json()["error"]["message"].as_str().expect("a text").to_owned()
}

fn call(id: &str) -> Value {
    json!({ "role": "assistant", "content": null, "tool_calls": [
        { "id": id, "type": "function", "function": { "name": "f", "arguments": "{}" } }] })
}

// Would catch: members outside of their kinds that pass here and fail with a real provider.
#[test]
fn members_outside_of_their_kinds_are_refused() {
    let long = "n".repeat(65);
    let rows = [
        json!({ "provider": { "order": null } }),
        json!({ "provider": { "only": "acme" } }),
        json!({ "provider": { "zdr": "yes" } }),
        json!({ "provider": { "data_collection": "maybe" } }),
        json!({ "tools": [{ "type": "function", "function": { "name": long } }] }),
        json!({ "tools": [{ "function": { "name": "f" } }] }),
        json!({ "tool_choice": { "type": "function", "function": { "name": "absent" } } }),
        json!({ "reasoning": { "effort": "low", "max_tokens": 100 } }),
        json!({ "reasoning": { "effort": "low" }, "reasoning_effort": "high" }),
        json!({ "metadata": { "k": 1 } }),
        json!({ "metadata": { "k": "v".repeat(513) } }),
        json!({ "session_id": "s".repeat(257) }),
        json!({ "response_format": { "type": "json_schema", "json_schema": { "name": long, "schema": {} } } }),
        json!({ "response_format": { "type": "xml" } }),
        json!({ "logit_bias": { "5": 101 } }),
        json!({ "top_logprobs": 3 }),
        json!({ "seed": 1.5 }),
        json!({ "stream": "yes" }),
        json!({ "stop": [1] }),
        json!({ "messages": [{ "role": "user", "content": [{ "type": "smell" }] }] }),
        json!({ "messages": [{ "role": "user", "content": [{ "type": "image_url", "image_url": {} }] }] }),
    ];
    for row in rows {
        refused(&row);
    }
    let pairs: Value =
        (0..17).map(|n| (format!("k{n}"), json!("v"))).collect::<serde_json::Map<_, _>>().into();
    assert!(refused(&json!({ "metadata": pairs })).contains("16"));
}

// Would catch: conversations with tools that only this gateway understands.
#[test]
fn calls_and_results_belong_together() {
    let user = json!({ "role": "user", "content": "hi" });
    let result = |id: &str| json!({ "role": "tool", "tool_call_id": id, "content": "sunny" });
    let good = json!({ "messages": [user, call("a"), result("a")] });
    let text =
        ask("simulator/tools:free", &good).json()["choices"][0]["message"]["content"].clone();
    assert!(text.as_str().is_some_and(|text| text.contains("sunny")), "{text}");
    for messages in [
        json!([user, result("a")]),
        json!([user, call("a"), result("b")]),
        json!([user, call("a"), user]),
        json!([user, call("a")]),
        json!([user, call("a"), result("a"), result("a")]),
    ] {
        refused(&json!({ "messages": messages }));
    }
}

// Would catch: thoughts that are sent back twice and pass.
#[test]
fn a_thought_is_sent_back_once() {
    let first = ask("simulator/encrypted:free", &json!({})).json();
    let message = first["choices"][0]["message"].clone();
    assert_eq!(message["reasoning_details"][0]["type"], "reasoning.encrypted");
    let user = json!({ "role": "user", "content": "and then?" });
    let once = json!({ "messages": [user, message, user] });
    assert_eq!(ask("simulator/encrypted:free", &once).status, 200);
    let twice = json!({ "messages": [user, message, user, message, user] });
    assert!(refused(&twice).starts_with("Duplicate item found with id rs_"));
}

// Would catch: a prompt or a budget longer than the model's that finds an endpoint all the same.
#[test]
fn lengths_are_those_of_the_model() {
    let model = "liquid/lfm-2.5-2.6b:free";
    let long = json!({ "messages": [{ "role": "user", "content": "word ".repeat(80_000) }] });
    let played = ask(model, &long);
    assert_eq!(played.status, 400);
    assert_eq!(played.json()["error"]["metadata"]["error_type"], "context_length_exceeded");
    assert_eq!(ask(model, &json!({ "max_tokens": 9_000 })).status, 404);
    let audio = json!([{ "role": "user", "content": [{ "type": "input_audio", "input_audio": { "data": "AA==", "format": "wav" } }] }]);
    let played = ask(model, &json!({ "messages": audio }));
    assert!(played.json()["error"]["message"].as_str().is_some_and(|m| m.contains("audio input")));
}

// Would catch: parallel calls that cannot be told apart, or that come although they were refused.
#[test]
fn parallel_calls_are_interleaved() {
    let stream = json!({ "stream": true });
    let indexes = |played: &Played| -> Vec<u64> {
        let of =
            |c: &Value| c.pointer("/choices/0/delta/tool_calls/0/index").and_then(Value::as_u64);
        played.chunks().iter().filter_map(of).collect()
    };
    let both = indexes(&ask("simulator/parallel-tools:free", &stream));
    assert_eq!(both.get(..4), Some(&[0, 1, 0, 1][..]));
    let alone = json!({ "stream": true, "parallel_tool_calls": false });
    assert!(indexes(&ask("simulator/parallel-tools:free", &alone)).iter().all(|index| *index == 0));
    let plain = ask("simulator/parallel-tools:free", &json!({})).json();
    assert_eq!(plain["choices"][0]["message"]["tool_calls"].as_array().map(Vec::len), Some(2));
}

// Would catch: kinds of answers that differ between stream and plain, or are not there.
#[test]
fn other_kinds_of_answers_are_whole_in_both_forms() {
    for (name, member) in [
        ("refusal", "refusal"),
        ("annotations", "annotations"),
        ("summary", "reasoning_details"),
        ("encrypted", "reasoning_details"),
    ] {
        let model = format!("simulator/{name}:free");
        let plain = ask(&model, &json!({})).json()["choices"][0]["message"][member].clone();
        let streamed = ask(&model, &json!({ "stream": true }));
        let parts: Vec<Value> = streamed
            .chunks()
            .iter()
            .filter_map(|c| c["choices"][0]["delta"].get(member).cloned())
            .collect();
        let joined = if plain.is_string() {
            json!(parts.iter().filter_map(Value::as_str).collect::<String>())
        } else {
            json!(parts.iter().filter_map(Value::as_array).flatten().collect::<Vec<_>>())
        };
        assert!(!plain.is_null() && plain == joined, "{name}: {plain} {joined}");
    }
    let structured = json!({ "response_format": { "type": "json_object" } });
    let text =
        |model: &str| ask(model, &structured).json()["choices"][0]["message"]["content"].clone();
    let parses = |text: Value| serde_json::from_str::<Value>(text.as_str().expect("text")).is_ok();
    assert!(parses(text("google/gemma-4-31b-it:free")));
    assert!(!parses(text("poolside/laguna-s-2.1:free")), "dropped where it is not supported");
}
