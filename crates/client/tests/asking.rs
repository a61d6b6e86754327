use futures_util::future::join_all;
use serde_json::json;
use tollfree::{ChatRequest, Code, Event, Gateway};

use crate::{
    net::Line,
    stage::{KEY, MODEL, Stage, ask, poll, serve_models, take, text},
};

fn authorization(line: &Line) -> Option<&str> {
    line.headers.iter().find(|(name, _)| *name == "authorization").map(|(_, value)| &**value)
}

// Catches: a megabyte of catalogue for each lane of a comparison.
#[test]
fn eight_chats_together_load_the_catalogue_once() {
    let stage = Stage::new(Some(KEY));
    let mut lanes = Box::pin(join_all((0..8).map(|_| stage.client.chat(ask(MODEL)))));
    assert!(poll(&mut lanes).is_none());
    assert_eq!((stage.net.lines("/models").len(), stage.net.count()), (1, 1));
    serve_models(&stage.net.lines("/models")[0]);
    let answers = poll(&mut lanes).unwrap();
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!(stage.net.lines("/chat/completions").len(), 8);
    assert_eq!(stage.net.lines("/models").len(), 1);
}

// Catches: the key sent to where it is not needed, or missing where it is.
#[test]
fn the_key_goes_with_the_chat_only() {
    let stage = Stage::ready();
    let (_answer, line) = stage.asked();
    assert_eq!(authorization(&line), Some(format!("Bearer {KEY}").as_str()));
    assert_eq!(authorization(&stage.net.lines("/models")[0]), None);
}

// Catches: a request (or a megabyte of catalogue) spent on what is sure to fail.
#[test]
fn what_is_sure_to_fail_sends_nothing() {
    let refuse = |key: Option<&str>, request: ChatRequest| {
        let stage = Stage::new(key);
        let refused = poll(&mut Box::pin(stage.client.chat(request))).unwrap();
        assert_eq!(stage.net.count(), 0);
        refused.err().unwrap().code
    };
    assert_eq!(refuse(None, ask(MODEL)), Code::KeyMissing);
    assert_eq!(refuse(Some(KEY), ask("acme/owl")), Code::ModelPaid);
    assert_eq!(refuse(Some(KEY), ask("openrouter/auto")), Code::ModelPaid);
    assert_eq!(refuse(Some(KEY), ChatRequest::new(MODEL, Vec::new())), Code::RequestInvalid);
    let stage = Stage::new(None);
    let told = poll(&mut Box::pin(stage.client.key_state())).unwrap();
    assert_eq!((told.unwrap_err().code, stage.net.count()), (Code::KeyMissing, 0));
}

// Catches: a second call after a billed one, on any clone of the client and any other client of
// the account.
#[test]
fn a_bill_stops_every_later_call_before_it_is_sent() {
    // Another key than everybody's here: the breaker is the account's.
    let key = KEY.to_ascii_uppercase().replacen("SK-OR-V1-", "sk-or-v1-b111ed", 1);
    let stage = Stage::ready_with(&key);
    let (mut answer, line) = stage.streaming();
    let usage = json!({ "usage": { "cost": 0.007 }, "choices": [] });
    line.send(format!("data: {usage}\n\n"));
    assert!(matches!(take(&mut answer).last(), Some(Ok(Event::Usage { .. }))));
    drop(answer);
    let sent = stage.net.count();
    let refused = poll(&mut Box::pin(stage.client.clone().chat(ask(MODEL)))).unwrap();
    assert_eq!(refused.err().unwrap().code, Code::BreakerOpen);
    assert_eq!(stage.net.count(), sent);
    let other = Stage::new(Some(&key));
    let refused = poll(&mut Box::pin(other.client.chat(ask(MODEL)))).unwrap();
    assert_eq!((refused.err().unwrap().code, other.net.count()), (Code::BreakerOpen, 0));
}

// Catches: another server asked for OpenRouter's list, or its key read by OpenRouter's rules.
#[test]
fn a_compatible_server_needs_no_catalogue() {
    let gateway = Gateway::compatible("http://localhost:4000/v1").unwrap();
    let stage = Stage::at(gateway, Some("local-key"));
    let mut answer = poll(&mut Box::pin(stage.client.chat(ask("llama3")))).unwrap().unwrap();
    let line = stage.net.lines("/chat/completions").pop().unwrap();
    assert_eq!((stage.net.count(), authorization(&line)), (1, Some("Bearer local-key")));
    line.head(200, "text/event-stream").send(text("Hi")).send("data: [DONE]\n\n");
    assert!(take(&mut answer).iter().all(Result::is_ok));
    assert!(answer.receipt().unwrap().error.is_none());
}

// Catches: the state of the key misread or taken from a reply that is none.
#[test]
fn the_key_state_is_asked_for() {
    let stage = Stage::new(Some(KEY));
    let mut asking = Box::pin(stage.client.key_state());
    assert!(poll(&mut asking).is_none());
    let line = stage.net.lines("/key").pop().unwrap();
    assert!(authorization(&line).is_some());
    line.head(200, "application/json").send(r#"{"data":{"limit":0,"is_free"#);
    assert!(poll(&mut asking).is_none());
    line.send(r#"_tier":true}}"#).end();
    let told = poll(&mut asking).unwrap().unwrap();
    assert_eq!((told.limit, told.is_free_tier), (Some(0.0), Some(true)));
}
