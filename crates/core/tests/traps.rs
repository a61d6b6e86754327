//! The traps that a page can only write in JSON, named before they are refused as unknown fields.

use serde_json::{Value, json};
use tollfree_core::{
    Code,
    error::{Refused, classify},
    guard::screen,
};

use crate::support::{MODEL, NOW};

fn with(fields: &Value) -> Option<Code> {
    let mut all = json!({ "model": MODEL, "messages": [{ "role": "user", "content": "Hi" }] });
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    screen(all.to_string().as_bytes()).err().map(|error| error.code)
}

// Catches: a way to a bill that a page is told of as a mere typing error.
#[test]
fn each_trap_has_its_code() {
    let rows = [
        (json!({ "plugins": [{ "id": "web" }] }), Code::SearchPaid),
        (json!({ "plugins": [{ "id": "web", "enabled": true }] }), Code::SearchPaid),
        (json!({ "plugins": [{ "id": "moderation" }, { "id": "fusion" }] }), Code::PluginPaid),
        (json!({ "plugins": [{ "id": "web-fetch" }] }), Code::PluginPaid),
        (json!({ "plugins": [{ "id": "file-parser" }] }), Code::DocumentPaid),
        (
            json!({ "plugins": [{ "pdf": { "engine": "mistral-ocr" }, "id": "file-parser" }] }),
            Code::DocumentPaid,
        ),
        (json!({ "web_search_options": {} }), Code::SearchPaid),
        (json!({ "tools": [{ "type": "openrouter:web_search" }] }), Code::SearchPaid),
        (json!({ "tools": [{ "type": "web_search_preview_2025_03_11" }] }), Code::SearchPaid),
        (
            json!({ "tools": [{ "type": "function" }, { "type": "openrouter:bash" }] }),
            Code::ToolPaid,
        ),
        (json!({ "preset": "mine" }), Code::ModelIndirect),
        (json!({ "modalities": ["text", "image"] }), Code::OutputPaid),
        (json!({ "model": null }), Code::ModelMissing),
    ];
    for (fields, code) in rows {
        assert_eq!(with(&fields), Some(code), "{fields}");
    }
    assert_eq!(screen(b"{}").unwrap_err().code, Code::ModelMissing);
}

// Catches: what is free named as a trap; noise that panics or is called one.
#[test]
fn what_is_no_trap_is_left_to_the_reader() {
    for fields in [
        json!({}),
        json!({ "plugins": [{ "id": "web", "enabled": false }, { "id": "response-healing" }] }),
        json!({ "plugins": [{ "id": "file-parser", "pdf": { "engine": "cloudflare-ai" } }] }),
        json!({ "tools": [{ "type": "function", "function": { "name": "f" } }, 5, null, {}] }),
        json!({ "tools": [{ "type": "openrouter:datetime" }] }),
        json!({ "modalities": ["text"], "preset": null, "web_search_options": null }),
        json!({ "plugins": "web", "tools": {}, "modalities": 1 }),
    ] {
        assert_eq!(with(&fields), None, "{fields}");
    }
    for noise in ["", "[]", "null", "\"model\"", "{\"model\":\"a\"", "\u{0}"] {
        assert!(screen(noise.as_bytes()).is_ok(), "{noise}");
    }
}

// Catches: the paid model that a server offers after a promotion, lost, or a free one called paid.
#[test]
fn a_paid_alternative_is_offered_as_data() {
    let offered = |body: Value| {
        let body = json!({ "error": body }).to_string();
        let refused = Refused { status: 404, body: body.as_bytes(), request_id: None, now: NOW };
        classify(&refused).paid_alternative
    };
    let said = "This model is unavailable for free. The paid version is available now - use this \
                slug instead: acme/owl-2-30b";
    let paid = Some("acme/owl-2-30b".to_owned());
    assert_eq!(offered(json!({ "code": 404, "message": said })), paid);
    let listed = |ids: &[&str]| {
        json!({ "message": "x", "http_status": 404, "availability": {
            "code": "free_variant_ended", "fallback_models": ids } })
    };
    assert_eq!(offered(listed(&["other/wren:free", "acme/owl-2-30b"])), paid);
    assert_eq!(offered(listed(&["other/wren:free"])), None);
    assert_eq!(offered(json!({ "code": 404, "message": "No endpoints found" })), None);
}
