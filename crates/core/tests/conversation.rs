//! Several turns: what is sent again, what is kept, what is set aside.

use proptest::prelude::*;
use serde_json::{Value, json};
use tollfree_core::{
    Code,
    call::{Outcome, Receipt},
    chat::{ChatRequest, Event, Message, Raw, Role, Tool, ToolCall, Usage},
    conversation::{Conversation, ToolRounds, TurnState, arguments},
    gateway::Gateway,
    guard::Guard,
};

use crate::support::{MODEL, NOW, ask, catalogue, entry};

fn receipt(prompt: u32, answer: u32) -> Receipt {
    let usage = Usage {
        prompt_tokens: Some(prompt),
        completion_tokens: Some(answer + 7),
        reasoning_tokens: Some(7),
        ..Usage::default()
    };
    Receipt { outcome: Outcome::Complete, usage: Some(usage), ..Receipt::default() }
}

fn hear(conversation: &mut Conversation, text: &str) {
    conversation.hear(&Event::Reasoning { text: "hm".into() });
    conversation.hear(&Event::Text { text: text.into() });
}

/// A conversation of so many exchanges; each question has 10 tokens and each answer 20.
fn exchanges(count: u32) -> Conversation {
    let mut conversation = Conversation::under("Be brief");
    for n in 0..count {
        conversation.say(format!("q{n}"));
        hear(&mut conversation, &format!("a{n}"));
        conversation.close(&receipt(5 + 30 * n + 10, 20));
    }
    conversation
}

fn said(conversation: &Conversation) -> Vec<String> {
    let messages = serde_json::to_value(conversation.messages()).unwrap();
    let text = |message: &Value| message["content"].as_str().unwrap_or("").to_owned();
    messages.as_array().unwrap().iter().map(text).collect()
}

