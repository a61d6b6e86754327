//! What a 2xx reply is, by its first bytes: its content type may be wrong.

use serde_json::json;
use tollfree_core::{Code, call::Outcome};

use crate::support::{Driven, delta, finish};

fn stream() -> String {
    let chunks = [delta(&json!({ "content": "Hi" })), finish("stop")];
    let events: Vec<String> = chunks.iter().map(|chunk| format!("data: {chunk}\n\n")).collect();
    events.concat()
}

/// The reply `body` of this type, cut into pieces of `size` bytes.
fn replied(content_type: &str, body: &str, size: usize) -> Driven {
    let mut driven = Driven::new();
    driven.head_after(1, 200, content_type);
    for piece in body.as_bytes().chunks(size) {
        driven.bytes(1, piece);
    }
    driven.end(1);
    driven
}

// Catches: a stream under a wrong type that is shown only when it is over, or not at all.
#[test]
fn events_stream_under_any_content_type() {
    let openings = [
        "",
        ": OPENROUTER PROCESSING\n\n",
        "event: message\n",
        "id: 1\n",
        "retry: 9\n",
        "\n\n",
        "\u{feff}",
        " \r\n\u{feff}",
    ];
    for content_type in
        ["", "text/plain", "application/json", "application/octet-stream", "text/html"]
    {
        for opening in openings {
            let body = format!("{opening}{}", stream());
            for size in [1, 2, 3, 7, 4096] {
                let driven = replied(content_type, &body, size);
                assert_eq!(driven.answer(), "Hi", "{content_type:?} {opening:?} by {size}");
                assert_eq!(driven.receipt().outcome, Outcome::Complete);
            }
        }
    }
    let mut driven = Driven::new();
    driven.head_after(1, 200, "text/plain").text(1, "first");
    assert_eq!(driven.answer(), "first", "at once, not at the end");
}

// Catches: an error or an answer in one piece lost because its head says that it is a stream.
#[test]
fn json_under_the_type_of_a_stream_is_read_whole() {
    let error = r#"{"error":{"code":429,"message":"free-models-per-day"}}"#;
    let answer =
        json!({ "choices": [{ "message": { "content": "Hi" }, "finish_reason": "stop" }] });
    for size in [1, 5, 4096] {
        for blank in ["", "\n \n", "\u{feff}"] {
            let failed = replied("text/event-stream", &format!("{blank}{error}"), size);
            assert_eq!(failed.error().code, Code::DayLimit, "{blank:?} by {size}");
            let whole = replied("text/event-stream", &format!("{blank}{answer}"), size);
            assert_eq!(
                (whole.answer().as_str(), whole.receipt().outcome),
                ("Hi", Outcome::Complete)
            );
        }
    }
    let page = replied("text/event-stream", "<!doctype html>", 4);
    assert_eq!(page.error().code, Code::NotAnApi);
}

// Catches: what only begins like a stream taken for one, or bytes lost while that is unclear.
#[test]
fn what_only_begins_like_an_event_is_none() {
    for body in ["", "d", "data", "dat {}", "events", "\u{feff}", "   ", "database: no"] {
        for size in [1, 64] {
            let driven = replied("text/plain", body, size);
            assert_eq!(driven.error().code, Code::NotAnApi, "{body:?}");
            let said = driven.error().raw.as_deref().unwrap_or_default();
            assert_eq!(said, body.trim().trim_matches('\u{feff}'), "{body:?}");
        }
    }
}
