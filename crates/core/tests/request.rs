use serde_json::{Value, json};
use tollfree_core::chat::{ChatRequest, Tool, ToolChoice};

fn read(fields: &Value) -> Result<ChatRequest, serde_json::Error> {
    let mut all = json!({ "model": "a/b:free", "messages": [{ "role": "user", "content": "Hi" }] });
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    serde_json::from_value(all)
}

// Catches: one of the ten ways in which a request with a free model costs money (API sheet 2.4).
#[test]
fn fields_that_can_cost_have_no_way_in() {
    let parts = |part: Value| json!({ "messages": [{ "role": "user", "content": [part] }] });
    let costly = [
        json!({ "plugins": [{ "id": "web" }] }),
        json!({ "web_search_options": {} }),
        json!({ "route": "fallback" }),
        json!({ "preset": "x" }),
        json!({ "provider": { "max_price": { "prompt": 9 } } }),
        json!({ "modalities": ["text", "image"] }),
        json!({ "service_tier": "priority" }),
        json!({ "transforms": [] }),
        json!({ "stream": false }),
        json!({ "usage": { "include": true } }),
        json!({ "anything_new": 1 }),
        json!({ "reasoning": { "summary": "auto" } }),
        json!({ "provider": { "max_price": {} } }),
        json!({ "provider": { "options": {} } }),
        json!({ "tools": [{ "type": "function", "function": { "name": "x" }, "engine": "exa" }] }),
        json!({ "response_format": { "type": "grammar", "grammar": "x" } }),
        json!({ "max_tool_calls": 3 }),
        parts(json!({ "type": "file", "file": { "file_id": "x" } })),
        parts(json!({ "type": "input_video", "input_video": { "url": "https://a.example" } })),
        parts(
            json!({ "type": "image_url", "image_url": { "url": "https://a.example", "detail": "x" } }),
        ),
        json!({ "messages": [{ "role": "user", "content": "Hi", "annotations": [] }] }),
    ];
    for fields in costly {
        assert!(read(&fields).is_err(), "{fields}");
    }
}

// Catches: a request without a model, which the account's default (perhaps paid) would answer.
#[test]
fn model_and_messages_are_required() {
    assert!(serde_json::from_value::<ChatRequest>(json!({ "messages": [] })).is_err());
    assert!(serde_json::from_value::<ChatRequest>(json!({ "model": "a/b:free" })).is_err());
}

/// A request with every field, as it stands on the wire.
pub(crate) fn whole() -> Value {
    json!({
        "model": "a/b:free", "models": ["a/c:free"],
        "messages": [
            { "role": "system", "content": "Be brief" },
            { "role": "developer", "content": "Be kind", "name": "dev" },
            { "role": "user", "content": [
                { "type": "text", "text": "What is it?" },
                { "type": "image_url", "image_url": { "url": "data:image/png;base64,AA", "detail": "low" } },
                { "type": "input_audio", "input_audio": { "data": "AA==", "format": "wav" } },
                { "type": "video_url", "video_url": { "url": "https://a.example/x.mp4" } },
                { "type": "file", "file": { "filename": "a.pdf", "file_data": "https://a.example/a.pdf" } }
            ] },
            { "role": "assistant", "reasoning": "hm", "reasoning_details": [{ "type": "reasoning.text", "text": "hm", "index": 0 }],
              "tool_calls": [{ "id": "c1", "type": "function", "function": { "name": "f", "arguments": "{}" } }] },
            { "role": "tool", "tool_call_id": "c1", "content": "42" },
            { "role": "assistant", "refusal": "No." },
            { "role": "user", "content": "Why?" }
        ],
        "max_tokens": 5, "max_completion_tokens": 5, "temperature": 0.5, "top_p": 0.5, "top_k": 3,
        "min_p": 0.5, "top_a": 0.5, "frequency_penalty": 1.5, "presence_penalty": -1.5,
        "repetition_penalty": 1.5, "seed": 7, "stop": ["a", "b"], "logit_bias": { "17": -100.0 },
        "logprobs": true, "top_logprobs": 3, "parallel_tool_calls": false, "verbosity": "low",
        "tools": [{ "type": "function", "function": { "name": "f", "description": "does", "strict": true,
            "parameters": { "type": "object" } } }],
        "tool_choice": { "type": "function", "function": { "name": "f" } },
        "response_format": { "type": "json_schema",
            "json_schema": { "name": "n", "description": "d", "strict": true, "schema": { "type": "object" } } },
        "reasoning": { "effort": "xhigh", "exclude": true, "enabled": true },
        "prediction": { "type": "content", "content": "x" },
        "session_id": "s", "user": "u", "metadata": { "a": "b" },
        "provider": { "order": ["a"], "only": ["a"], "ignore": ["b"], "allow_fallbacks": false,
            "require_parameters": true, "data_collection": "deny", "zdr": true,
            "quantizations": ["fp8"], "sort": "latency", "preferred_min_throughput": 1.5,
            "preferred_max_latency": 2.5 }
    })
}

