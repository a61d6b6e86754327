//! What one model cannot take is told before it costs a request, with the models that can.

use serde_json::{Value, json};
use tollfree_core::{
    Code, Error,
    catalogue::Catalogue,
    chat::ChatRequest,
    gateway::Gateway,
    guard::{Admitted, Guard},
};

use crate::support::{MODEL, NOW, catalogue, entry};

/// One plain model, one that can do much, one that lists nothing, one that always thinks, a router.
fn list() -> Catalogue {
    let mut plain = entry(MODEL);
    plain["architecture"]["input_modalities"] = json!(["text"]);
    let mut able = entry("acme/able:free");
    able["architecture"]["input_modalities"] = json!(["text", "image", "audio", "video", "file"]);
    able["supported_parameters"] = json!([
        "max_tokens",
        "tools",
        "tool_choice",
        "seed",
        "response_format",
        "structured_outputs",
        "logprobs"
    ]);
    able["top_provider"]["max_completion_tokens"] = json!(100_000);
    let mut mute = entry("acme/mute:free");
    mute["supported_parameters"] = json!([]);
    let mut thinker = entry("acme/think:free");
    thinker["reasoning"] = json!({ "mandatory": true, "supported_efforts": ["low", "medium"] });
    let mut router = entry("openrouter/free");
    router["supported_parameters"] = json!(["temperature"]);
    catalogue(&[plain, able, mute, thinker, router])
}

fn admit(model: &str, fields: &Value) -> Result<Admitted, Error> {
    let mut all = json!({ "model": model, "messages": [{ "role": "user", "content": "Hi" }] });
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let request: ChatRequest = serde_json::from_value(all).unwrap();
    Guard::new(&Gateway::default()).admit(&request, Some(&list()), NOW, None)
}

fn part(part: &Value) -> Value {
    json!({ "messages": [{ "role": "user", "content": [part] }] })
}

/// What changes the kind of the answer.
fn needy() -> Vec<Value> {
    let tool = json!({ "type": "function", "function": { "name": "f" } });
    let schema = json!({ "name": "n", "schema": {} });
    vec![
        json!({ "tools": [tool] }),
        json!({ "response_format": { "type": "json_object" } }),
        json!({ "response_format": { "type": "json_schema", "json_schema": schema } }),
        json!({ "logprobs": true }),
        json!({ "max_tokens": 16_385 }),
        json!({ "max_completion_tokens": 16_385 }),
        json!({ "seed": 1, "provider": { "require_parameters": true } }),
        part(&json!({ "type": "input_audio", "input_audio": { "data": "AA==", "format": "wav" } })),
        part(&json!({ "type": "video_url", "video_url": { "url": "https://a.example/a" } })),
        part(&json!({ "type": "file", "file": { "file_data": "data:text/csv;base64,AA" } })),
    ]
}

// Catches: a need that is found out by spending a request, or one whose way out is not named.
#[test]
fn what_a_model_cannot_take_names_the_models_that_can() {
    for fields in needy() {
        let refused = admit(MODEL, &fields).unwrap_err();
        assert_eq!(refused.code, Code::Unsupported, "{fields}");
        assert_eq!(refused.models, ["acme/able:free"], "{fields}");
        assert!(refused.remedy.contains("acme/able:free"), "{}", refused.remedy);
        assert!(admit("acme/able:free", &fields).is_ok(), "{fields}");
    }
}

// Catches: a router, or an entry that lists nothing, refused for what it does not say.
#[test]
fn silence_proves_nothing() {
    for fields in &needy()[..4] {
        assert!(admit("openrouter/free", fields).is_ok(), "{fields}");
        assert!(admit("acme/mute:free", fields).unwrap().ignored().is_empty(), "{fields}");
    }
}

// Catches: an effort that the model does not know, or one refused although it does.
#[test]
fn an_effort_has_to_be_one_of_the_models() {
    let ask =
        |effort: &str| admit("acme/think:free", &json!({ "reasoning": { "effort": effort } }));
    let refused = ask("high").unwrap_err();
    assert_eq!(refused.code, Code::Unsupported);
    assert!(refused.message.contains("high"), "{}", refused.message);
    assert!(ask("low").is_ok());
}

