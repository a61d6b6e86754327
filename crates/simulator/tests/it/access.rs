//! Keys, cross-origin rules, and what the ledger tells of a key.

use serde_json::json;
use tollfree_simulator::{Closed, Request};

use crate::harness::{NOON, ask, engine, get, key, play, post, send, trap_key};

fn preflight(headers: &str) -> Request {
    Request {
        method: "OPTIONS".to_owned(),
        path: "/api/v1/chat/completions".to_owned(),
        headers: vec![("Access-Control-Request-Headers".to_owned(), headers.to_owned())],
        ..Request::default()
    }
}

fn allowed(headers: &str) -> Vec<String> {
    let played = play(engine().handle(&preflight(headers), NOON));
    assert_eq!(played.status, 204);
    assert_eq!(played.header("Access-Control-Allow-Origin"), Some("*"));
    assert_eq!(played.header("Access-Control-Max-Age"), None);
    assert_eq!(played.header("Access-Control-Allow-Credentials"), None);
    let list = played.header("Access-Control-Allow-Headers").expect("a list");
    list.split(',').map(str::to_lowercase).collect()
}

// Would catch: a simulator more lenient than the real service, which lets a page pass here that
// dies there.
#[test]
fn a_preflight_allows_the_measured_list_and_nothing_else() {
    let list = allowed("authorization,content-type,x-openrouter-metadata,openai-beta,x-mine");
    for header in ["authorization", "content-type", "http-referer", "x-session-id", "b3"] {
        assert!(list.iter().any(|h| h == header), "{header}");
    }
    for header in ["x-openrouter-metadata", "openai-beta", "x-mine", "range", "*"] {
        assert!(!list.iter().any(|h| h == header), "{header}");
    }
    assert!(allowed("x-stainless-os, x-stainless-lang").contains(&"x-stainless-lang".to_owned()));
    assert!(!allowed("x-stainless-a\r\nx").iter().any(|h| h.contains('\n')));
}

// Would catch: error bodies that a page cannot read although the real ones can be read.
#[test]
fn answers_are_readable_across_origins_but_for_the_edge() {
    let mut engine = engine();
    for model in ["simulator/steady:free", "simulator/busy:free", "simulator/gone:free", "no/such"]
    {
        let played = ask(&mut engine, model);
        assert_eq!(played.header("Access-Control-Allow-Origin"), Some("*"), "{model}");
        let exposed = played.header("Access-Control-Expose-Headers");
        assert_eq!(exposed, Some("X-Generation-Id,X-Provider-Name,request-id,cf-ray"));
        assert!(played.header("X-Generation-Id").is_some_and(|id| id.starts_with("gen-")));
    }
    let edge = ask(&mut engine, "simulator/edge:free");
    assert_eq!(edge.header("Access-Control-Allow-Origin"), None);
}

// Would catch: a wrong key that is let in, or a 401 with a text of our own.
#[test]
fn keys_are_checked_with_the_measured_texts() {
    let message = |authorization: Option<&str>| {
        let mut request = get("/api/v1/key");
        request.headers.clear();
        request.headers.extend(authorization.map(|a| ("Authorization".to_owned(), a.to_owned())));
        let played = send(&mut engine(), &request);
        (played.status, played.json()["error"]["message"].as_str().map(str::to_owned))
    };
    let unknown = (401, Some("User not found.".to_owned()));
    let missing = (401, Some("No cookie auth credentials found".to_owned()));
    assert_eq!(message(None), missing);
    assert_eq!(message(Some("Bearer ")), missing);
    assert_eq!(message(Some("Basic abc")), missing);
    assert_eq!(message(Some("Bearer sk-or-v1-short")), unknown);
    assert_eq!(message(Some(&format!("Bearer sk-or-v1-{}", "G".repeat(64)))), unknown);
    assert_eq!(message(Some(&trap_key('0'))), unknown);
    assert_eq!(message(Some(&key())).0, 200);
}

// Would catch: a key that ends up in the ledger, which tests print and people copy.
#[test]
fn the_ledger_shows_no_key() {
    let mut engine = engine();
    let played = ask(&mut engine, "simulator/steady:free");
    let ledger = play(engine.handle(&get("/__simulator/ledger"), NOON)).json();
    let entry = &ledger["entries"][0];
    assert_eq!(entry["key_tail"], "abab");
    assert!(!ledger.to_string().contains(&"ab".repeat(5)));
    assert_eq!(entry["outcome"], "finished");
    assert_eq!(entry["bytes_sent"].as_u64(), Some(played.bytes().len() as u64));
    assert_eq!(entry["authorized"], true);
}

// Would catch: an abort that nobody notices.
#[test]
fn a_client_that_hangs_up_is_noted_once() {
    let mut engine = engine();
    let body = json!({ "model": "simulator/steady:free", "stream": true,
        "messages": [{ "role": "user", "content": "hi" }] });
    let reply = engine.handle(&post(&body, &key()), NOON);
    let outcome = |engine: &tollfree_simulator::Engine| {
        let entry = engine.ledger().next().expect("an entry").clone();
        (entry.outcome, entry.bytes_sent)
    };
    assert_eq!(outcome(&engine), ("open", 0));
    engine.closed(reply.exchange_id, Closed::ClientGone { bytes_sent: 12 });
    engine.closed(reply.exchange_id, Closed::Finished { bytes_sent: 99 });
    assert_eq!(outcome(&engine), ("client_gone", 12));
}

// Would catch: a privacy account that still sees free models in its own list.
#[test]
fn the_own_list_respects_the_account() {
    let mut engine = engine();
    let free = |engine: &mut tollfree_simulator::Engine, authorization: String| {
        let mut request = get("/api/v1/models/user");
        request.headers = vec![("Authorization".to_owned(), authorization)];
        let list = send(engine, &request).json();
        let models = list["data"].as_array().expect("a list").clone();
        models.iter().filter(|m| m["id"].as_str().is_some_and(|id| id.ends_with(":free"))).count()
    };
    assert!(free(&mut engine, key()) > 40);
    assert_eq!(free(&mut engine, trap_key('4')), 0);
    assert_eq!(free(&mut engine, trap_key('e')), 1, "the one that keeps nothing");
    assert_eq!(free(&mut engine, trap_key('f')), 2, "what the guardrail allows");
}

// Would catch: settings of an account that its requests walk around.
#[test]
fn settings_of_an_account_exclude_models() {
    let said = |digit: char, model: &str, provider: serde_json::Value| {
        let body = json!({ "model": model, "provider": provider, "messages": [{ "role": "user", "content": "hi" }] });
        let played = send(&mut engine(), &post(&body, &trap_key(digit)));
        let error = played.json()["error"].clone();
        (played.status, error["metadata"]["failed_routing_step"].as_str().map(str::to_owned))
    };
    let (laguna, qwen) = ("poolside/laguna-s-2.1:free", "qwen/qwen3.8-27b:free");
    let policy = (404, Some("Filter by Data Policy".to_owned()));
    assert_eq!(said('e', laguna, json!({})), policy);
    assert_eq!(said('e', qwen, json!({})).0, 200);
    assert_eq!(said('f', qwen, json!({})), (404, Some("Filter by Guardrails".to_owned())));
    assert_eq!(said('f', laguna, json!({})).0, 200);
    assert_eq!(said('5', laguna, json!({ "zdr": true })), policy);
    assert_eq!(said('5', qwen, json!({ "zdr": true, "data_collection": "deny" })).0, 200);
}
