use tollfree_core::{
    call::{Outcome, Phase, Span},
    chat::{Event, FinishReason},
};

use crate::support::Driven;

// Catches: one clock where there have to be two, or thinking time that counts as answer speed.
#[test]
fn the_first_token_and_the_first_answer_are_two_clocks() {
    let mut driven = Driven::streaming();
    driven.bytes(400, b": OPENROUTER PROCESSING\n\n");
    driven.think(500, "hm").think(200, "so").text(800, "Hi").text(1000, "!");
    driven.finish(50, "stop").done(25);
    let clocks = driven.receipt().clocks;
    assert_eq!(clocks.head, Some(100));
    assert_eq!(clocks.first_token, Some(1000));
    assert_eq!(clocks.first_answer, Some(2000));
    assert_eq!(clocks.last_token, Some(3000));
    assert_eq!(clocks.total, 3075);
    let span = |phase, start, end| Span { phase, start, end };
    let spans = [
        span(Phase::Connect, 0, 100),
        span(Phase::Queue, 100, 1000),
        span(Phase::Thinking, 1000, 2000),
        span(Phase::Writing, 2000, 3075),
    ];
    assert_eq!(driven.receipt().timeline, spans);
}

// Catches: a role-only or empty first chunk that starts the clock.
#[test]
fn empty_deltas_are_no_token() {
    let mut driven = Driven::streaming();
    driven.text(10, "").think(10, "").bytes(10, b": life\n\n").cancel();
    let clocks = driven.receipt().clocks;
    assert_eq!((clocks.first_token, clocks.first_answer, clocks.last_token), (None, None, None));
}

// Catches: a speed made up from too few tokens or too short a time, or one that counts the wait.
#[test]
fn tokens_a_second_leave_the_wait_out() {
    let speed = |gap, tokens| {
        let mut driven = Driven::streaming();
        let usage = serde_json::json!({ "completion_tokens": tokens });
        driven.text(5000, "a").text(gap, "b").chunk(0, &crate::support::usage(&usage)).done(0);
        driven.receipt().tokens_per_second
    };
    assert_eq!(speed(2000, 101), Some(50.0));
    assert_eq!((speed(49, 101), speed(2000, 1), speed(2000, 0)), (None, None, None));
}

// Catches: events in another order than they happened.
#[test]
fn a_whole_stream_is_told_in_order() {
    let mut driven = Driven::streaming();
    driven.bytes(1, b": OPENROUTER PROCESSING\n\n").think(1, "hm").text(1, "Hi");
    driven.finish(1, "stop").done(1);
    let names: Vec<&str> = driven.events().iter().map(name).collect();
    assert_eq!(names, ["queued", "queued", "served", "reasoning", "text", "finish"]);
    let receipt = driven.receipt();
    assert_eq!((receipt.outcome, &receipt.error), (Outcome::Complete, &None));
    assert_eq!(receipt.finish_reason, Some(FinishReason::Stop));
    assert_eq!(receipt.provider.as_deref(), Some("Acme"));
    assert_eq!(receipt.id.as_deref(), Some("gen-1"));
}

fn name(event: &Event) -> &'static str {
    match event {
        Event::Queued => "queued",
        Event::Served { .. } => "served",
        Event::Reasoning { .. } => "reasoning",
        Event::Text { .. } => "text",
        Event::Refusal { .. } => "refusal",
        Event::ToolCallDelta { .. } => "tool_call_delta",
        Event::ToolCall { .. } => "tool_call",
        Event::Annotation { .. } => "annotation",
        Event::Logprobs { .. } => "logprobs",
        Event::Finish { .. } => "finish",
        Event::Usage { .. } => "usage",
        Event::Waiting { .. } => "waiting",
        Event::Try { .. } => "try",
        Event::Restarted => "restarted",
    }
}

// Catches: an answer in one piece that is read as an empty stream, or not at all.
#[test]
fn an_answer_in_one_piece_is_told_like_a_stream() {
    let body = r#"
      {"id":"gen-2","model":"acme/wren:free","provider":"Acme","usage":{"completion_tokens":2,"cost":0},
       "choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Hi","reasoning":"hm"}}]}"#;
    for kind in ["application/json", "application/json; charset=utf-8", ""] {
        let driven = Driven::whole(200, kind, body);
        let names: Vec<&str> = driven.events().iter().map(name).collect();
        assert_eq!(names, ["served", "reasoning", "text", "finish", "usage"], "{kind}");
        assert_eq!((driven.answer().as_str(), driven.thoughts().as_str()), ("Hi", "hm"));
        assert_eq!(driven.receipt().outcome, Outcome::Complete);
    }
}

// Catches: "queued" told on and on while the answer is being written.
#[test]
fn signs_of_life_are_told_only_before_the_first_token() {
    let mut driven = Driven::streaming();
    driven.text(1, "a").bytes(1, b": PROCESSING\n\n: PROCESSING\n\n").text(1, "b");
    let queued = driven.events().iter().filter(|event| **event == Event::Queued).count();
    assert_eq!(queued, 1, "the one of the head");
}

// Catches: the generation id that only the head told, lost for support.
#[test]
fn the_heads_generation_id_stays_when_no_chunk_has_one() {
    let mut driven = Driven::streaming();
    driven.broken(1);
    assert_eq!(driven.receipt().id.as_deref(), Some("gen-head"));
    assert_eq!(driven.error().request_id.as_deref(), Some("gen-head"));
}
