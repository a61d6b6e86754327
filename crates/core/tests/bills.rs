//! Promise 1: never a bill, and never a second one.

use serde_json::{Value, json};
use tollfree_core::{
    Code,
    account::ApiKey,
    call::{Call, Limits, Outcome, Warning},
    error::Scope,
    gateway::Gateway,
    guard::Guard,
    session::Session,
};

use crate::support::{Driven, NOW, admitted_by, finish, usage};

fn run(reports: &[Value]) -> Driven {
    let mut driven = Driven::streaming();
    driven.text(1, "Hi").finish(1, "stop");
    for report in reports {
        driven.chunk(1, &usage(report));
    }
    driven.done(1);
    driven
}

// Catches: a billed answer that passes as free, in any of the ways in which a bill is written.
#[test]
fn a_bill_opens_the_breaker_and_keeps_the_answer() {
    let bills = [
        (json!({ "cost": 0.007 }), Code::Billed),
        (json!({ "cost": 1e-12 }), Code::Billed),
        (json!({ "cost": "0.02" }), Code::Billed),
        (json!({ "cost": "$0.02" }), Code::Billed),
        (json!({ "cost": { "total": 0.02 } }), Code::Billed),
        (json!({ "cost": true }), Code::Billed),
        (json!({ "cost": 0, "is_byok": true }), Code::BilledByProvider),
        (json!({ "is_byok": true }), Code::BilledByProvider),
        (
            json!({ "cost": 0, "cost_details": { "upstream_inference_cost": 0.001 } }),
            Code::BilledByProvider,
        ),
        (json!({ "cost": 0, "cost_details": { "server_tool_cost": "0.007" } }), Code::Billed),
        (json!({ "server_tool_use_details": { "web_search_requests": 1 } }), Code::Billed),
        (json!({ "cost": 0, "server_tool_use": { "tool_calls_executed": 2 } }), Code::Billed),
    ];
    for (bill, code) in bills {
        let driven = run(std::slice::from_ref(&bill));
        assert_eq!((driven.receipt().outcome, driven.error().code), (Outcome::Failed, code));
        assert!(code.is_bill() && driven.error().scope == Scope::Account);
        assert_eq!(driven.answer(), "Hi", "{bill}");
        assert!(driven.guard.breaker().is_open());
        let next = admitted_by(&driven.guard).unwrap_err();
        assert_eq!(next.code, Code::BreakerOpen);
        assert!(next.message.contains("acme/owl-2-30b:free"), "{}", next.message);
    }
}

// Catches: free answers that stop everything.
#[test]
fn no_bill_leaves_the_breaker_closed() {
    for report in [
        json!({ "cost": 0, "is_byok": false }),
        json!({ "cost": 0.0 }),
        json!({ "cost": null }),
        json!({ "cost": "0" }),
        json!({ "cost": " 0.00 " }),
        json!({ "cost": 0, "cost_details": { "upstream_inference_cost": 0, "server_tool_cost": null },
            "server_tool_use_details": { "tool_calls_requested": 1, "web_search_requests": 0 } }),
        json!({}),
    ] {
        let driven = run(std::slice::from_ref(&report));
        assert_eq!(driven.receipt().outcome, Outcome::Complete, "{report}");
        assert!(admitted_by(&driven.guard).is_ok());
    }
}

// Catches: a later, emptier report that wipes out the bill or the counts.
#[test]
fn a_second_report_does_not_hide_the_first() {
    for last in [json!({}), json!({ "cost": 0, "is_byok": false }), json!({ "cost": null })] {
        let driven = run(&[json!({ "cost": 0.01, "completion_tokens": 5 }), last]);
        assert_eq!(driven.error().code, Code::Billed);
        let usage = driven.receipt().usage.clone().unwrap();
        assert_eq!((usage.cost, usage.completion_tokens), (Some(0.01), Some(5)));
    }
    let unreadable = run(&[json!({ "cost": "?" }), json!({ "cost": 0 })]);
    assert_eq!(unreadable.error().code, Code::Billed);
    let told = serde_json::to_value(unreadable.receipt()).unwrap();
    assert_eq!(told["usage"].get("cost"), None, "a page must not read it as zero: {told}");
}

// Catches: a bill that goes unseen because the caller stops at the last word, before `[DONE]`.
#[test]
fn a_bill_counts_as_soon_as_it_is_known() {
    let mut driven = Driven::streaming();
    driven.text(1, "Hi").chunk(1, &usage(&json!({ "cost": 0.01 })));
    assert!(driven.guard.breaker().is_open(), "the call itself is not over and is dropped now");
    driven.cancel();
    assert_eq!(driven.error().code, Code::Billed, "also when it was cancelled");
}

// Catches: a bill behind another failure, where it would be overlooked.
#[test]
fn a_bill_overrules_every_other_failure() {
    let mut failed = finish("error");
    failed["error"] = json!({ "code": 502, "message": "no" });
    failed["usage"] = json!({ "cost": 0.01 });
    let mut driven = Driven::streaming();
    driven.text(1, "Hi").chunk(1, &failed);
    assert_eq!(driven.error().code, Code::BilledForNothing);
    let whole = r#"{"choices":[],"usage":{"cost":0.01},"error":{"code":502,"message":"no"}}"#;
    assert_eq!(Driven::whole(200, "application/json", whole).error().code, Code::BilledForNothing);
}

