//! The in-page door on real timers (run by wasm-bindgen-test in Node).

use futures_util::StreamExt;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{PageDoor, PageFailure, PageReply};
use crate::{Engine, Request, Settings, steady_text};

fn door(pace: f64) -> PageDoor {
    let settings = Settings { pace, ..Settings::full(1) };
    PageDoor::new(Engine::new(settings), js_sys::Date::now)
}

fn question(model: &str) -> Request {
    let body = format!(
        r#"{{"model":"simulator/{model}:free","stream":true,"messages":[{{"role":"user","content":"hi"}}]}}"#
    );
    Request {
        method: "POST".to_owned(),
        path: "/api/v1/chat/completions".to_owned(),
        headers: vec![("Authorization".to_owned(), format!("Bearer sk-or-v1-{}", "ab".repeat(32)))],
        body: body.into_bytes(),
        ..Request::default()
    }
}

async fn read(door: &PageDoor, model: &str) -> (Vec<u8>, usize, Option<PageFailure>) {
    let PageReply { mut body, .. } = door.send(question(model)).await.expect("a readable reply");
    let (mut bytes, mut reads) = (Vec::new(), 0);
    while let Some(read) = body.next().await {
        match read {
            Ok(more) => bytes.extend(more),
            Err(failure) => return (bytes, reads, Some(failure)),
        }
        reads += 1;
    }
    (bytes, reads, None)
}

fn outcome(door: &PageDoor) -> &'static str {
    door.with_engine(|engine| engine.ledger().last().map(|entry| entry.outcome)).expect("an entry")
}

// Would catch: bytes lost between timers, or an end that is not reported.
#[wasm_bindgen_test]
async fn a_paced_answer_arrives_whole() {
    let door = door(20.0);
    let (bytes, reads, failure) = read(&door, "steady").await;
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.ends_with("data: [DONE]\n\n") && failure.is_none());
    assert!(reads > 5 && steady_text("hi").len() < text.len());
    assert_eq!(outcome(&door), "finished");
}

// Would catch: a tab in the background that gets its bytes one timer at a time.
#[wasm_bindgen_test]
async fn what_is_due_together_comes_together() {
    let (bytes, reads, _) = read(&door(f64::INFINITY), "steady").await;
    assert!(reads <= 2 && bytes.len() > 5_000, "{reads}");
    let (_, reads, _) = read(&door(f64::INFINITY), "split").await;
    assert!(reads > 500, "split bytes stay split: {reads}");
    let (bytes, reads, _) = read(&door(f64::INFINITY), "firehose").await;
    assert!(bytes.len() > 4_000_000 && (40..400).contains(&reads), "{reads}");
}

// Would catch: a cut that looks like an end.
#[wasm_bindgen_test]
async fn a_cut_is_a_failure() {
    let (bytes, _, failure) = read(&door(f64::INFINITY), "cut").await;
    assert!(!bytes.is_empty());
    assert_eq!(failure, Some(PageFailure::Cut));
}

// Would catch: an abort that the ledger never hears of.
#[wasm_bindgen_test]
async fn dropping_the_body_hangs_up() {
    let door = door(f64::INFINITY);
    let mut reply = door.send(question("stall")).await.expect("a reply");
    assert!(matches!(reply.body.next().await, Some(Ok(_))));
    assert_eq!(outcome(&door), "open");
    drop(reply);
    assert_eq!(outcome(&door), "client_gone");
}

// Would catch: a practice mode more lenient than a browser.
#[wasm_bindgen_test]
async fn what_a_browser_refuses_is_refused() {
    let door = door(f64::INFINITY);
    let mut request = question("steady");
    request.headers.push(("X-OpenRouter-Metadata".to_owned(), "1".to_owned()));
    assert_eq!(door.send(request).await.err(), Some(PageFailure::HeaderRefused));
    assert_eq!(door.send(question("edge")).await.err(), Some(PageFailure::Unreadable));
}
