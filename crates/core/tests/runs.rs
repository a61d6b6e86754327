use tollfree_core::{
    Code,
    call::{Failure, Outcome},
    chat::{ChatRequest, Event, Pause},
    gateway::Gateway,
    guard::Spend,
    quota::Take,
    run::{Action, Ask, Course, Input, Plan},
    session::{Reply, Session},
};

use crate::{
    stage::{A, B, C, Stage, load, session},
    support::{NOW, ask},
};

/// What happened to a run of two models after the first one failed.
fn after(code: Code, plan: Plan) -> Stage {
    let mut stage = Stage::new(plan);
    stage.go();
    match code {
        Code::Network => stage.step(5, Input::Failure(Failure::NoResponse("offline"))),
        Code::Stalled => stage.wake(),
        Code::StreamCut => stage.stream().step(5, Input::End),
        Code::EmptyAnswer => stage.stream().step(5, Input::Bytes(b"data: [DONE]\n\n")),
        code => stage.fail(code),
    };
    stage
}

// Catches: any row of the table that leads elsewhere: a request to another model that is sure to
// fail, or none where one would help.
#[test]
fn every_failure_leads_where_the_table_says() {
    use Code::*;
    let rows = [
        (Course::Retry, vec![UpstreamBusy, ProviderFailed, Stalled, StreamCut, EmptyAnswer]),
        (Course::Next, vec![Gated, PrivacyRestricted, FreeEnded, Filtered, NoEndpoint, ModelGone]),
        (Course::Again, vec![RateLimited, Network]),
        (Course::Queue, vec![MinuteLimit]),
        (
            Course::Stop,
            vec![
                DayLimit,
                KeyRejected,
                CreditsRequired,
                KeyLimit,
                Moderated,
                Forbidden,
                RequestRejected,
            ],
        ),
    ];
    for (course, codes) in rows {
        for code in codes {
            assert_eq!(Course::of(code), course, "{code:?}");
            let chain = after(code, Plan::chain([A, B]));
            let goes_on = matches!(course, Course::Retry | Course::Next);
            assert_eq!(chain.actions.last() == Some(&Action::Take), goes_on, "{code:?}");
            let retried = after(code, Plan::default().retries(1));
            let waits = matches!(course, Course::Retry | Course::Again | Course::Queue);
            assert_eq!(
                matches!(retried.actions.last(), Some(Action::WaitUntil(_))),
                waits,
                "{code:?}"
            );
            if !waits {
                assert_eq!((retried.error().code, retried.receipt().requests), (code, 1));
            }
        }
    }
}

// Catches: a plan of one model that sends twice, or says less than before there were plans.
#[test]
fn one_model_is_one_request() {
    let mut stage = Stage::new(Plan::default());
    assert_eq!(stage.actions, [Action::Take]);
    stage.go().answer("Hi");
    assert_eq!(stage.sent(), [A]);
    assert_eq!((stage.text_told().as_str(), stage.receipt().outcome), ("Hi", Outcome::Complete));
    assert_eq!((stage.tries(), stage.receipt().requests), (vec![(A, true, None)], 1));
    let failed = after(Code::UpstreamBusy, Plan::default());
    assert_eq!((failed.error().code, failed.sent().len()), (Code::UpstreamBusy, 1));
}

// Catches: a second model that is asked unseen, or while the first one's line is still open.
#[test]
fn failing_over_is_told_and_counted() {
    let mut stage = after(Code::UpstreamBusy, Plan::chain([A, B, C]));
    stage.go().answer("from b");
    assert_eq!(stage.sent(), [A, B]);
    assert!(stage.events().contains(&Event::Try { model: B.to_owned(), number: 2 }));
    let at = |wanted: fn(&Action) -> bool| stage.actions.iter().rposition(wanted).unwrap();
    let hang_up = at(|action| matches!(action, Action::HangUp));
    assert!(hang_up < at(|action| matches!(action, Action::Send(_))));
    assert_eq!(stage.tries(), [(A, true, Some(Code::UpstreamBusy)), (B, true, None)]);
    let receipt = stage.receipt();
    assert_eq!((receipt.model.as_str(), receipt.requests), (B, 2));
    assert!(receipt.tries[1].began >= receipt.tries[0].clocks.total);
}

// Catches: text of two models in one answer.
#[test]
fn after_the_first_token_the_plan_ends() {
    for plan in [Plan::chain([A, B]), Plan::default().retries(2)] {
        let mut stage = Stage::new(plan);
        stage.go().stream().text("half ");
        stage.step(5, Input::Failure(Failure::Broken("cut")));
        assert_eq!((stage.error().code, stage.sent().len()), (Code::StreamCut, 1));
    }
}

