//! The tool loop on the fake network.

use std::{cell::RefCell, rc::Rc};

use serde_json::{Value, json};
use tollfree::{ChatRequest, Code, Conversation, Message, Plan, Raw, ToolFunction, Tools};

use crate::{
    net::Line,
    stage::{MODEL, Stage, poll, text},
};

fn add() -> ToolFunction {
    let parameters = Raw::parse(r#"{"type":"object"}"#);
    ToolFunction { name: "add".into(), description: None, parameters, strict: None }
}

fn base() -> ChatRequest {
    ChatRequest::new(MODEL, Vec::new())
}

fn calls(arguments: &[&str]) -> String {
    let call = |(at, arguments): (usize, &&str)| {
        json!({ "index": at, "id": format!("c{at}"), "type": "function",
                "function": { "name": "add", "arguments": arguments } })
    };
    let calls: Vec<Value> = arguments.iter().enumerate().map(call).collect();
    let call = json!({ "choices": [{ "delta": { "tool_calls": calls } }] });
    let finish = json!({ "choices": [{ "delta": {}, "finish_reason": "tool_calls" }] });
    format!("data: {call}\n\ndata: {finish}\n\ndata: [DONE]\n\n")
}

fn reply(line: &Line, body: &str) {
    line.head(200, "text/event-stream").send(body);
}

fn last(stage: &Stage) -> Rc<Line> {
    stage.net.lines("/chat/completions").pop().unwrap()
}

// Catches: a loop that does not end with the answer, loses a result, or hides a request.
#[test]
fn results_go_back_until_the_model_answers() {
    let stage = Stage::ready();
    let seen = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&seen);
    let tools = Tools::new().on(add(), move |arguments| {
        kept.borrow_mut().push(arguments.as_str().to_owned());
        async { Ok("42".to_owned()) }
    });
    let mut conversation = Conversation::new();
    conversation.push(Message::user("40 + 2?"));
    let (base, plan) = (base(), Plan::default());
    let mut told = 0;
    let mut asking =
        Box::pin(stage.client.converse(&mut conversation, &base, &plan, &tools, |_| told += 1));
    assert!(poll(&mut asking).is_none());
    reply(&last(&stage), &calls(&["{\"a\":40}", "{\"a\":"]));
    assert!(poll(&mut asking).is_none());
    assert_eq!(*seen.borrow(), ["{\"a\":40}"], "half an object is not handed on");
    reply(&last(&stage), &(text("It is 42") + "data: [DONE]\n\n"));
    let conversed = poll(&mut asking).unwrap();
    drop(asking);
    assert_eq!((conversed.error.as_ref(), conversed.requests()), (None, 2));
    assert_eq!(stage.net.lines("/chat/completions").len(), 2);
    assert!(told > 3);
    let messages = serde_json::to_value(conversation.messages()).unwrap();
    assert_eq!(messages[2]["content"], "42");
    assert!(messages[3]["content"].as_str().unwrap().contains("not valid JSON"));
    assert_eq!(messages[4]["content"], "It is 42");
}

// Catches: a model that calls tools on and on and spends the day's requests.
#[test]
fn the_rounds_are_bounded() {
    let stage = Stage::ready();
    let tools = Tools::new().rounds(2).on(add(), |_| async { Err("no".to_owned()) });
    let mut conversation = Conversation::new();
    conversation.say("go");
    let (base, plan) = (base(), Plan::default());
    let mut asking =
        Box::pin(stage.client.converse(&mut conversation, &base, &plan, &tools, |_| {}));
    assert!(poll(&mut asking).is_none());
    for _ in 0..2 {
        reply(&last(&stage), &calls(&["{}"]));
        assert!(poll(&mut asking).is_none());
    }
    reply(&last(&stage), &calls(&["{}"]));
    let conversed = poll(&mut asking).unwrap();
    drop(asking);
    assert_eq!((conversed.error.unwrap().code, conversed.receipts.len()), (Code::ToolRounds, 3));
    assert_eq!(conversation.pending().len(), 1, "what it wanted is not lost");
}

// Catches: a failure that loses what was said before it, or a dropped loop that goes on.
#[test]
fn failing_and_dropping_keep_what_was_said() {
    let stage = Stage::ready();
    let tools = Tools::new().on(add(), |_| async { Ok("42".to_owned()) });
    let mut conversation = Conversation::new();
    conversation.say("go");
    let (base, plan) = (base(), Plan::default());
    let mut asking =
        Box::pin(stage.client.converse(&mut conversation, &base, &plan, &tools, |_| {}));
    assert!(poll(&mut asking).is_none());
    let line = last(&stage);
    line.head(200, "text/event-stream").send(text("half"));
    assert!(poll(&mut asking).is_none());
    line.breaks("cut");
    let conversed = poll(&mut asking).unwrap();
    assert_eq!(conversed.error.unwrap().code, Code::StreamCut);
    drop(asking);
    assert_eq!(conversation.messages().len(), 2);
    let mut asking =
        Box::pin(stage.client.converse(&mut conversation, &base, &plan, &tools, |_| {}));
    assert!(poll(&mut asking).is_none());
    let line = last(&stage);
    drop(asking);
    assert!(line.is_aborted());
}
