//! Promise 1: never a bill, and never a second one.

use serde_json::{Value, json};
use tollfree_core::{
    Code,
    call::{Outcome, Warning},
    error::Scope,
};

use crate::support::{Driven, admitted_by, finish, usage};

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
        json!({ "cost": 0.007 }),
        json!({ "cost": 1e-12 }),
        json!({ "cost": "0.02" }),
        json!({ "cost": 0, "is_byok": true }),
        json!({ "is_byok": true }),
        json!({ "cost": "$0.02" }),
        json!({ "cost": { "total": 0.02 } }),
        json!({ "cost": true }),
    ];
    for bill in bills {
        let driven = run(std::slice::from_ref(&bill));
        assert_eq!(
            (driven.receipt().outcome, driven.error().code),
            (Outcome::Failed, Code::Billed)
        );
        assert_eq!(driven.error().scope, Scope::Account);
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
    assert_eq!(driven.error().code, Code::Billed);
    let whole = r#"{"choices":[],"usage":{"cost":0.01},"error":{"code":502,"message":"no"}}"#;
    assert_eq!(Driven::whole(200, "application/json", whole).error().code, Code::Billed);
}

// Catches: guards of two servers that share one breaker, or clones that do not.
#[test]
fn the_breaker_belongs_to_the_guard_and_its_clones() {
    let billed = run(&[json!({ "cost": 1 })]);
    assert!(admitted_by(&billed.guard.clone()).is_err());
    assert!(admitted_by(&Driven::new().guard).is_ok());
}

// Catches: a paid model that answers in place of the free one without anybody noticing; a harmless
// name that stops everything.
#[test]
fn a_served_model_that_is_not_free_is_warned_of() {
    let warnings = |served: &str| {
        let mut driven = Driven::streaming();
        let mut chunk = finish("stop");
        chunk["model"] = json!(served);
        driven.text(1, "Hi").chunk(1, &chunk).done(1);
        assert_eq!(driven.receipt().outcome, Outcome::Complete);
        assert!(!driven.guard.breaker().is_open());
        driven.receipt().warnings.clone()
    };
    for free in ["acme/owl-2-30b:free", "other/wren:free", "openrouter/free", ""] {
        assert_eq!(warnings(free), [], "{free}");
    }
    for paid in ["acme/owl-2-30b", "acme/owl-2-30b:free:online", "~acme/owl-latest"] {
        assert_eq!(warnings(paid), [Warning::ServedNotFree], "{paid}");
    }
}
