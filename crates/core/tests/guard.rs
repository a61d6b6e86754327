use proptest::prelude::*;
use serde_json::{Value, json};
use tollfree_core::{
    Code, Error,
    catalogue::Catalogue,
    chat::{ChatRequest, Message, Part, Role},
    gateway::Gateway,
    guard::Guard,
};

use crate::support::{MODEL, NOW, ask, catalogue, entry};

fn list() -> Catalogue {
    let mut thinker = entry("acme/think:free");
    thinker["reasoning"] = json!({ "mandatory": true });
    thinker["architecture"]["input_modalities"] = json!(["text"]);
    catalogue(&[entry(MODEL), thinker])
}

fn body(gateway: &Gateway, request: &ChatRequest) -> Result<Value, Error> {
    let admitted = Guard::new(gateway).admit(request, Some(&list()), NOW, None)?;
    Ok(serde_json::from_str(admitted.body()).unwrap())
}

fn request(fields: &Value) -> ChatRequest {
    let mut all = json!({ "model": MODEL, "messages": [{ "role": "user", "content": "Say hi" }] });
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    serde_json::from_value(all).unwrap()
}

fn code(fields: &Value) -> Option<Code> {
    body(&Gateway::default(), &request(fields)).err().map(|error| error.code)
}

// Catches: a safeguard that is missing from what is sent, or a field that nobody asked for.
#[test]
fn the_body_is_the_request_and_the_safeguards() {
    let expected = json!({
        "model": MODEL, "messages": [{ "role": "user", "content": "Say hi" }], "stream": true,
        "provider": { "max_price": { "prompt": 0, "completion": 0, "request": 0 } },
        "plugins": [{ "id": "web", "enabled": false }, { "id": "fusion", "enabled": false }]
    });
    assert_eq!(body(&Gateway::default(), &ask(MODEL)).unwrap(), expected);
}

// Catches: OpenRouter's fields sent to a server that refuses unknown ones; tokens not counted.
#[test]
fn another_server_gets_no_fields_of_openrouter() {
    let gateway = Gateway::compatible("http://localhost:11434/v1").unwrap();
    let sent = Guard::new(&gateway).admit(&ask("llama3"), None, NOW, None).unwrap();
    let expected = json!({
        "model": "llama3", "messages": [{ "role": "user", "content": "Say hi" }], "stream": true,
        "stream_options": { "include_usage": true }
    });
    assert_eq!(serde_json::from_str::<Value>(sent.body()).unwrap(), expected);
    // Catches: what was admitted for a server that does not bill, sent to one that does.
    let request = sent.request(None);
    assert_eq!(request.url(), "http://localhost:11434/v1/chat/completions");
    assert_eq!((request.method().as_str(), request.body()), ("POST", Some(sent.body())));
    let empty = Guard::new(&gateway).admit(&ask(" "), None, NOW, None).unwrap_err();
    assert_eq!(empty.code, Code::ModelMissing);
}

/// Every optional field with values inside its documented range.
fn optional() -> impl Strategy<Value = Value> {
    // Steps of 1/64: exact in binary, so that reading the body back adds no rounding.
    // A whole number has no point, as in JavaScript.
    let number = |step: i32| match step % 64 {
        0 => Value::from(step / 64),
        _ => Value::from(f64::from(step) / 64.0),
    };
    let float = |low: i32, high: i32| prop::option::of((low * 64..=high * 64).prop_map(number));
    let first = (
        prop::option::of(1_u32..=16_384),
        float(0, 2),
        float(0, 1),
        prop::option::of(any::<u32>()),
        float(0, 1),
        float(-2, 2),
        float(-2, 2),
        float(0, 2),
        prop::option::of(any::<i32>()),
    );
    let reasoning = prop_oneof![
        Just(json!({ "effort": "low" })),
        Just(json!({ "max_tokens": 5, "exclude": true })),
        Just(json!({ "enabled": true })),
    ];
    let stop = prop_oneof![
        ".{1,3}".prop_map(Value::from),
        prop::collection::vec(".{1,3}", 1..=4).prop_map(Value::from)
    ];
    let second = (
        prop::option::of(stop),
        prop::option::of(reasoning),
        prop::option::of(".{0,256}"),
        prop::option::of(".{0,9}"),
    );
    (first, second).prop_map(|((max, temp, top_p, top_k, min_p, freq, pres, rep, seed), (stop, reasoning, session, user))| {
        let mut all = json!({
            "max_tokens": max, "temperature": temp, "top_p": top_p, "top_k": top_k, "min_p": min_p,
            "frequency_penalty": freq, "presence_penalty": pres, "repetition_penalty": rep,
            "seed": seed, "stop": stop, "reasoning": reasoning, "session_id": session, "user": user
        });
        all.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        all
    })
}

