use serde_json::json;
use tollfree_core::{
    Code,
    call::{Failure, Input, Limits, Outcome},
    error::Scope,
};

use crate::support::{Driven, NOW, delta};

fn error_frame(error: &serde_json::Value) -> serde_json::Value {
    json!({
        "id": "gen-1", "provider": "Acme", "error": error,
        "choices": [{ "index": 0, "delta": { "content": "" }, "finish_reason": "error" }]
    })
}

// Catches: text that had arrived thrown away when the caller stops.
#[test]
fn a_cancelled_call_keeps_what_arrived() {
    let mut driven = Driven::streaming();
    driven
        .text(1, "half an ")
        .bytes(1, b"data: {\"choices\":[{\"delta\":{\"content\":\"answer\"}}]}");
    driven.cancel();
    assert_eq!(driven.answer(), "half an answer");
    let receipt = driven.receipt();
    assert_eq!((receipt.outcome, &receipt.error), (Outcome::Cancelled, &None));
    assert_eq!(receipt.clocks.first_answer, Some(101));
}

// Catches: an answer called complete although the connection ended in the middle of it.
#[test]
fn an_end_without_a_finish_reason_is_a_cut() {
    let mut driven = Driven::streaming();
    driven.text(1, "half").end(1);
    assert_eq!((driven.error().code, driven.answer().as_str()), (Code::StreamCut, "half"));
    assert!(driven.error().is_retryable());
}

// Catches: a complete answer called cut because the last frame is missing.
#[test]
fn a_finish_reason_or_done_makes_an_answer_complete() {
    let mut without_done = Driven::streaming();
    without_done.text(1, "all").finish(1, "stop").end(1);
    let mut without_finish = Driven::streaming();
    without_finish.text(1, "all").done(1);
    for driven in [without_done, without_finish] {
        assert_eq!(driven.receipt().outcome, Outcome::Complete);
    }
}

// Catches: an event lost because browsers report a dead connection as a failure, not as an end.
#[test]
fn a_broken_connection_keeps_the_event_that_lacked_its_end() {
    let mut driven = Driven::streaming();
    driven.text(1, "half ").bytes(1, b"data: {\"choices\":[{\"delta\":{\"content\":\"more\"}}]}\n");
    driven.broken(500);
    assert_eq!(driven.answer(), "half more");
    assert_eq!(driven.error().code, Code::StreamCut);
    assert_eq!(driven.error().raw.as_deref(), Some("the wire was cut"));
    let clocks = driven.receipt().clocks;
    assert_eq!((clocks.last_token, clocks.total), (Some(102), 602), "when it arrived, not now");
}

// Catches: a failure before any head that blames the model instead of the network.
#[test]
fn no_response_is_a_matter_of_the_network() {
    let mut driven = Driven::new();
    driven.step(30, Input::Failure(Failure::NoResponse("Failed to fetch")));
    let error = driven.error();
    assert_eq!((error.code, error.scope), (Code::Network, Scope::Network));
    assert_eq!(error.raw.as_deref(), Some("Failed to fetch"));
    assert_eq!(driven.receipt().clocks.head, None);
}

// Catches: an error in the first frame taken for one in the middle, so that its kind is lost.
#[test]
fn an_error_as_the_first_frame_keeps_its_kind() {
    let metadata = json!({ "limit_source": "upstream_provider_shared_pool",
                           "provider_name": "Acme", "retry_after_seconds": 3 });
    let cases = [
        (json!({ "code": 429, "message": "x", "metadata": metadata }), Code::UpstreamBusy, 429),
        (json!({ "code": "429", "message": "free-models-per-day" }), Code::DayLimit, 429),
        (json!({ "code": 502, "message": "x" }), Code::ProviderFailed, 502),
        (json!({ "code": "server_error", "message": "x" }), Code::ProviderFailed, 502),
        (json!("plain words"), Code::ProviderFailed, 502),
        (json!({}), Code::ProviderFailed, 502),
    ];
    for (error, code, status) in cases {
        let mut driven = Driven::streaming();
        driven.chunk(1, &error_frame(&error)).end(1);
        let told = driven.error();
        assert_eq!((told.code, told.status), (code, Some(status)), "{error}");
        assert_eq!(told.provider.as_deref(), Some("Acme"));
        assert_eq!(told.request_id.as_deref(), Some("gen-1"));
        if code == Code::UpstreamBusy {
            assert_eq!(told.retry_at, Some(NOW + 101 + 3000));
        }
    }
}

