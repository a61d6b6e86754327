use serde_json::json;
use tollfree_core::{
    Code,
    chat::ChatRequest,
    gateway::Gateway,
    session::{Reply, Session},
};

use crate::support::{MODEL, NOW, ask, entry};

const KEY: &str = "sk-or-v1-0123456789abcdef0123456789abcdef";

fn reply(status: u16, body: &str, now: u64) -> Reply<'_> {
    Reply { status, body: body.as_bytes(), now }
}

fn models() -> String {
    json!({ "data": [entry(MODEL)] }).to_string()
}

// Catches: a catalogue fetched for every call, or never again.
#[test]
fn the_catalogue_is_fetched_when_missing_or_old() {
    let mut session = Session::open(Gateway::default(), Some(KEY)).unwrap();
    assert!(session.refresh(NOW).is_some());
    session.take_models(&reply(200, &models(), NOW)).unwrap();
    assert!(session.refresh(NOW + 599_999).is_none());
    let request = session.refresh(NOW + 600_000).unwrap();
    assert_eq!(request.url(), "https://openrouter.ai/api/v1/models");
    let local = Gateway::compatible("http://localhost:4000/v1").unwrap();
    assert!(Session::open(local, None).unwrap().refresh(NOW).is_none());
}

// Catches: a good catalogue thrown away because a later fetch failed.
#[test]
fn a_failed_fetch_keeps_the_older_catalogue() {
    let mut session = Session::open(Gateway::default(), Some(KEY)).unwrap();
    session.take_models(&reply(200, &models(), NOW)).unwrap();
    for (status, body, code) in [
        (503, "{}", Code::ProviderFailed),
        (200, "<html>hello", Code::NotAnApi),
        (200, "{\"nothing\":1}", Code::Unreadable),
    ] {
        let error = session.take_models(&reply(status, body, NOW + 5)).unwrap_err();
        assert_eq!(error.code, code, "{body}");
    }
    assert_eq!(session.catalogue().unwrap().fetched_at(), NOW);
    assert!(session.chat(&ask(MODEL), None, NOW + 10, &mut Vec::new()).is_ok());
}

// Catches: a call without a key that is sent to be refused with 401.
#[test]
fn without_a_key_nothing_is_asked() {
    let mut session = Session::open(Gateway::default(), None).unwrap();
    assert_eq!(session.check(&ask(MODEL), None).unwrap_err().code, Code::KeyMissing);
    session.take_models(&reply(200, &models(), NOW)).unwrap();
    let error = session.chat(&ask(MODEL), None, NOW, &mut Vec::new()).unwrap_err();
    assert_eq!(error.code, Code::KeyMissing);
    assert_eq!(session.key_state().unwrap_err().code, Code::KeyMissing);
    let local = Gateway::compatible("http://localhost:4000/v1").unwrap();
    let keyless = Session::open(local, None).unwrap();
    assert!(keyless.chat(&ask("llama3"), None, NOW, &mut Vec::new()).is_ok());
}

// Catches: the state of the key misread: unknown is not zero, no limit is not a limit of zero.
#[test]
fn the_key_state_is_read() {
    let session = Session::open(Gateway::default(), Some(KEY)).unwrap();
    let read = |body: serde_json::Value| {
        session.take_key_state(&reply(200, &body.to_string(), NOW)).unwrap()
    };
    let full = read(json!({ "data": {
        "label": "sk-or-v1-ab1...9f0", "limit": 0.5, "usage": 0, "is_free_tier": true,
        "free_model_daily_requests": { "limit": 50, "used": 62, "remaining": 0 }
    } }));
    assert_eq!((full.limit, full.usage, full.is_free_tier), (Some(0.5), Some(0.0), Some(true)));
    let free = full.free_requests.unwrap();
    assert_eq!((free.limit, free.used, free.remaining()), (50, 62, 0));
    let bare = read(json!({ "data": { "limit": null, "free_model_daily_requests": {} } }));
    assert_eq!((bare.limit, bare.usage, bare.free_requests), (None, None, None));
    let rejected = reply(401, r#"{"error":{"code":401,"message":"User not found."}}"#, NOW);
    assert_eq!(session.take_key_state(&rejected).unwrap_err().code, Code::KeyRejected);
    let unreadable = session.take_key_state(&reply(200, "{}", NOW)).unwrap_err();
    assert_eq!(unreadable.code, Code::Unreadable);
}

// Catches: what is sure to be refused, found out only with a key, a catalogue or a request.
#[test]
fn check_says_what_can_be_said_before_anything_is_loaded() {
    let session = Session::open(Gateway::default(), Some(KEY)).unwrap();
    let code = |request: &ChatRequest| session.check(request, None).err().map(|error| error.code);
    assert_eq!(code(&ask("acme/owl")), Some(Code::ModelPaid));
    assert_eq!(code(&ChatRequest::new(MODEL, Vec::new())), Some(Code::RequestInvalid));
    assert_eq!(code(&ask(MODEL)), None);
}

// Catches: a key in a name that is stored and told to other tabs, accounts that share a name, and
// a count for servers that have no accounts.
#[test]
fn an_account_is_named_by_server_and_digest() {
    let named =
        |gateway: Gateway, key: Option<&str>| Session::open(gateway, key).unwrap().account();
    let mine = named(Gateway::default(), Some(KEY)).unwrap();
    // printf %s "$KEY" | sha256sum
    assert_eq!(mine, "https://openrouter.ai/api/v1#8cf819f48b6f3d70");
    let other = Gateway::openrouter_at("https://two.example/api/v1").unwrap();
    assert_ne!(named(other, Some(KEY)).unwrap(), mine);
    let longer = format!("{KEY}0");
    assert_ne!(named(Gateway::default(), Some(&longer)).unwrap(), mine);
    assert_eq!(named(Gateway::default(), None), None);
    let local = Gateway::compatible("http://localhost:4000/v1").unwrap();
    assert_eq!(named(local, Some("local-key")), None);
}