// Catches: a restart that does not say so, forgets what was lost, or comes with nothing to drop.
#[test]
fn a_restart_says_what_is_void() {
    let mut stage = Stage::new(Plan { restart: true, ..Plan::chain([A, B, C]) });
    stage.go().stream().text("half ").step(5, Input::Failure(Failure::Broken("cut")));
    assert!(!stage.events().contains(&Event::Restarted), "what is shown stays until there is more");
    stage.go().fail(Code::Gated).go().answer("whole");
    let restarts = stage.events().iter().filter(|event| **event == Event::Restarted).count();
    assert_eq!((restarts, stage.text_told().as_str()), (1, "half whole"));
    let told = stage.events();
    let restart = told.iter().position(|event| *event == Event::Restarted).unwrap();
    assert_eq!(told[restart + 1], Event::Try { model: B.to_owned(), number: 2 });
    assert_eq!(stage.receipt().tries[0].text_bytes, 5);
    assert_eq!(stage.receipt().tries[2].text_bytes, 5);
}

// Catches: the end of a failed try shown as the end of the answer.
#[test]
fn a_failed_try_does_not_finish_the_answer() {
    let mut stage = Stage::new(Plan::chain([A, B]));
    stage.go().stream().chunk(&crate::support::finish("stop"));
    stage.step(5, Input::Bytes(b"data: [DONE]\n\n"));
    stage.go().answer("Hi");
    let ends = stage.events().iter().filter(|event| matches!(event, Event::Finish { .. })).count();
    assert_eq!(ends, 1);
    let alone = after(Code::EmptyAnswer, Plan::default());
    assert_eq!(alone.error().code, Code::EmptyAnswer);
}

// Catches: models that cannot be asked passed over in silence, or the last error told for the first.
#[test]
fn what_cannot_be_admitted_is_a_try_that_was_not_sent() {
    let mut stage = Stage::new(Plan::chain(["acme/paid", "nobody/knows:free", B]));
    stage.go().answer("Hi");
    let expected = [
        ("acme/paid", false, Some(Code::ModelPaid)),
        ("nobody/knows:free", false, Some(Code::ModelUnknown)),
        (B, true, None),
    ];
    assert_eq!((stage.tries(), stage.receipt().requests), (expected.to_vec(), 1));
    assert!(stage.events().contains(&Event::Try { model: B.to_owned(), number: 3 }));
    let none = Stage::new(Plan::chain(["nobody/knows:free", "acme/paid"]));
    assert_eq!((none.error().code, none.receipt().requests), (Code::ModelUnknown, 0));
    assert_eq!(none.receipt().model, "nobody/knows:free");
}

// Catches: a chain walked down with an error that every model would meet.
#[test]
fn what_holds_for_every_model_stops_the_chain_at_once() {
    let keyless = Session::open(Gateway::default(), None).unwrap();
    let stage = Stage::on(keyless, &ask(A), Plan::chain([A, B, C]), NOW);
    assert_eq!(stage.error().code, Code::KeyMissing);
    assert_eq!((stage.tries().len(), stage.actions.len()), (1, 1), "and nothing is loaded");
}

// Catches: a request sent although the account has none left, or one that is not queued.
#[test]
fn the_counter_decides() {
    let until = NOW + 20_000;
    let mut spent = Stage::new(Plan::chain([A, B]));
    spent.taken(Take::Spent { until });
    assert_eq!((spent.error().code, spent.error().retry_at), (Code::DayLimit, Some(until)));
    assert_eq!(spent.tries(), [(A, false, Some(Code::DayLimit))]);
    let mut stopped = Stage::new(Plan::chain([A, B]));
    stopped.taken(Take::Stopped { why: "billed".into() });
    assert_eq!(stopped.error().code, Code::BreakerOpen);
    let mut hasty = Stage::new(Plan { wait: false, ..Plan::chain([A, B]) });
    hasty.taken(Take::Wait { until });
    assert_eq!((hasty.error().code, hasty.error().retry_at), (Code::MinuteLimit, Some(until)));
    for stage in [spent, stopped, hasty] {
        assert_eq!(stage.receipt().requests, 0);
    }
}

// Catches: a wait that is told twice or never, ends early, or sends without asking the counter anew.
#[test]
fn a_full_minute_is_waited_for() {
    let mut stage = Stage::new(Plan::default());
    stage.taken(Take::Wait { until: NOW + 20_000 });
    let waiting = Event::Waiting { until: NOW + 20_000, reason: Pause::MinuteLimit };
    assert_eq!(stage.events(), [waiting]);
    stage.step(5_000, Input::Time).step(14_999, Input::Time);
    assert_eq!((stage.events().len(), stage.waits_until()), (1, NOW + 20_000));
    stage.step(1, Input::Time).go().answer("Hi");
    assert_eq!(stage.receipt().outcome, Outcome::Complete);
}