fn call(id: &str) -> ToolCall {
    ToolCall::new(id, "f", r#"{"x":1}"#)
}

// Catches: a history that loses a turn, or a base whose own messages or parameters get lost.
#[test]
fn the_next_request_holds_the_history() {
    let mut conversation = exchanges(1);
    conversation.say("more");
    let request = conversation.request(&ask(MODEL).with_temperature(0.5));
    assert_eq!((request.model.as_str(), request.temperature), (MODEL, Some(0.5)));
    assert_eq!(said(&conversation), ["Be brief", "q0", "a0", "more"]);
    assert_eq!(request.messages, conversation.messages());
    assert_eq!(conversation.turns()[2].thoughts.as_deref(), Some("hm"), "kept to be shown");
}

// Catches: signed reasoning that does not go back as it came, before the calls that it led to.
#[test]
fn calls_and_reasoning_go_back_as_they_came() {
    let detail = r#"{"type":"reasoning.encrypted", "data":"a\/b==","n":1.50}"#;
    let mut conversation = Conversation::new();
    conversation.say("how warm?");
    let done = Receipt {
        tool_calls: vec![call("c1")],
        reasoning_details: vec![Raw::parse(detail).unwrap()],
        ..receipt(10, 5)
    };
    assert!(conversation.close(&done));
    assert_eq!(conversation.pending(), [&call("c1")]);
    conversation.answer(&call("c1"), Ok("21".into()));
    assert!(conversation.pending().is_empty());
    let written = serde_json::to_string(&conversation.request(&ask(MODEL))).unwrap();
    assert!(written.contains(detail), "{written}");
    assert!(written.contains(r#""tool_call_id":"c1""#), "{written}");
    let guard = Guard::new(&Gateway::default());
    let list = catalogue(&[entry(MODEL)]);
    let admitted = guard.admit(&conversation.request(&ask(MODEL)), Some(&list), NOW, None).unwrap();
    assert!(admitted.body().contains(detail), "{}", admitted.body());
}

// Catches: a call without its result, or a result without its call, which providers refuse.
#[test]
fn open_calls_are_not_sent() {
    let mut conversation = exchanges(1);
    conversation.say("go");
    conversation.hear(&Event::Text { text: "let me see".into() });
    conversation.close(&Receipt { tool_calls: vec![call("c1"), call("c2")], ..receipt(50, 5) });
    conversation.answer(&call("c1"), Ok("1".into()));
    assert_eq!(conversation.pending(), [&call("c2")]);
    assert_eq!(said(&conversation), ["Be brief", "q0", "a0", "go", "let me see"]);
    assert!(conversation.messages().iter().all(|message| message.tool_calls.is_none()));
    conversation.answer(&call("c2"), Err("no wire".into()));
    assert_eq!(said(&conversation)[5..], ["1", "error: no wire"]);
}

// Catches: what had arrived lost when an answer is stopped or fails; half a thought sent back.
#[test]
fn partial_answers_are_kept_and_marked() {
    for (outcome, state) in
        [(Outcome::Cancelled, TurnState::Stopped), (Outcome::Failed, TurnState::Failed)]
    {
        let mut conversation = Conversation::new();
        conversation.say("q");
        hear(&mut conversation, "half");
        let details = vec![Raw::parse(r#"{"type":"reasoning.text","text":"hm"}"#).unwrap()];
        conversation.close(&Receipt { outcome, reasoning_details: details, ..receipt(1, 1) });
        assert_eq!(conversation.turns()[1].state, state);
        assert_eq!(said(&conversation), ["q", "half"]);
        assert!(conversation.messages()[1].reasoning_details.is_none());
        conversation.say("again");
        assert!(!conversation.close(&Receipt { outcome, ..Receipt::default() }), "nothing arrived");
        assert_eq!(said(&conversation), ["q", "half", "again"]);
    }
}

// Catches: text of a model that failed shown before the text of the one that took its place.
#[test]
fn a_restart_drops_what_was_heard() {
    let mut conversation = Conversation::new();
    conversation.say("q");
    hear(&mut conversation, "wrong");
    conversation.hear(&Event::Restarted);
    hear(&mut conversation, "right");
    conversation.close(&receipt(1, 1));
    assert_eq!(said(&conversation), ["q", "right"]);
}

// Catches: a branch that changes its origin, or an answer that is asked for again on top of itself.
#[test]
fn branches_and_second_answers_start_from_the_question() {
    let mut conversation = exchanges(2);
    let mut branch = conversation.branch(3);
    branch.say("other");
    assert_eq!(said(&branch), ["Be brief", "q0", "a0", "other"]);
    assert_eq!(conversation.turns().len(), 5);
    assert!(conversation.regenerate());
    assert_eq!(said(&conversation), ["Be brief", "q0", "a0", "q1"]);
    assert!(!Conversation::under("x").regenerate(), "nobody asked anything");
}

// Catches: a history above the window, instructions or the newest question dropped, or the counts of
// what stays not brought down, so that the next trim drops too much.
#[test]
fn the_oldest_exchanges_are_set_aside() {
    let mut conversation = exchanges(4);
    conversation.say("now");
    assert_eq!(conversation.trim(200, 50), 0, "125 tokens fit into 150");
    // The first question counts as if it stayed: 125 - 20 - 30 are 75.
    assert_eq!(conversation.trim(130, 50), 4);
    assert_eq!(said(&conversation), ["Be brief", "q2", "a2", "q3", "a3", "now"]);
    assert_eq!(conversation.turns().len(), 10, "kept to be shown");
    assert_eq!(conversation.trim(130, 50), 0);
    conversation.trim(1, 1);
    assert_eq!(said(&conversation), ["Be brief", "now"]);
    assert_eq!(Conversation::new().trim(1, 1), 0);
}

// Catches: a kept conversation that reads as another, the answer in the making among it.
#[test]
fn a_conversation_survives_being_written_down() {
    let mut conversation = exchanges(2);
    conversation.trim(60, 10);
    conversation.say("q");
    hear(&mut conversation, "in the mak");
    let written = serde_json::to_string(&conversation).unwrap();
    let mut read: Conversation = serde_json::from_str(&written).unwrap();
    assert_eq!(read, conversation);
    read.close(&receipt(1, 1));
    assert_eq!(said(&read).last().unwrap(), "in the mak");
}

// Catches: a loop of tools without end: every round is a request of fifty.
#[test]
fn rounds_are_bounded() {
    let mut rounds = ToolRounds::default();
    for _ in 0..5 {
        assert_eq!(rounds.begin(), Ok(()));
    }
    assert_eq!((rounds.begin().unwrap_err().code, rounds.used()), (Code::ToolRounds, 5));
}

// Catches: malformed arguments that end the loop instead of being told to the model.
#[test]
fn a_wrong_call_is_answered_in_words() {
    let tools = [Tool::function("f", "does", Raw::parse("{}").unwrap())];
    let of = |name: &str, text: &str| arguments(&ToolCall::new("c", name, text), &tools);
    assert_eq!(of("f", " {\"x\": 1}").unwrap().as_str().trim(), "{\"x\": 1}");
    assert!(of("g", "{}").unwrap_err().contains("no function named g"));
    assert!(of("f", "{\"x\":").unwrap_err().contains("not valid JSON"));
    assert!(of("f", "[1]").unwrap_err().contains("object"));
}

// Catches: reasoning that is sent back and is in nobody's sum, so that the window overflows.
#[test]
fn reasoning_that_goes_back_is_counted() {
    for (details, gone) in [(vec![], 0), (vec![Raw::parse("{}").unwrap()], 2)] {
        let mut conversation = exchanges(1);
        conversation.say("q1");
        hear(&mut conversation, "a1");
        conversation.close(&Receipt { reasoning_details: details, ..receipt(45, 20) });
        conversation.say("q2");
        assert_eq!(conversation.trim(65, 0), gone, "65 tokens, and 7 of reasoning");
    }
}

// Catches: an item of reasoning sent twice, which providers refuse, or one dropped that is new.
#[test]
fn reasoning_is_sent_once() {
    let turn = |details: &[Value]| {
        let details = details.iter().map(|detail| Raw::parse(&detail.to_string()).unwrap());
        let mut message = Message::assistant("a");
        message.reasoning_details = Some(details.collect());
        message
    };
    let encrypted = json!({ "type": "reasoning.encrypted", "data": "x", "id": "rs_1" });
    let text = json!({ "type": "reasoning.text", "text": "x" });
    let bare = json!({ "type": "reasoning.text", "format": "unknown" });
    let first = turn(&[encrypted.clone(), text.clone(), bare.clone()]);
    let second = turn(&[text, encrypted, bare.clone(), bare]);
    let request =
        ChatRequest::new(MODEL, vec![Message::user("q"), first, second, Message::user("q")]);
    let list = catalogue(&[entry(MODEL)]);
    let admitted = Guard::new(&Gateway::default()).admit(&request, Some(&list), NOW, None).unwrap();
    let sent: Value = serde_json::from_str(admitted.body()).unwrap();
    let count = |at: usize| sent["messages"][at]["reasoning_details"].as_array().unwrap().len();
    assert_eq!((count(1), count(2)), (3, 2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    // Catches: any order of turns, cuts and trims after which the gateway would refuse the history.
    #[test]
    fn any_history_is_in_form(
        steps in prop::collection::vec((0..7_u8, 0..3_u8), 1..30),
    ) {
        let mut conversation = Conversation::under("x");
        for (step, id) in steps {
            match step {
                0 => conversation.say("q"),
                1 => {
                    hear(&mut conversation, "a");
                    conversation.close(&receipt(u32::from(id) * 10, 5));
                }
                2 | 3 => {
                    let calls = (0..=id).map(|id| call(&format!("c{id}"))).collect();
                    conversation.close(&Receipt { tool_calls: calls, ..receipt(20, 5) });
                }
                4 => conversation.answer(&call(&format!("c{id}")), Ok("r".into())),
                5 => conversation.truncate(conversation.turns().len().saturating_sub(id.into())),
                _ => {
                    conversation.trim(u32::from(id) * 15, 5);
                }
            }
        }
        conversation.say("q");
        let request = ChatRequest::new(MODEL, conversation.messages());
        let guard = Guard::new(&Gateway::default());
        prop_assert_eq!(guard.check(&request, None), Ok(()));
        let messages = &request.messages;
        for (at, message) in messages.iter().enumerate() {
            for call in message.tool_calls.iter().flatten() {
                let results = messages[at + 1..].iter().take_while(|after| after.role == Role::Tool);
                let mut ids = results.filter_map(|after| after.tool_call_id.as_deref());
                prop_assert!(ids.any(|id| id == call.id));
            }
        }
    }
}