proptest! {
    // Catches: a field of the caller that is dropped, changed or doubled; an explicit null, which
    // OpenRouter was seen to refuse.
    #[test]
    fn exactly_the_callers_fields_are_sent(fields in optional()) {
        let sent = body(&Gateway::default(), &request(&fields)).unwrap();
        let mut expected = body(&Gateway::default(), &ask(MODEL)).unwrap();
        expected.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        prop_assert!(!sent.to_string().contains("null"), "{sent}");
        prop_assert_eq!(sent, expected);
    }
}

fn tool(name: &str) -> Value {
    json!({ "type": "function", "function": { "name": name } })
}

// Catches: a request that is sure to fail and costs one of fifty all the same.
#[test]
fn what_is_sure_to_fail_is_not_sent() {
    let long = "x".repeat(257);
    let invalid = [
        json!({ "messages": [] }),
        json!({ "max_tokens": 0 }),
        json!({ "temperature": 2.1 }),
        json!({ "temperature": -0.1 }),
        json!({ "top_p": 1.1 }),
        json!({ "min_p": -1 }),
        json!({ "frequency_penalty": 3 }),
        json!({ "presence_penalty": -3 }),
        json!({ "repetition_penalty": 2.5 }),
        json!({ "stop": [] }),
        json!({ "session_id": long }),
        json!({ "stop": ["a", "b", "c", "d", "e"] }),
        json!({ "reasoning": { "effort": "low", "max_tokens": 5 } }),
        json!({ "top_a": 1.5 }),
        json!({ "top_logprobs": 21 }),
        json!({ "top_logprobs": 2 }),
        json!({ "logit_bias": { "1": 101 } }),
        json!({ "max_completion_tokens": 0 }),
        json!({ "max_completion_tokens": 5, "max_tokens": 6 }),
        json!({ "models": [MODEL, MODEL, MODEL, MODEL] }),
        json!({ "metadata": { "x": "y".repeat(513) } }),
        json!({ "metadata": { "x".repeat(65): "y" } }),
        json!({ "metadata": (0..17).map(|n| (n.to_string(), json!(""))).collect::<serde_json::Map<_, _>>() }),
        json!({ "provider": { "preferred_max_latency": 0 } }),
        json!({ "response_format": { "type": "json_schema", "json_schema": { "name": "a b", "schema": {} } } }),
        json!({ "tools": [] }),
        json!({ "tools": [tool("a b")] }),
        json!({ "tools": [tool(&"x".repeat(65))] }),
        json!({ "tools": [tool("f"), tool("f")] }),
        json!({ "tools": [{ "type": "function", "function": { "name": "f", "parameters": [] } }] }),
        json!({ "tool_choice": "auto" }),
        json!({ "parallel_tool_calls": true }),
    ];
    for fields in invalid {
        assert_eq!(code(&fields), Some(Code::RequestInvalid), "{fields}");
        let (field, _) = fields.as_object().unwrap().iter().next().unwrap();
        let told = body(&Gateway::default(), &request(&fields)).unwrap_err().message;
        assert!(told.starts_with(field), "{told} should name {field}");
    }
    let mut not_a_number = ask(MODEL);
    not_a_number.temperature = Some(f64::NAN);
    assert!(body(&Gateway::default(), &not_a_number).is_err());
    assert_eq!(code(&json!({ "temperature": 2, "top_p": 0, "stop": "x" })), None);
}

// Catches: what one model cannot take, found out only by spending a request.
#[test]
fn what_this_model_cannot_take_is_not_sent() {
    let image = json!([{ "type": "image_url", "image_url": { "url": "https://a.example/x.png" } }]);
    let messages = json!([{ "role": "user", "content": image }]);
    assert_eq!(code(&json!({ "messages": messages })), None);
    let blind = json!({ "messages": messages, "model": "acme/think:free" });
    assert_eq!(code(&blind), Some(Code::Unsupported));
    for off in [json!({ "enabled": false }), json!({ "effort": "none" })] {
        assert_eq!(code(&json!({ "reasoning": off })), None);
        let mandatory = json!({ "reasoning": off, "model": "acme/think:free" });
        assert_eq!(code(&mandatory), Some(Code::Unsupported));
    }
}

