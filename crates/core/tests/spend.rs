//! The only way to pay, and that it stays within its bound.

use serde_json::{Value, json};
use tollfree_core::{
    Code, Error,
    call::{Call, Input, Limits, Outcome},
    chat::ChatRequest,
    gateway::Gateway,
    guard::{Admitted, Guard, Spend},
};

use crate::support::{Driven, MODEL, NOW, ask, catalogue, entry, usage};

const PAID: &str = "acme/owl-2-30b";

/// $3 and $15 for a million tokens.
fn paid() -> Value {
    let mut paid = entry(PAID);
    paid["pricing"] = json!({ "prompt": "0.000003", "completion": "0.000015" });
    paid
}

fn limited(model: &str, max_tokens: u32) -> ChatRequest {
    ChatRequest { max_tokens: Some(max_tokens), ..ask(model) }
}

fn admit(entry: &Value, request: &ChatRequest, spend: &Spend) -> Result<Admitted, Error> {
    let guard = Guard::new(&Gateway::default());
    guard.admit(
        request,
        Some(&catalogue(&[super::support::entry(MODEL), entry.clone()])),
        NOW,
        Some(spend),
    )
}

fn body(admitted: &Admitted) -> Value {
    serde_json::from_str(admitted.body()).unwrap()
}

fn close(got: f64, wanted: f64) {
    assert!((got - wanted).abs() < 1e-9, "{got} instead of {wanted}");
}

/// A call that is paid from `spend`, sent, with its stream begun.
fn sent(spend: &Spend) -> Driven {
    let guard = Guard::new(&Gateway::default());
    let list = catalogue(&[paid()]);
    let admitted = guard.admit(&limited(PAID, 1000), Some(&list), NOW, Some(spend)).unwrap();
    admitted.request(None);
    let call = Call::new(admitted, Limits::default(), NOW, &mut Vec::new());
    let mut driven = Driven { call, now: NOW, actions: Vec::new(), guard };
    driven.head_after(1, 200, "text/event-stream");
    driven
}

fn answered(spend: &Spend, report: &Value) -> Driven {
    let mut driven = sent(spend);
    let mut chunk = usage(report);
    chunk["model"] = json!(PAID);
    driven.text(1, "Hi").chunk(1, &chunk).done(1);
    driven
}

// Catches: a paid model asked by anybody who did not say so; a paid call without a price limit.
#[test]
fn only_spend_admits_what_costs() {
    let spend = Spend::new(1.0).unwrap();
    let guard = Guard::new(&Gateway::default());
    let refused = guard.admit(&ask(PAID), Some(&catalogue(&[paid()])), NOW, None).unwrap_err();
    assert_eq!(refused.code, Code::ModelPaid);
    let body = body(&admit(&paid(), &limited(PAID, 100), &spend).unwrap());
    let limits = json!({ "prompt": "3", "completion": "15", "request": "0", "image": "0" });
    assert_eq!(body["provider"]["max_price"], limits);
    assert_eq!(body["plugins"][0], json!({ "id": "web", "enabled": false }));
    assert_eq!(body["max_tokens"], 100);
}

// Catches: a free call that is paid for because it could be.
#[test]
fn a_free_model_stays_free() {
    let spend = Spend::new(1.0).unwrap();
    let admitted = admit(&paid(), &ask(MODEL), &spend).unwrap();
    assert_eq!(body(&admitted)["provider"]["max_price"]["prompt"], 0);
    assert_eq!(body(&admitted).get("max_tokens"), None);
    close(spend.left_usd(), 1.0);
}

// Catches: a cost that is looked at only after it has come up.
#[test]
fn what_does_not_fit_is_not_sent() {
    let spend = Spend::new(0.02).unwrap();
    assert_eq!(admit(&paid(), &limited(PAID, 2000), &spend).unwrap_err().code, Code::SpendExceeded);
    let first = admit(&paid(), &limited(PAID, 1000), &spend).unwrap();
    assert!(spend.left_usd() < 0.005, "15 thousandths are held back: {}", spend.left_usd());
    assert_eq!(admit(&paid(), &limited(PAID, 1000), &spend).unwrap_err().code, Code::SpendExceeded);
    drop(first);
    close(spend.left_usd(), 0.02);
    let long = ChatRequest::new(PAID, vec![tollfree_core::chat::Message::user("x".repeat(9000))]);
    assert_eq!(admit(&paid(), &long, &spend).unwrap_err().code, Code::SpendExceeded);
    let none = Spend::new(0.0).unwrap();
    assert_eq!(admit(&paid(), &limited(PAID, 1), &none).unwrap_err().code, Code::SpendExceeded);
    for odd in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(Spend::new(odd).unwrap_err().code, Code::RequestInvalid);
    }
}

