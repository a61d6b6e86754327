use serde_json::json;
use tollfree_core::{
    Code, Millis,
    chat::{Event, Pause},
    run::{Ask, Input, Plan},
    session::{Availability, Memory},
};

use crate::{
    stage::{A, B, Stage, session},
    support::{NOW, ask},
};

/// An upstream 429 that names a wait of so many seconds.
fn busy_for(stage: &mut Stage, seconds: u32) {
    let metadata = json!({ "provider_name": "Acme", "retry_after_seconds": seconds });
    let body = json!({ "error": { "code": 429, "message": "busy", "metadata": metadata } });
    stage.refuse(429, &body);
}

/// How long the last wait is.
fn pause(stage: &Stage) -> Millis {
    stage.waits_until() - stage.now
}

// Catches: a retry before the moment that the server named, one without any wait, or waits that
// bring all lanes back in step.
#[test]
fn a_retry_waits_as_the_server_says_or_two_to_five_seconds() {
    let mut told = Stage::new(Plan::default().retries(1));
    told.go();
    busy_for(&mut told, 9);
    assert_eq!(pause(&told), 9_000);
    let waiting = Event::Waiting { until: told.waits_until(), reason: Pause::Retry };
    assert!(told.events().contains(&waiting));
    let mut pauses: Vec<Millis> = (0..40_u64)
        .map(|seed| {
            let (mut session, mut actions) = (session(), Vec::new());
            let run =
                session.run(Ask::new(ask(A), Plan::default().retries(1), seed), NOW, &mut actions);
            let mut stage = Stage { session, run, now: NOW, actions };
            stage.go().fail(Code::ProviderFailed);
            pause(&stage)
        })
        .collect();
    assert!(pauses.iter().all(|pause| (2_000..=10_000).contains(pause)), "{pauses:?}");
    pauses.sort_unstable();
    pauses.dedup();
    assert!(pauses.len() > 20);
}

// Catches: a retry that is not counted, or more of them than were allowed.
#[test]
fn retries_are_bounded_counted_and_told() {
    let mut stage = Stage::new(Plan::default().retries(2));
    for _ in 0..2 {
        stage.go().fail(Code::UpstreamBusy).wake();
    }
    stage.go().fail(Code::UpstreamBusy);
    assert_eq!((stage.receipt().requests, stage.error().code), (3, Code::UpstreamBusy));
    let number = |event: &Event| matches!(event, Event::Try { number: 3, .. });
    assert!(stage.events().iter().any(number));
}

// Catches: a caller left waiting for minutes by a hint.
#[test]
fn a_long_wait_is_told_instead_of_waited_for() {
    let mut stage = Stage::new(Plan::default().retries(3));
    stage.go();
    busy_for(&mut stage, 61);
    assert_eq!(stage.error().retry_at, Some(stage.now + 61_000));
    assert_eq!(stage.receipt().requests, 1);
}

// Catches: a caller who waits for a busy model although another of the plan is free.
#[test]
fn another_model_is_asked_before_the_same_one_again() {
    let mut stage = Stage::new(Plan::chain([A, B]).retries(1));
    stage.go().fail(Code::UpstreamBusy).go().fail(Code::Gated).wake().go().answer("Hi");
    assert_eq!(stage.sent(), [A, B, A]);
    assert_eq!(stage.receipt().requests, 3);
}

// Catches: a busy model hit again by the next lane, or one that everybody shuns after a success.
#[test]
fn a_busy_model_cools_down_for_all_until_it_answers() {
    let mut first = Stage::new(Plan::default());
    first.go();
    busy_for(&mut first, 9);
    let until = first.now + 9_000;
    let known = first.session.availability(A, first.now);
    assert!(matches!(known, Availability::Cooling { until: u, .. } if u == until));
    let now = first.now;
    let mut chain = Stage::on(first.session, &ask(A), Plan::chain([A, B]), now);
    chain.go().answer("from b");
    assert_eq!(chain.sent(), [B]);
    let hasty = Plan { wait: false, ..Plan::default() };
    let refused = Stage::on(chain.session, &ask(A), hasty, now);
    assert_eq!((refused.error().code, refused.error().retry_at), (Code::UpstreamBusy, Some(until)));
    let mut patient = Stage::on(refused.session, &ask(A), Plan::default(), now);
    assert_eq!(patient.events(), [Event::Waiting { until, reason: Pause::Cooling }]);
    patient.wake().go().answer("Hi");
    assert_eq!(patient.session.memory(), &Memory::default());
    let known = |plan| Stage::on(session(), &ask(A), plan, NOW);
    assert_eq!(known(Plan { insist: true, ..Plan::default() }).actions.len(), 1);
}