// Catches: guards of two servers that share one breaker, or clones that do not.
#[test]
fn the_breaker_belongs_to_the_guard_and_its_clones() {
    let billed = run(&[json!({ "cost": 1 })]);
    assert!(admitted_by(&billed.guard.clone()).is_err());
    assert!(admitted_by(&Driven::new().guard).is_ok());
}

fn served_by(served: &str, cost: &Value) -> Driven {
    let mut driven = Driven::streaming();
    let mut chunk = usage(&json!({ "cost": cost }));
    chunk["model"] = json!(served);
    driven.text(1, "Hi").chunk(1, &chunk).done(1);
    driven
}

// Catches: a paid model that answers in place of the free one without anybody noticing; a harmless
// name that stops everything.
#[test]
fn a_served_model_that_is_not_free_is_warned_of() {
    let warnings = |served: &str| {
        let driven = served_by(served, &json!(0));
        assert_eq!(driven.receipt().outcome, Outcome::Complete);
        assert!(!driven.guard.breaker().is_open());
        driven.receipt().warnings.clone()
    };
    for asked in ["acme/owl-2-30b:free", ""] {
        assert_eq!(warnings(asked), [], "{asked}");
    }
    for free in ["other/wren:free", "openrouter/free"] {
        assert_eq!(warnings(free), [Warning::ServedOther], "{free}");
    }
    for paid in ["acme/owl-2-30b", "acme/owl-2-30b:free:online", "~acme/owl-latest"] {
        assert_eq!(warnings(paid), [Warning::ServedNotFree], "{paid}");
    }
}

// Catches: a cost that nobody said, taken for none.
#[test]
fn a_cost_that_was_not_said_is_unknown() {
    let mut cut = Driven::streaming();
    cut.text(1, "Hi").end(1);
    assert_eq!(cut.error().code, Code::StreamCut);
    assert_eq!(cut.receipt().warnings, [Warning::CostUnknown]);
    assert!(!cut.guard.breaker().is_open());
    let silent = served_by("acme/owl-2-30b:free", &json!(null));
    assert_eq!(silent.receipt().warnings, [Warning::CostUnknown]);
    let refused = Driven::whole(429, "application/json", r#"{"error":{"code":429,"message":"x"}}"#);
    assert_eq!(refused.receipt().warnings, [], "no answer began");
    // The same model under its dated name is no other one.
    for same in ["acme/owl-2-30b", "acme/owl-2-30b-20260812"] {
        let driven = served_by(same, &json!(null));
        assert_eq!(driven.receipt().warnings, [Warning::ServedNotFree, Warning::CostUnknown]);
        assert!(!driven.guard.breaker().is_open());
    }
}

// Catches: a paid model that answered and whose bill was never heard, because the stream was cut.
#[test]
fn a_paid_model_of_unknown_cost_stops_everything() {
    for paid in ["northwind/harbour-4-large", "acme/owl-2-300b", "acme/owl-2-30b-turbo"] {
        let driven = served_by(paid, &json!(null));
        assert_eq!(driven.error().code, Code::ServedPaid, "{paid}");
        assert_eq!(admitted_by(&driven.guard).unwrap_err().code, Code::BreakerOpen);
    }
}

// Catches: a second client of the same account that runs up a second bill; another account or
// server that is stopped for it.
#[test]
fn guards_of_one_account_share_a_breaker() {
    let key = |last: &str| ApiKey::parse(&format!("sk-or-v1-0123456789abcdef{last}")).unwrap();
    let guard = |base: &str, last: &str| {
        Guard::sharing(&Gateway::openrouter_at(base).unwrap(), Some(&key(last)))
    };
    let first = guard("https://one.example/api/v1", "1");
    let mut admitted = admitted_by(&first);
    let call = Call::new(admitted.unwrap(), Limits::default(), NOW, &mut Vec::new());
    let mut driven = Driven { call, now: NOW, actions: Vec::new(), guard: first };
    driven.head_after(1, 200, "text/event-stream").text(1, "Hi");
    driven.chunk(1, &usage(&json!({ "cost": 1 }))).done(1);
    drop(driven);
    admitted = admitted_by(&guard("https://one.example/api/v1", "1"));
    assert_eq!(admitted.unwrap_err().code, Code::BreakerOpen, "also when nobody holds it");
    assert!(admitted_by(&guard("https://one.example/api/v1", "2")).is_ok());
    assert!(admitted_by(&guard("https://two.example/api/v1", "1")).is_ok());
}

// Catches: a stop that no person can end, or that somebody else's word ends; a second bill that
// passes because somebody resumed after the first.
#[test]
fn only_the_accounts_own_person_lets_calls_go_on() {
    let gateway = || Gateway::openrouter_at("https://resumed.example/api/v1").unwrap();
    let session = |last: &str| {
        Session::open(gateway(), Some(&format!("sk-or-v1-0123456789abcdef{last}"))).unwrap()
    };
    let (mine, others) = (session("1"), session("2"));
    let guard = || {
        let key = ApiKey::parse("sk-or-v1-0123456789abcdef1").unwrap();
        Guard::sharing(&gateway(), Some(&key))
    };
    for _ in 0..2 {
        let admitted = admitted_by(&guard()).unwrap();
        let call = Call::new(admitted, Limits::default(), NOW, &mut Vec::new());
        let mut driven = Driven { call, now: NOW, actions: Vec::new(), guard: guard() };
        driven.head_after(1, 200, "text/event-stream").chunk(1, &usage(&json!({ "cost": 1 })));
        driven.done(1);
        others.resume();
        assert!(mine.breaker().is_open());
        mine.resume();
        assert!(!mine.breaker().is_open());
    }
}
