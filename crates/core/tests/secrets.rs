//! Promise 2: the key stays with its owner.

use serde_json::json;
use tollfree_core::{
    Code,
    account::ApiKey,
    call::{Failure, Head, Input},
    gateway::{Gateway, HttpRequest},
    guard::Guard,
    session::{Reply, Session},
};

use crate::support::{NOW, admitted_by, ask};

const KEY: &str = "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn authorization(request: &HttpRequest) -> Option<String> {
    request.headers().find(|(name, _)| *name == "authorization").map(|(_, value)| value)
}

// Catches: a key in a log, by way of a `{:?}` on anything that holds one.
#[test]
fn debug_output_hides_the_key() {
    let key = ApiKey::parse(KEY).unwrap();
    let gateway = Gateway::default();
    let admitted = admitted_by(&Guard::new(&gateway)).unwrap();
    let request = admitted.request(Some(&key));
    let session = Session::open(Gateway::default(), Some(KEY)).unwrap();
    for text in [format!("{key:?}"), format!("{request:#?}"), format!("{session:?}")] {
        assert!(!text.contains("0123456789"), "{text}");
    }
    assert_eq!(authorization(&request), Some(format!("Bearer {KEY}")));
    assert!(
        !request.url().contains("0123456789") && !request.body().unwrap().contains("0123456789")
    );
}

// Catches: the key sent where it is not needed, which also costs a preflight.
#[test]
fn the_catalogue_is_asked_for_without_the_key() {
    let key = ApiKey::parse(KEY).unwrap();
    let request = Gateway::default().models(Some(&key));
    assert_eq!((request.headers().count(), request.body()), (0, None));
    let local = Gateway::compatible("http://localhost:4000/v1").unwrap();
    assert!(authorization(&local.models(Some(&key))).is_some(), "other servers may demand it");
}

// Catches: a header outside the preflight's allow-list, which kills the whole call.
#[test]
fn only_allowed_headers_are_sent() {
    let key = ApiKey::parse(KEY).unwrap();
    let gateway = Gateway::default();
    let chat = admitted_by(&Guard::new(&gateway)).unwrap().request(Some(&key));
    let names: Vec<&str> = chat.headers().map(|(name, _)| name).collect();
    assert_eq!(names, ["authorization", "content-type"]);
    assert_eq!(chat.url(), "https://openrouter.ai/api/v1/chat/completions");
    assert_eq!(gateway.key_state(&key).url(), "https://openrouter.ai/api/v1/key");
}

// Catches: a key of another service sent to OpenRouter, or a cut-off one found out by a 401; and
// an error that repeats the key.
#[test]
fn what_is_no_key_is_refused_without_repeating_it() {
    let cut = "sk-or-v1-0123456789a";
    for text in [
        "",
        "  ",
        "hello",
        "sk-proj-0123456789abcdef0123456789abcdef",
        cut,
        "sk-or-v1-",
        "sk-or-v1-0123456789abcdefg",
        "Bearer sk-or-v1-0123456789abcdef0123456789abcdef",
        "sk-or-v1-0123456789abcdef 0123456789abcdef",
        "sk-or-v1-0123456789abcdef\r\nX-Evil: 1",
    ] {
        let error = ApiKey::parse(text).unwrap_err();
        assert_eq!(error.code, Code::KeyMalformed, "{text:?}");
        assert!(!format!("{error:?}").contains("0123456789"), "{error:?}");
    }
    assert!(ApiKey::parse(&format!("\n {KEY}\t")).is_ok(), "as pasting brings it");
}

// Catches: a header injected by way of a key.
#[test]
fn an_opaque_key_is_visible_ascii() {
    assert_eq!(ApiKey::opaque(" any-thing ").unwrap().bearer(), "Bearer any-thing");
    for text in ["", " ", "a b", "a\r\nx: y", "sché", "a\u{0}b"] {
        assert_eq!(ApiKey::opaque(text).unwrap_err().code, Code::KeyMalformed, "{text:?}");
    }
}

// Catches: a key repeated by a server or a browser and told on, whose form nobody could know;
// whole, as a part of a name, or cut in the middle where long words end.
#[test]
fn no_error_repeats_the_key_it_was_sent_with() {
    const OPAQUE: &str = "Gx7-very.secret/0123456789";
    let gateway = Gateway::compatible("http://localhost:4000/v1").unwrap();
    let mut session = Session::open(gateway, Some(OPAQUE)).unwrap();
    let cut = format!("{}{OPAQUE}", "x".repeat(485));
    for said in [&format!("no such key: {OPAQUE}, {OPAQUE}"), OPAQUE, &cut] {
        let error = json!({ "error": { "message": said, "metadata": { "provider_name": said },
                                       "availability": { "fallback_models": [said] } } });
        let body = error.to_string();
        let mut actions = Vec::new();
        let (_, mut refused) = session.chat(&ask("m"), None, NOW, &mut actions).unwrap();
        let head = |status, content_type| Head { status, content_type, generation_id: None };
        refused.step(Input::Head(head(502, "application/json")), NOW, &mut actions);
        refused.step(Input::Bytes(body.as_bytes()), NOW, &mut actions);
        refused.step(Input::End, NOW, &mut actions);
        let (_, mut failed) = session.chat(&ask("m"), None, NOW, &mut actions).unwrap();
        failed.step(Input::Head(head(200, "text/event-stream")), NOW, &mut actions);
        failed.step(Input::Bytes(format!("data: {body}\n\n").as_bytes()), NOW, &mut actions);
        let (_, mut broken) = session.chat(&ask("m"), None, NOW, &mut actions).unwrap();
        broken.step(Input::Failure(Failure::NoResponse(said)), NOW, &mut actions);
        let reply = Reply { status: 401, body: body.as_bytes(), now: NOW };
        let errors = [
            session.take_key_state(&reply).unwrap_err(),
            session.take_models(&reply).map(drop).unwrap_err(),
        ];
        let told = format!("{actions:?} {errors:?}");
        assert_eq!(told.matches("error: Some").count(), 3, "{told}");
        assert!(!told.contains("Gx7-very"), "{told}");
    }
}