// Catches: an answer of any length, because the caller named none.
#[test]
fn a_missing_length_is_what_the_rest_pays_for() {
    let spend = Spend::new(0.02).unwrap();
    let admitted = admit(&paid(), &ask(PAID), &spend).unwrap();
    let bound = body(&admitted)["max_tokens"].as_u64().unwrap();
    assert!((1000..1334).contains(&bound), "{bound}");
    assert!(spend.left_usd() < 0.000_02);
    let rich = Spend::new(1000.0).unwrap();
    let admitted = admit(&paid(), &ask(PAID), &rich).unwrap();
    assert_eq!(body(&admitted)["max_tokens"], 16_384, "as long as the model writes");
}

// Catches: prices that cannot be reckoned with, paid all the same.
#[test]
fn what_is_not_listed_cannot_be_paid() {
    let spend = Spend::new(1000.0).unwrap();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut entry = paid();
        change(&mut entry);
        admit(&entry, &limited(PAID, 100), &spend).map(drop).map_err(|error| error.code)
    };
    let unproven = Err(Code::PriceUnproven);
    for (key, value) in [
        ("prompt", json!("-1")),
        ("completion", json!(null)),
        ("image_output", json!("0.02")),
        ("per_smile", json!("0.001")),
        ("overrides", json!([{ "min_prompt_tokens": 9, "prompt": "0.00001" }])),
        ("discount", json!(-1)),
        ("discount", json!(2)),
    ] {
        assert_eq!(with(&|entry| entry["pricing"][key] = value.clone()), unproven, "{key} {value}");
    }
    assert_eq!(with(&|entry| entry["pricing"]["discount"] = json!(0.5)), Ok(()));
    assert_eq!(with(&|entry| entry["pricing"]["overrides"] = json!([])), Ok(()));
    let outputs = |entry: &mut Value| entry["architecture"]["output_modalities"] = json!(["audio"]);
    assert_eq!(with(&outputs), Err(Code::ModelNotChat));
    for id in ["openrouter/auto", "~acme/owl-latest", "@preset/x", "acme/owl-2-30b:online"] {
        let refused = admit(&entry(id), &limited(id, 100), &spend);
        assert!(id == "openrouter/auto" || refused.is_err(), "{id}");
        assert_eq!(refused.unwrap_err().code, Code::ModelIndirect, "{id}");
    }
    let guard = Guard::new(&Gateway::default());
    let later = NOW + tollfree_core::catalogue::MAX_AGE + 1;
    let stale = guard.admit(&limited(PAID, 9), Some(&catalogue(&[paid()])), later, Some(&spend));
    assert_eq!(stale.unwrap_err().code, Code::CatalogueStale);
}

// Catches: per-request and per-image prices, dear kinds of tokens or a dear fallback left out.
#[test]
fn every_listed_price_is_reckoned_with() {
    let held = |entry: &Value, request: &ChatRequest| {
        let spend = Spend::new(1000.0).unwrap();
        let admitted = admit(entry, request, &spend).unwrap();
        let left = spend.left_usd();
        drop(admitted);
        1000.0 - left
    };
    let request = limited(PAID, 1000);
    let plain = held(&paid(), &request);
    let more = |key: &str, price: &str| {
        let mut entry = paid();
        entry["pricing"][key] = json!(price);
        held(&entry, &request) - plain
    };
    // The price limit itself makes the body a few bytes longer.
    let near = |got: f64, wanted: f64| assert!((got - wanted).abs() < 1e-4, "{got}");
    near(more("request", "0.5"), 0.5);
    near(more("web_search", "0.01"), 0.01);
    near(more("internal_reasoning", "0.00001"), 0.01);
    assert!(more("input_cache_write", "0.001") > 0.05);
    near(more("input_cache_read", "0.000001"), 0.0);
    let mut sees: ChatRequest = request.clone();
    let part = json!([{ "role": "user", "content": [
        { "type": "image_url", "image_url": { "url": "https://a.example/x.png" } }] }]);
    sees.messages = serde_json::from_value(part).unwrap();
    assert!(held(&paid(), &sees) > plain + 0.05, "an image is many tokens");
    let falls = ChatRequest { models: vec![PAID.into()], ..limited(MODEL, 1000) };
    assert!(held(&paid(), &falls) >= plain, "a free model with a paid one behind it");
}