// Catches: partial text lost to an error in the middle, or the error called by another name.
#[test]
fn an_error_in_the_middle_keeps_the_text() {
    let in_choice = json!({ "choices": [{ "delta": {}, "finish_reason": "error",
                                          "error": { "code": 500, "message": "no" } }] });
    let with_text = json!({ "error": { "code": 502, "message": "no" }, "choices": [
                            { "delta": { "content": " part" }, "finish_reason": "error" }] });
    let only_finish = json!({ "choices": [{ "delta": {}, "finish_reason": "error" }] });
    let word = error_frame(&json!({ "code": "server_error", "message": "Provider disconnected" }));
    for chunk in [in_choice, with_text, only_finish, word] {
        let mut driven = Driven::streaming();
        driven.text(1, "half").chunk(1, &chunk).text(1, "never told").done(1);
        assert!(driven.answer().starts_with("half") && !driven.answer().contains("never"));
        let error = driven.error();
        assert_eq!((error.code, error.link.as_deref()), (Code::StreamError, None), "{chunk}");
        assert!(error.message.contains("Acme"), "{}", error.message);
    }
}

// Catches: a 200 reply with nothing but an error called an empty answer.
#[test]
fn a_whole_reply_with_only_an_error_is_that_error() {
    let body =
        r#"{"error":{"code":503,"message":"no capacity","metadata":{"provider_name":"Acme"}}}"#;
    let driven = Driven::whole(200, "application/json", body);
    assert_eq!((driven.error().code, driven.error().status), (Code::ProviderFailed, Some(503)));
}

// Catches: a web page or nothing at all taken for an answer.
#[test]
fn what_is_no_api_reply_is_named_so() {
    let page = "<!doctype html><title>Welcome</title>";
    let not_answers = [page, "", "[]", "\"hi\"", r#"{"data":[]}"#];
    for body in not_answers {
        let driven = Driven::whole(200, "text/html", body);
        assert_eq!(driven.error().code, Code::NotAnApi, "{body}");
    }
    assert_eq!(Driven::new().end(5).error().code, Code::Network, "an end before the head");
}

// Catches: "finished" without a word shown as an answer, or the used-up budget not named.
#[test]
fn an_answer_without_text_fails_and_says_why() {
    let mut by_length = Driven::streaming();
    by_length.think(1, "hm").finish(1, "length").done(1);
    assert_eq!(by_length.error().code, Code::EmptyByLength);
    assert_eq!(by_length.thoughts(), "hm");
    let mut silent = Driven::streaming();
    silent.finish(1, "stop").done(1);
    assert_eq!(silent.error().code, Code::EmptyAnswer);
    assert_eq!(silent.error().provider.as_deref(), Some("Acme"));
    let mut filtered = Driven::streaming();
    filtered.finish(1, "content_filter").done(1);
    assert_eq!(filtered.error().code, Code::Moderated, "asking again would not help");
    let mut only_done = Driven::streaming();
    only_done.think(1, "hm").done(1);
    assert_eq!(only_done.error().code, Code::EmptyAnswer, "it said that it was done: no cut");
}

// Catches: an event without end that ends the tab instead of the call; text before it lost.
#[test]
fn an_event_beyond_the_bound_ends_the_call() {
    let limits = Limits { event_bytes: 1000, ..Limits::default() };
    let mut driven = Driven::with(limits);
    driven.head_after(1, 200, "text/event-stream").text(1, "before");
    driven.bytes(1, &vec![b'x'; 2000]);
    assert_eq!((driven.error().code, driven.answer().as_str()), (Code::Overflow, "before"));
    assert_eq!(driven.error().provider.as_deref(), Some("Acme"));
}

// Catches: a whole reply beyond the bound called "not an api", which sends people the wrong way.
#[test]
fn a_whole_reply_beyond_the_bound_is_an_overflow() {
    let limits = Limits { event_bytes: 1000, ..Limits::default() };
    let mut driven = Driven::with(limits);
    driven.head_after(1, 200, "application/json");
    let body = delta(&json!({ "content": "x".repeat(2000) })).to_string();
    driven.bytes(1, body.as_bytes()).end(1);
    assert_eq!(driven.error().code, Code::Overflow);
}

// Catches: a receipt that says "failed" and not why.
#[test]
fn every_failure_has_an_error_and_every_error_a_failure() {
    let mut cut = Driven::streaming();
    cut.end(1);
    for driven in [cut, Driven::whole(500, "", ""), Driven::whole(200, "", "")] {
        assert_eq!(driven.receipt().outcome, Outcome::Failed);
        assert!(driven.receipt().error.is_some());
    }
}