// Catches: a need that nobody can meet, told with a model that cannot either.
#[test]
fn when_no_model_can_none_is_named() {
    let both = json!({ "max_tokens": 50_000_000, "reasoning": { "enabled": false } });
    let refused = admit("acme/think:free", &both).unwrap_err();
    assert_eq!((refused.code, refused.models.len()), (Code::Unsupported, 0));
    assert!(refused.remedy.contains("no free model"));
}

// Catches: a parameter that only shades the answer and stops the call, or is dropped in silence.
#[test]
fn what_is_dropped_is_sent_and_named() {
    let fields = json!({ "temperature": 0.5, "seed": 1, "top_k": 3, "stop": "x", "max_tokens": 9,
                         "reasoning": { "effort": "low" } });
    let admitted = admit(MODEL, &fields).unwrap();
    assert_eq!(admitted.ignored(), ["top_k", "seed", "stop", "reasoning"]);
    assert!(admitted.body().contains("\"seed\":1"));
}

// Catches: a fallback on the server that is paid, unknown, or cannot take the request.
#[test]
fn every_model_of_the_list_has_to_pass() {
    let code = |models: Value, more: Value| {
        let mut fields = json!({ "models": models });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        admit(MODEL, &fields).err().map(|error| error.code)
    };
    assert_eq!(code(json!(["acme/able:free"]), json!({})), None);
    assert_eq!(code(json!(["acme/able:free", "acme/owl"]), json!({})), Some(Code::FallbackPaid));
    assert_eq!(code(json!(["acme/gone:free"]), json!({})), Some(Code::ModelUnknown));
    let off = json!({ "reasoning": { "enabled": false } });
    assert_eq!(code(json!(["acme/think:free"]), off), Some(Code::Unsupported));
}

// Catches: a tool that runs on the server for money (API sheet 2.4, 1 and 3).
#[test]
fn server_tools_are_refused_by_a_code_of_their_own() {
    let tool = json!({ "type": "openrouter:web_fetch" });
    let function = json!({ "type": "function", "function": { "name": "f" } });
    let refused = admit("acme/able:free", &json!({ "tools": [function, tool] })).unwrap_err();
    assert_eq!(refused.code, Code::ToolPaid);
    let chosen = json!({ "tools": [function], "tool_choice": { "type": "web_search" } });
    assert_eq!(admit("acme/able:free", &chosen).unwrap_err().code, Code::SearchPaid);
}

// Catches: messages that no provider takes.
#[test]
fn messages_have_what_their_role_has() {
    let call =
        json!({ "id": "c", "type": "function", "function": { "name": "f", "arguments": "{}" } });
    let user = json!({ "role": "user", "content": "Hi" });
    let wrong = [
        json!([{ "role": "user" }]),
        json!([{ "role": "assistant" }]),
        json!([user, { "role": "assistant", "tool_calls": [] }]),
        json!([{ "role": "user", "content": "Hi", "tool_calls": [call] }]),
        json!([{ "role": "user", "content": "Hi", "reasoning_details": [] }]),
        json!([{ "role": "tool", "content": "42" }]),
        json!([user, { "role": "tool", "content": "42", "tool_call_id": "c" }]),
        json!([{ "role": "user", "content": "Hi", "tool_call_id": "c" }]),
    ];
    for messages in wrong {
        let refused = admit(MODEL, &json!({ "messages": messages })).unwrap_err();
        assert_eq!(refused.code, Code::RequestInvalid, "{messages}");
    }
    let right = json!([user, { "role": "assistant", "tool_calls": [call] },
                       { "role": "tool", "content": "42", "tool_call_id": "c" }]);
    assert!(admit(MODEL, &json!({ "messages": right })).is_ok());
}

// Catches: an attachment that is no such thing, and whose place a paid reader could take.
#[test]
fn attachments_are_what_they_say() {
    let wrong = [
        json!({ "type": "input_audio", "input_audio": { "data": "https://a.example", "format": "wav" } }),
        json!({ "type": "input_audio", "input_audio": { "data": "AA==", "format": "" } }),
        json!({ "type": "video_url", "video_url": { "url": "data:application/pdf;base64,AA" } }),
        json!({ "type": "file", "file": { "file_data": "file:///etc/passwd" } }),
    ];
    for wrong in wrong {
        let refused = admit("acme/able:free", &part(&wrong)).unwrap_err();
        assert_eq!(refused.code, Code::RequestInvalid, "{wrong}");
    }
}