// Catches: a count that only ever grows by estimates, or that forgets what an answer cost.
#[test]
fn an_answer_is_counted_with_its_cost() {
    let spend = Spend::new(0.1).unwrap();
    let driven = answered(&spend, &json!({ "cost": 0.004 }));
    assert_eq!(driven.receipt().outcome, Outcome::Complete, "{:?}", driven.receipt().error);
    close(spend.spent_usd(), 0.004);
    close(spend.left_usd(), 0.096);
    // A larger report after it counts instead of it, not besides.
    let mut twice = sent(&spend);
    for cost in [0.001, 0.002] {
        twice.chunk(1, &usage(&json!({ "cost": cost })));
    }
    drop(twice);
    close(spend.spent_usd(), 0.006);
}

// Catches: a cost that nobody heard, counted as none.
#[test]
fn an_unknown_cost_is_counted_with_all_that_was_held_back() {
    let spend = Spend::new(1.0).unwrap();
    let mut cut = sent(&spend);
    let most = 1.0 - spend.left_usd();
    cut.text(1, "Hi").end(1);
    drop(cut);
    close(spend.spent_usd(), most);
    drop(sent(&spend));
    close(spend.spent_usd(), 2.0 * most);
    let mut refused = sent(&spend);
    refused.head_after(1, 429, "application/json").bytes(1, b"{}").end(1);
    drop(refused);
    close(spend.spent_usd(), 2.0 * most);
    close(spend.left_usd(), 1.0 - 2.0 * most);
}

// Catches: what the account adds to a paid call, hidden in a bill that was expected.
#[test]
fn what_no_listed_price_explains_opens_the_breaker() {
    for (report, code) in [
        (json!({ "cost": 0.5 }), Code::Billed),
        (json!({ "cost": "?" }), Code::Billed),
        (json!({ "cost": 0.001, "is_byok": true }), Code::BilledByProvider),
        (json!({ "cost": 0.001, "cost_details": { "server_tool_cost": 0.007 } }), Code::Billed),
        (json!({ "server_tool_use_details": { "web_search_requests": 1 } }), Code::Billed),
    ] {
        let spend = Spend::new(0.1).unwrap();
        let driven = answered(&spend, &report);
        assert_eq!(driven.error().code, code, "{report}");
        assert!(driven.guard.breaker().is_open());
        let cost = report["cost"].as_f64().unwrap_or(0.0);
        assert!(spend.spent_usd() >= cost, "{report} {}", spend.spent_usd());
        assert!(spend.left_usd() <= 0.1 - cost.min(0.1) + 1e-12);
    }
}

// Catches: handles that each have a budget of their own.
#[test]
fn clones_share_the_count() {
    let spend = Spend::new(0.1).unwrap();
    answered(&spend.clone(), &json!({ "cost": 0.03 }));
    close(spend.spent_usd(), 0.03);
    close(spend.clone().left_usd(), 0.07);
}

// Catches: a paid answer that the edge gave up waiting for, counted as nothing: a run that asks again
// and again would spend a multiple of what it may.
#[test]
fn a_timeout_may_have_been_billed() {
    for (status, is_nothing) in [(408, false), (504, false), (524, false), (429, true), (503, true)]
    {
        let spend = Spend::new(1.0).unwrap();
        let guard = Guard::new(&Gateway::default());
        let list = catalogue(&[paid()]);
        let admitted = guard.admit(&limited(PAID, 1000), Some(&list), NOW, Some(&spend)).unwrap();
        admitted.request(None);
        let call = Call::new(admitted, Limits::default(), NOW, &mut Vec::new());
        let mut driven = Driven { call, now: NOW, actions: Vec::new(), guard };
        driven.head_after(1, status, "text/html");
        driven.call.step(Input::End, NOW + 2, &mut driven.actions);
        drop(driven);
        assert_eq!(spend.left_usd() >= 1.0, is_nothing, "{status}");
    }
}