// Catches: a field that is dropped, renamed or changed when a request is kept and read again.
#[test]
fn a_request_survives_being_written_down() {
    let request: ChatRequest = serde_json::from_value(whole()).unwrap();
    let written = serde_json::to_value(&request).unwrap();
    assert_eq!(written, whole());
    assert_eq!(serde_json::from_value::<ChatRequest>(written).unwrap(), request);
}

// Catches: a schema whose order changes (models write in that order), signed reasoning whose bytes do.
#[test]
fn schemas_and_reasoning_keep_every_byte() {
    let schema = r#"{"z": 1.50, "a":{"type" :"string"}, "m":"\u00e9"}"#;
    let detail = r#"{"type":"reasoning.encrypted", "data":"a\/b==","id":null,"format":"x"}"#;
    let json = format!(
        r#"{{"model":"a/b:free","messages":[{{"role":"assistant","reasoning_details":[{detail}]}}],
        "tools":[{{"type":"function","function":{{"name":"f","parameters":{schema}}}}}],
        "response_format":{{"type":"json_schema","json_schema":{{"name":"n","schema":{schema}}}}}}}"#
    );
    let request: ChatRequest = serde_json::from_str(&json).unwrap();
    let written = serde_json::to_string(&request).unwrap();
    assert_eq!(written.matches(schema).count(), 2, "{written}");
    assert!(written.contains(detail), "{written}");
}

// Catches: a `null` that another client wrote refused, or passed on to a gateway that refuses it.
#[test]
fn null_is_absent_and_never_sent() {
    let mut nulled = whole();
    for (name, value) in nulled.as_object_mut().unwrap() {
        if !matches!(name.as_str(), "model" | "messages") {
            *value = Value::Null;
        }
    }
    nulled["messages"] = json!([{ "role": "assistant", "content": null, "refusal": "No.", "tool_calls": null,
        "name": null, "reasoning": null, "reasoning_details": null, "tool_call_id": null }]);
    let request: ChatRequest = serde_json::from_value(nulled).unwrap();
    let written = serde_json::to_string(&request).unwrap();
    assert!(!written.contains("null"), "{written}");
}

// Catches: a tool that runs on a server, read as something that may be sent.
#[test]
fn server_tools_are_read_by_name_only() {
    for name in ["openrouter:web_search", "web_search_preview", "bash"] {
        let tool = json!({ "type": name, "parameters": { "engine": "exa" } });
        let request = read(&json!({ "tools": [tool], "tool_choice": { "type": name } })).unwrap();
        assert_eq!(request.tools.unwrap(), [Tool::Server(name.to_owned())]);
        assert_eq!(request.tool_choice, Some(ToolChoice::Server(name.to_owned())));
    }
}
