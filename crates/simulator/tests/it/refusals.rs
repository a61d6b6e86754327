//! Scenarios and bodies that are refused before an answer begins.

use serde_json::{Value, json};

use crate::harness::{NOON, ask, engine, key, post, send};

fn error(model: &str) -> (u16, Value) {
    let played = ask(&mut engine(), model);
    (played.status, played.json()["error"].clone())
}

fn has(text: &Value, part: &str) {
    assert!(text.as_str().is_some_and(|text| text.contains(part)), "{text} lacks {part}");
}

// Would catch: a scenario whose answer is not what its note promises.
#[test]
fn each_refusal_has_its_status_and_shape() {
    let rows: [(&str, u16, &str); 9] = [
        ("unauthorized", 401, "User not found."),
        ("credits", 402, "Insufficient credits"),
        ("gate", 403, "only available on agentic harnesses"),
        ("flagged", 403, "flagged"),
        ("privacy", 404, "(Free model training)"),
        ("retired", 404, "use this slug instead: simulator/retired"),
        ("gone", 400, "simulator/gone:free is not a valid model ID"),
        ("overloaded", 503, "No instances available"),
        ("busy", 429, "Provider returned error"),
    ];
    for (name, status, text) in rows {
        let (got, error) = error(&format!("simulator/{name}:free"));
        assert_eq!((got, &error["code"]), (status, &json!(status)), "{name}");
        has(&error["message"], text);
    }
}

// Would catch: lost members of the three kinds of 429, which clients tell apart by them.
#[test]
fn the_three_kinds_of_429_differ() {
    let busy = error("simulator/busy:free").1["metadata"].clone();
    assert_eq!(busy["limit_source"], "upstream_provider_shared_pool");
    assert_eq!(
        (&busy["retry_after_seconds"], &busy["headers"]["Retry-After"]),
        (&json!(1), &json!("1"))
    );
    has(&busy["raw"], "simulator/busy:free");
    let day = error("simulator/day-spent:free").1;
    assert_eq!(day["metadata"]["limit_source"], "openrouter_free_tier_daily");
    let midnight = (NOON / 86_400_000 + 1) * 86_400_000;
    assert_eq!(day["metadata"]["headers"]["X-RateLimit-Reset"], midnight.to_string());
    let minute = error("simulator/minute-spent:free").1;
    has(&minute["message"], "free-models-per-min");
    let next = (NOON / 60_000 + 1) * 60_000;
    assert_eq!(minute["metadata"]["headers"]["X-RateLimit-Reset"], next.to_string());
}

// Would catch: a one-time failure that happens twice, or never.
#[test]
fn busy_once_is_busy_once() {
    let mut engine = engine();
    assert_eq!(ask(&mut engine, "simulator/busy-once:free").status, 429);
    assert_eq!(ask(&mut engine, "simulator/busy-once:free").status, 200);
    assert_eq!(ask(&mut engine, "simulator/busy-once:free").status, 200);
}

// Would catch: an unexpected body that is, after all, the expected one.
#[test]
fn answers_that_are_no_answers() {
    let mut engine = engine();
    let only_error = ask(&mut engine, "simulator/error-200:free");
    assert_eq!(only_error.status, 200);
    assert!(only_error.json()["error"].is_object() && only_error.json()["choices"].is_null());
    for (model, status) in [("simulator/html:free", 200), ("simulator/edge:free", 520)] {
        let played = ask(&mut engine, model);
        assert_eq!(played.status, status);
        assert!(played.header("Content-Type").is_some_and(|kind| kind.starts_with("text/html")));
        assert!(played.bytes().starts_with(b"<!doctype html>"));
    }
}

// Would catch: bodies that the real gateway refuses and the simulator lets pass.
#[test]
fn bad_bodies_are_refused_with_the_measured_texts() {
    let messages = json!([{ "role": "user", "content": "hi" }]);
    let rows = [
        (json!({ "model": "x/y" }), "Input required: specify \"prompt\" or \"messages\""),
        (json!({ "model": "x/y", "messages": messages }), "x/y is not a valid model ID"),
        (
            json!({ "models": ["a", "b", "c", "d"], "messages": messages }),
            "'models' array must have 3 items or fewer",
        ),
        (
            json!({ "model": "simulator/steady:free", "messages": messages, "provider": { "sort": null } }),
            "provider.sort",
        ),
        (
            json!({ "model": "simulator/steady:free", "messages": messages, "temperature": 2.1 }),
            "temperature",
        ),
        (
            json!({ "model": "simulator/steady:free", "messages": messages, "max_tokens": 0 }),
            "max_tokens",
        ),
        (
            json!({ "model": "liquid/lfm-2.5-2.6b:free", "messages": messages, "reasoning": { "enabled": false } }),
            "Reasoning is mandatory for this endpoint and cannot be disabled.",
        ),
        (
            json!({ "model": "nvidia/nemotron-3-embed-1b:free", "messages": messages }),
            "chat completions",
        ),
    ];
    for (body, text) in rows {
        let played = send(&mut engine(), &post(&body, &key()));
        assert_eq!(played.status, 400, "{body}");
        has(&played.json()["error"]["message"], text);
        assert!(played.json()["user_id"].as_str().is_some_and(|id| id.starts_with("user_")));
    }
    let mut broken = post(&json!({}), &key());
    broken.body = b"{\"model\":".to_vec();
    let played = send(&mut engine(), &broken);
    assert_eq!(played.json()["error"]["message"], "Input must have at least 1 token.");
}

// Would catch: filters of the gateway that let everything pass.
#[test]
fn the_gateway_filters() {
    let image = json!([{ "role": "user", "content": [{ "type": "image_url", "image_url": { "url": "data:image/png;base64,AA==" } }] }]);
    let text = json!([{ "role": "user", "content": "hi" }]);
    let tools = json!([{ "type": "function", "function": { "name": "f" } }]);
    let rows = [
        (json!({ "model": "poolside/laguna-s-2.1:free", "messages": image }), "image input"),
        (
            json!({ "model": "apodex/apodex-1.1-mini:free", "messages": text, "tools": tools }),
            "tool use",
        ),
        (
            json!({ "model": "poolside/laguna-s-2.1:free", "messages": text, "provider": { "data_collection": "deny" } }),
            "data policy",
        ),
        (
            json!({ "model": "poolside/laguna-s-2.1:free", "messages": text, "provider": { "only": ["nowhere"] } }),
            "providers",
        ),
        (
            json!({ "model": "poolside/laguna-s-2.1:free", "messages": text, "response_format": { "type": "json_object" },
            "provider": { "require_parameters": true } }),
            "requested parameters",
        ),
        (
            json!({ "model": "poolside/laguna-s-2.1:free", "messages": text, "modalities": ["image"] }),
            "modalities",
        ),
    ];
    for (body, part) in rows {
        let played = send(&mut engine(), &post(&body, &key()));
        assert_eq!(played.status, 404, "{body}");
        has(&played.json()["error"]["message"], part);
        assert!(played.json()["error"]["metadata"]["failed_routing_step"].is_string());
    }
}
