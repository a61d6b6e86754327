use serde_json::{Value, json};
use tollfree_core::chat::ChatRequest;

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
        json!({ "tools": [{ "type": "openrouter:web_search" }] }),
        json!({ "tools": [{ "type": "web_search_preview" }] }),
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
        parts(json!({ "type": "file", "file": { "file_data": "data:application/pdf;base64,AA" } })),
        parts(json!({ "type": "input_audio", "input_audio": { "data": "AA", "format": "wav" } })),
        parts(json!({ "type": "video_url", "video_url": { "url": "https://a.example" } })),
        parts(
            json!({ "type": "image_url", "image_url": { "url": "https://a.example", "detail": "x" } }),
        ),
        json!({ "messages": [{ "role": "user", "content": "Hi", "tool_calls": [] }] }),
        json!({ "messages": [{ "role": "tool", "content": "Hi" }] }),
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

// Catches: a request that changes when it is kept and read again, as the record does.
#[test]
fn a_request_survives_being_written_down() {
    let part = json!([{ "type": "text", "text": "What is it?" },
                      { "type": "image_url", "image_url": { "url": "data:image/png;base64,AA" } }]);
    let fields = json!({
        "messages": [{ "role": "system", "content": "Be brief" }, { "role": "user", "content": part }],
        "max_tokens": 5, "temperature": 0.1, "stop": ["a", "b"], "reasoning": { "effort": "xhigh" }
    });
    let request = read(&fields).unwrap();
    let written = serde_json::to_value(&request).unwrap();
    let mut expected = fields;
    expected["model"] = json!("a/b:free");
    assert_eq!(written, expected);
    assert_eq!(serde_json::from_value::<ChatRequest>(written).unwrap(), request);
}