// Catches: pauses that do not grow, grow without end, or that count one outage once per lane.
#[test]
fn pauses_grow_to_a_cap_and_lanes_count_once() {
    let (mut session, mut now, mut pauses) = (session(), NOW, Vec::new());
    for _ in 0..9 {
        let mut stage = Stage::on(session, &ask(A), Plan { insist: true, ..Plan::default() }, now);
        stage.go().fail(Code::ProviderFailed);
        let Availability::Cooling { until, .. } = stage.session.availability(A, stage.now) else {
            panic!("not cooling")
        };
        pauses.push(until - stage.now);
        (session, now) = (stage.session, until);
    }
    assert!((2_000..=5_000).contains(&pauses[0]) && (4_000..=10_000).contains(&pauses[1]));
    assert!(pauses[8] <= 120_000 && pauses[8] >= 60_000, "{pauses:?}");
    // Sent before the last failure was known: the same outage.
    let mut late = Stage::on(session, &ask(A), Plan { insist: true, ..Plan::default() }, NOW);
    late.now = NOW;
    late.go();
    late.now = now;
    let before = late.session.availability(A, now - 1);
    late.fail(Code::ProviderFailed);
    let after = late.session.availability(A, now - 1);
    assert!(matches!((before, after), (
        Availability::Cooling { until: x, .. }, Availability::Cooling { until: y, .. }
    ) if y <= x + 120_100));
}

// Catches: a gate asked again and again, without its reason, or for ever.
#[test]
fn an_unusable_model_is_not_asked_again() {
    let mut stage = Stage::new(Plan::default());
    stage.go().fail(Code::PrivacyRestricted);
    let now = stage.now;
    let again = Stage::on(stage.session, &ask(A), Plan::default(), now);
    assert_eq!((again.error().code, again.receipt().requests), (Code::PrivacyRestricted, 0));
    assert_eq!(again.error().link.as_deref(), Some("https://openrouter.ai/settings/privacy"));
    let insisting = Plan { insist: true, ..Plan::default() };
    let mut asked = Stage::on(again.session, &ask(A), insisting, now);
    asked.go().fail(Code::PrivacyRestricted);
    let mut session = asked.session;
    let day = 86_400_000;
    assert!(matches!(session.availability(A, now + day - 1), Availability::Unusable { .. }));
    assert_eq!(session.availability(A, now + day + 200), Availability::Open);
    session.memory_mut().forget_unusable();
    assert_eq!(session.availability(A, now), Availability::Open);
}

// Catches: a memory that a reload loses, or a text of a stranger that breaks or misleads the page.
#[test]
fn the_memory_is_kept_as_text() {
    let mut gated = Stage::new(Plan::default());
    gated.go().fail(Code::Gated);
    let now = gated.now;
    let mut busy = Stage::on(gated.session, &ask(B), Plan::default(), now);
    busy.go().fail(Code::UpstreamBusy).step(0, Input::Time);
    let text = busy.session.memory().write();
    let read = Memory::read(&text);
    assert_eq!(read.write(), text);
    assert_eq!(read.troubled(now).count(), 2);
    assert!(
        matches!(read.of(A, now), Availability::Unusable { error, .. } if error.code == Code::Gated)
    );
    for odd in ["", "nonsense", "[{}]", "[{\"model\":7,\"code\":\"gated\"}]", "{\"a\":[1]}", "[[["]
    {
        assert_eq!(Memory::read(odd), Memory::default(), "{odd}");
    }
    let planted = r#"[{"model":"m","code":"gated","message":"x","until":99,"link":"https://evil.example","remedy":"pay"}]"#;
    let Availability::Unusable { error, .. } = Memory::read(planted).of("m", 9) else { panic!() };
    assert_eq!((error.link, error.remedy.as_str()), (None, Code::Gated.remedy()));
}