// Catches: a stop while waiting that still sends, or is told as a failure.
#[test]
fn a_stop_while_waiting_sends_nothing() {
    let mut stage = Stage::new(Plan::default());
    stage.taken(Take::Wait { until: NOW + 20_000 }).step(1000, Input::Cancel);
    let receipt = stage.receipt();
    assert_eq!((receipt.outcome, receipt.requests), (Outcome::Cancelled, 0));
    assert_eq!((receipt.error.is_none(), receipt.clocks.total), (true, 1000));
    let before = stage.actions.len();
    stage.step(30_000, Input::Time).step(0, Input::Taken(Take::Go)).step(0, Input::Cancel);
    assert_eq!(stage.actions.len(), before);
    let mut taking = Stage::new(Plan::default());
    taking.step(0, Input::Cancel).step(0, Input::Taken(Take::Go));
    assert_eq!(taking.sent().len(), 0);
}

// Catches: the server's own word on the minute not passed on, waited for without end, or not at all.
#[test]
fn a_refused_minute_is_heard_waited_for_and_asked_once_more() {
    let mut stage = after(Code::MinuteLimit, Plan::chain([A, B]));
    let heard = |action: &Action| matches!(action, Action::Hear(e) if e.code == Code::MinuteLimit);
    assert!(stage.actions.iter().any(heard));
    assert_eq!(stage.waits_until() % 60_000, 0);
    stage.wake().go().fail(Code::MinuteLimit);
    assert_eq!((stage.error().code, stage.sent()), (Code::MinuteLimit, vec![A.into(), A.into()]));
    let hasty = after(Code::MinuteLimit, Plan { wait: false, ..Plan::default() });
    assert_eq!((hasty.error().code, hasty.receipt().requests), (Code::MinuteLimit, 1));
}

// Catches: a request sent on a proof that went stale while it waited, or one counted and lost.
#[test]
fn a_wait_that_outlives_the_catalogue_renews_the_proof() {
    let mut stage = Stage::new(Plan::default());
    stage.taken(Take::Wait { until: NOW + 700_000 }).wake();
    assert_eq!(stage.actions.last(), Some(&Action::Refresh));
    let now = stage.now;
    load(&mut stage.session, &[B], now);
    stage.step(0, Input::Loaded);
    assert_eq!((stage.error().code, stage.sent().len()), (Code::ModelUnknown, 0));
    let mut other = Stage::new(Plan::chain([A, B]));
    load(&mut other.session, &[B], NOW + 1);
    other.go().answer("Hi");
    assert_eq!(other.tries(), [(A, false, Some(Code::ModelUnknown)), (B, true, None)]);
    let takes = other.actions.iter().filter(|action| **action == Action::Take).count();
    assert_eq!(takes, 1, "what was granted serves the next model");
}

// Catches: a catalogue asked for again and again when it cannot be had, or its failure not told.
#[test]
fn a_catalogue_that_does_not_come_is_told() {
    let fresh = || Session::open(Gateway::default(), Some(crate::stage::KEY)).unwrap();
    let offline = || tollfree_core::Error::new(Code::Network, "offline");
    let mut stage = Stage::on(fresh(), &ask(A), Plan::chain([A, B]), NOW);
    assert_eq!(stage.actions, [Action::Refresh]);
    stage.step(0, Input::NotLoaded(offline()));
    assert_eq!(stage.tries(), [(A, false, Some(Code::Network))]);
    let mut old = Stage::on(session(), &ask(A), Plan::default(), NOW + 3_600_000);
    old.step(0, Input::NotLoaded(offline())).go();
    assert_eq!(old.sent(), [A], "the older one still proves it");
}

// Catches: a server without a quota that is counted.
#[test]
fn a_compatible_server_is_not_counted() {
    let local = Gateway::compatible("http://localhost:4000/v1").unwrap();
    let mut stage =
        Stage::on(Session::open(local, None).unwrap(), &ask("llama3"), Plan::default(), NOW);
    assert_eq!(stage.sent(), ["llama3"]);
    stage.answer("Hi");
    assert_eq!(stage.receipt().requests, 1);
}

// Catches: free requests that nobody counts, because a paid model stands behind the free one.
#[test]
fn a_free_model_is_counted_although_a_paid_one_stands_behind_it() {
    let paid = "acme/dear";
    for (first, behind, is_counted) in [(A, paid, true), (paid, A, true), (paid, paid, false)] {
        let (mut session, mut actions) = (session(), Vec::new());
        let mut dear = crate::support::entry(paid);
        dear["pricing"] = serde_json::json!({ "prompt": "0.000003", "completion": "0.000015" });
        let list = serde_json::json!({ "data": [crate::support::entry(A), dear] }).to_string();
        session.take_models(&Reply { status: 200, body: list.as_bytes(), now: NOW }).unwrap();
        let request = ChatRequest { models: vec![behind.into()], ..ask(first) };
        let free = Ask::new(request, Plan::default(), 7);
        let spend = Some(Spend::new(1.0).unwrap());
        session.run(Ask { spend, ..free }, NOW, &mut actions);
        assert_eq!(actions.contains(&Action::Take), is_counted, "{first} {behind}");
    }
}