// Catches: a document in an image's place, which the paid reader would be asked to read.
#[test]
fn only_images_pass_as_images() {
    let with = |url: &str| {
        let message = Message::parts(Role::User, vec![Part::image(url)]);
        let request = ChatRequest::new(MODEL, vec![message]);
        body(&Gateway::default(), &request).map(drop).map_err(|error| error.code)
    };
    for url in ["https://a.example/x.png", "data:image/png;base64,AAAA", "data:image/webp;base64,"]
    {
        assert_eq!(with(url), Ok(()), "{url}");
    }
    for url in [
        "data:application/pdf;base64,AAAA",
        "data:image/svg+xml;base64,AAAA",
        "data:text/html,x",
        "http://a.example/x.png",
        "file:///etc/passwd",
        "blob:x",
        "",
        "x.png",
    ] {
        assert_eq!(with(url), Err(Code::RequestInvalid), "{url}");
    }
}

// Catches: a whole catalogue loaded only to refuse what was clear before.
#[test]
fn the_id_and_the_form_are_judged_without_a_catalogue() {
    let guard = Guard::new(&Gateway::default());
    assert_eq!(guard.check(&ask("openrouter/auto"), None).unwrap_err().code, Code::ModelPaid);
    let empty = ChatRequest::new(MODEL, Vec::new());
    assert_eq!(guard.check(&empty, None).unwrap_err().code, Code::RequestInvalid);
    assert_eq!(guard.check(&ask("acme/unheard-of:free"), None), Ok(()));
    let paid = guard.admit(&ask("openrouter/auto"), None, NOW, None).unwrap_err();
    assert_eq!(paid.code, Code::ModelPaid, "not: load a catalogue first");
}

// Catches: a paid model behind a free one, which answers whenever that one is busy (API sheet
// 2.4, 5).
#[test]
fn every_fallback_has_to_be_free() {
    let with = |models: &[&str]| code(&json!({ "models": models }));
    assert_eq!(with(&["acme/think:free", MODEL]), None);
    assert_eq!(with(&["acme/think:free", "acme/owl"]), Some(Code::FallbackPaid));
    assert_eq!(with(&["openrouter/auto"]), Some(Code::FallbackPaid));
    assert_eq!(with(&["~acme/owl-latest"]), Some(Code::ModelIndirect));
    assert_eq!(with(&[""]), Some(Code::ModelMissing));
    assert_eq!(with(&["acme/gone:free"]), Some(Code::ModelUnknown));
    assert_eq!(with(&[MODEL; 4]), Some(Code::RequestInvalid));
    let sent = body(&Gateway::default(), &request(&json!({ "models": [MODEL] }))).unwrap();
    assert_eq!(sent["models"], json!([MODEL]));
}

// Catches: a document whose reader is left to the account or to a paid default (API sheet 2.4, 4).
#[test]
fn a_document_is_read_for_free() {
    let pdf = json!({ "filename": "a.pdf", "file_data": "data:application/pdf;base64,AA" });
    let image = json!({ "type": "image_url", "image_url": { "url": "https://a.example/x.png" } });
    let mut reader = entry("acme/reads:free");
    reader["architecture"]["input_modalities"] = json!(["text", "file"]);
    let list = catalogue(&[entry(MODEL), entry("openrouter/free"), reader]);
    let engine = |fields: &Value| {
        let guard = Guard::new(&Gateway::default());
        let admitted = guard.admit(&request(fields), Some(&list), NOW, None).unwrap();
        let body: Value = serde_json::from_str(admitted.body()).unwrap();
        body["plugins"].as_array().unwrap().iter().find_map(|plugin| {
            (plugin["id"] == "file-parser").then(|| plugin["pdf"]["engine"].clone())
        })
    };
    let with = |part: &Value| json!([{ "role": "user", "content": [part] }]);
    let file = with(&json!({ "type": "file", "file": pdf }));
    let free = Some(json!("cloudflare-ai"));
    assert_eq!(engine(&json!({ "messages": file })), free);
    assert_eq!(engine(&json!({ "messages": file, "model": "openrouter/free" })), free);
    let native = json!({ "messages": file, "model": "acme/reads:free" });
    assert_eq!(engine(&native), Some(json!("native")));
    let mixed = json!({ "messages": file, "model": "acme/reads:free", "models": [MODEL] });
    assert_eq!(engine(&mixed), free);
    assert_eq!(engine(&json!({ "messages": with(&image) })), free, "it may be no image");
    assert_eq!(engine(&json!({})), None);
}
