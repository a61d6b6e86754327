//! Answers in JSON on the fake network.

use serde_json::json;
use tollfree::{ChatRequest, Code, Event, Message, Plan, Raw, ResponseFormat, Structured};

use crate::stage::{MODEL, Stage, poll, text};

fn base() -> ChatRequest {
    let schema = json!({ "type": "object", "properties": { "n": { "type": "integer" } },
                         "required": ["n"], "patternProperties": {} });
    let form = ResponseFormat::schema("number", Raw::parse(&schema.to_string()).unwrap());
    ChatRequest::new(MODEL, vec![Message::user("a number")]).with_response_format(form)
}

/// What comes of these answers in turn, the messages of the last request, and how many were told.
fn asked(request: &ChatRequest, answers: &[&str], repair: bool) -> (Structured, usize, usize) {
    let stage = Stage::ready();
    let (plan, mut restarts) = (Plan::default(), 0);
    let mut asking = Box::pin(stage.client.structured(request, &plan, repair, |event| {
        restarts += usize::from(*event == Event::Restarted);
    }));
    let mut found = poll(&mut asking);
    for answer in answers {
        let line = stage.net.lines("/chat/completions").pop().unwrap();
        line.head(200, "text/event-stream").send(text(answer) + "data: [DONE]\n\n");
        found = poll(&mut asking);
    }
    drop(asking);
    (found.unwrap(), stage.net.lines("/chat/completions").len(), restarts)
}

// Catches: JSON of another form handed on as if it fitted, and a repair that nobody asked for.
#[test]
fn an_answer_is_held_against_its_schema() {
    let (found, sent, _) = asked(&base(), &[r#"{"n":5}"#], true);
    assert_eq!((found.json.as_str(), found.error.as_ref(), sent), (r#"{"n":5}"#, None, 1));
    assert_eq!(found.unchecked, ["patternProperties"]);
    let (found, sent, restarts) = asked(&base(), &[r#"{"n":"five"}"#], false);
    assert_eq!((found.error.unwrap().code, sent, restarts), (Code::SchemaMismatch, 1, 0));
    let object = ChatRequest { response_format: Some(ResponseFormat::JsonObject), ..base() };
    assert_eq!(asked(&object, &["{}"], false).0.error, None);
    assert_eq!(asked(&object, &["[1]"], false).0.error.unwrap().code, Code::SchemaMismatch);
}

// Catches: a repair that is not counted, that comes twice, or that keeps the text before it.
#[test]
fn a_repair_is_one_counted_request() {
    let (found, sent, restarts) = asked(&base(), &["{}", r#"{"n":5}"#], true);
    assert_eq!((found.json.as_str(), found.error.as_ref()), (r#"{"n":5}"#, None));
    assert_eq!((found.requests(), sent, restarts), (2, 2, 1));
    let (found, sent, _) = asked(&base(), &["{}", "none"], true);
    assert_eq!(
        (found.error.as_ref().map(|error| error.code), sent),
        (Some(Code::SchemaMismatch), 2)
    );
    assert_eq!((found.requests(), found.json.as_str()), (2, "none"));
}

// Catches: a failed call that is repaired, at the cost of another request.
#[test]
fn a_failure_is_not_repaired() {
    let (found, sent, _) = asked(&base(), &[""], true);
    assert_eq!((found.error.unwrap().code, sent), (Code::EmptyAnswer, 1));
}
