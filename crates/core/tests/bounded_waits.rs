//! No wait without an end, and no request of a count that is over.

use serde_json::json;
use tollfree_core::{
    Code,
    call::Outcome,
    chat::Event,
    quota::Take,
    run::{Action, Input, Plan},
    session::{Availability, Memory},
};

use crate::{
    stage::{A, B, C, Stage, load, session},
    support::{NOW, ask},
};

const HOUR: u64 = 3_600_000;

fn busy(seconds: Option<u64>) -> serde_json::Value {
    let metadata = json!({ "provider_name": "Acme", "retry_after_seconds": seconds });
    json!({ "error": { "code": 429, "message": "busy", "metadata": metadata } })
}

// Catches: a lane that waits for an hour because another one was told to, although its own server
// named no wait and nobody allowed more than a minute.
#[test]
fn what_another_call_learned_does_not_outlast_the_patience() {
    let mut patient = Stage::new(Plan::default().retries(1));
    patient.go();
    let known = format!(
        r#"[{{"model":"{A}","code":"upstream_busy","message":"busy","until":{},"strikes":1,"since":{}}}]"#,
        NOW + HOUR,
        NOW + 50
    );
    *patient.session.memory_mut() = Memory::read(&known);
    patient.refuse(429, &busy(None));
    assert_eq!(patient.error().code, Code::UpstreamBusy);
    assert_eq!(patient.receipt().requests, 1);
}

// Catches: a storm of retries at a server whose hint is no wait at all.
#[test]
fn a_hint_of_no_time_is_no_storm() {
    let mut stage = Stage::new(Plan::default().retries(u8::MAX));
    let mut sent = 0;
    while !matches!(stage.actions.last(), Some(Action::Done(_))) {
        stage.go().refuse(
            429,
            &json!({ "error": { "code": 429, "message": "Rate limit exceeded",
            "metadata": { "retry_after_seconds": 0 } } }),
        );
        sent += 1;
        if !stage.run.is_over() {
            stage.wake();
        }
    }
    assert!(sent <= 61, "{sent} requests within a minute's patience");
}

// Catches: a run that hangs for a day because a server calls a day's limit one of the minute.
#[test]
fn a_full_minute_ends_after_a_minute() {
    let mut stage = Stage::new(Plan::default());
    let reset = (NOW + 24 * HOUR).to_string();
    stage.go().refuse(
        429,
        &json!({ "error": { "code": 429,
        "message": "Rate limit exceeded: free-models-per-min. ",
        "metadata": { "headers": { "X-RateLimit-Limit": "20", "X-RateLimit-Reset": reset } } } }),
    );
    assert!(stage.waits_until() - stage.now <= 62_000);
}

// Catches: models that stay closed for good, by a text that another clock or somebody else wrote.
#[test]
fn a_memory_of_the_far_future_closes_no_model() {
    let far = u64::MAX / 4;
    let planted = format!(
        r#"[{{"model":"{A}","code":"gated","message":"x","until":{far}}},
            {{"model":"{B}","code":"key_missing","message":"x","until":{}}},
            {{"model":"{C}","code":"upstream_busy","message":"x","until":{far},"strikes":4000000000,"since":{far}}}]"#,
        NOW + HOUR
    );
    let memory = Memory::read(&planted);
    for model in [A, B, C] {
        assert_eq!(memory.of(model, NOW), Availability::Open, "{model}");
        let mut session = session();
        *session.memory_mut() = Memory::read(&planted);
        let mut stage = Stage::on(session, &ask(model), Plan::default(), NOW);
        stage.go().fail(Code::UpstreamBusy);
        let Availability::Cooling { until, .. } = stage.session.availability(model, stage.now)
        else {
            panic!("{model} does not cool down")
        };
        assert!(until <= stage.now + 48 * HOUR, "{model}");
    }
}

// Catches: a request of a minute that is over, beside the twenty that others were granted since.
#[test]
fn a_request_that_could_not_leave_is_counted_anew() {
    let mut stage = Stage::new(Plan::default());
    assert_eq!(stage.actions, [Action::Take]);
    // Meanwhile the catalogue changed, and the model was found busy: the proof is made again.
    stage.now += 1;
    load(&mut stage.session, &[A, B, C], stage.now);
    let known = format!(
        r#"[{{"model":"{A}","code":"upstream_busy","message":"busy","until":{},"strikes":1,"since":{NOW}}}]"#,
        NOW + 20_000
    );
    *stage.session.memory_mut() = Memory::read(&known);
    stage.taken(Take::Go).wake();
    assert_eq!(stage.actions.last(), Some(&Action::Take), "{:?}", stage.actions);
    stage.go().answer("Hi");
    assert_eq!(stage.receipt().requests, 1);
}

// Catches: a second end, or a word after it, whatever arrives late.
#[test]
fn nothing_follows_the_end() {
    for plan in [Plan::default(), Plan::chain([A, B]).retries(2)] {
        let mut stage = Stage::new(plan);
        stage.go().stream().text("Hi").step(0, Input::Cancel);
        assert_eq!(stage.receipt().outcome, Outcome::Cancelled);
        let said = stage.actions.len();
        stage.step(0, Input::Taken(Take::Go)).step(0, Input::Loaded).step(HOUR, Input::Time);
        stage.step(0, Input::Bytes(b"data: {}\n\n")).step(0, Input::End).step(0, Input::Cancel);
        assert_eq!(stage.actions.len(), said);
        assert!(!stage.events().contains(&Event::Restarted));
    }
}
