//! Both quotas, with the right reset fields.

use serde_json::{Value, json};
use tollfree_simulator::{Engine, Request, Settings};

use crate::harness::{NOON, get, key, play, post, trap_key};

const DAY: u64 = 86_400_000;

fn engine(daily_limit: u32, minute_limit: u32) -> Engine {
    Engine::new(Settings { daily_limit, minute_limit, pace: f64::INFINITY, ..Settings::full(1) })
}

fn ask(engine: &mut Engine, model: &str, at: u64) -> (u16, Value) {
    let body = json!({ "model": model, "messages": [{ "role": "user", "content": "hi" }] });
    let played = play(engine.handle(&post(&body, &key()), at));
    (played.status, played.json())
}

const STEADY: &str = "simulator/steady:free";

// Would catch: a minute that never ends, ends too early, or names a reset that does not hold.
#[test]
fn the_minute_is_rolling_and_its_reset_holds() {
    let mut engine = engine(1000, 3);
    for second in 0..3 {
        assert_eq!(ask(&mut engine, STEADY, NOON + second * 1000).0, 200);
    }
    let (status, body) = ask(&mut engine, STEADY, NOON + 3000);
    assert_eq!(status, 429);
    assert_eq!(ask(&mut engine, STEADY, NOON + 59_999).0, 429);
    assert_eq!(ask(&mut engine, STEADY, NOON + 60_000).0, 200);
    assert_eq!(ask(&mut engine, STEADY, NOON + 60_999).0, 429);
    let error = &body["error"];
    assert_eq!(error["message"], "Rate limit exceeded: free-models-per-min. ");
    let headers = &error["metadata"]["headers"];
    assert_eq!(headers["X-RateLimit-Limit"], "3");
    let reset: u64 = headers["X-RateLimit-Reset"].as_str().expect("a string").parse().expect("ms");
    assert_eq!(reset % 60_000, 0, "aligned to a full minute");
    assert_eq!(ask(&mut engine, STEADY, reset).0, 200);
}

// Would catch: a day that resets at the wrong moment, or a reset in seconds.
#[test]
fn the_day_ends_at_utc_midnight() {
    let mut engine = engine(2, 20);
    assert_eq!(ask(&mut engine, STEADY, NOON).0, 200);
    assert_eq!(ask(&mut engine, STEADY, NOON + 100_000).0, 200);
    let (status, body) = ask(&mut engine, STEADY, NOON + 200_000);
    assert_eq!(status, 429);
    let metadata = &body["error"]["metadata"];
    let midnight = (NOON / DAY + 1) * DAY;
    assert_eq!(metadata["headers"]["X-RateLimit-Reset"], midnight.to_string());
    assert_eq!(metadata["limit_source"], "openrouter_free_tier_daily");
    assert!(body["error"]["message"].as_str().is_some_and(|m| m.contains("free-models-per-day")));
    assert_eq!(ask(&mut engine, STEADY, midnight - 1).0, 429);
    assert_eq!(ask(&mut engine, STEADY, midnight).0, 200);
}

// Would catch: attempts that fail upstream being free of charge against the quota.
#[test]
fn failed_attempts_count_and_paid_ones_do_not() {
    let mut engine = engine(50, 20);
    for model in
        ["simulator/busy:free", "simulator/gate:free", "simulator/privacy:free", "openrouter/free"]
    {
        ask(&mut engine, model, NOON);
    }
    let bad = json!({ "model": STEADY, "temperature": 9, "messages": [{ "role": "user", "content": "x" }] });
    engine.handle(&post(&bad, &key()), NOON);
    ask(&mut engine, "northwind/harbour-4-large", NOON);
    ask(&mut engine, "no/such", NOON);
    let sheet = play(engine.handle(&get("/api/v1/key"), NOON)).json();
    assert_eq!(
        sheet["data"]["free_model_daily_requests"],
        json!({ "limit": 50, "used": 5, "remaining": 45 })
    );
}

// Would catch: accounts that share a quota, and trap keys that do not do what their note says.
#[test]
fn the_quota_is_per_account() {
    let mut engine = engine(1, 20);
    assert_eq!(ask(&mut engine, STEADY, NOON).0, 200);
    assert_eq!(ask(&mut engine, STEADY, NOON).0, 429);
    let body = json!({ "model": STEADY, "messages": [{ "role": "user", "content": "hi" }] });
    let mut with = |key: &str| play(engine.handle(&post(&body, key), NOON)).status;
    assert_eq!(with(&format!("Bearer sk-or-v1-{}", "cd".repeat(32))), 200);
    assert_eq!(with(&trap_key('1')), 429);
    assert_eq!((with(&trap_key('5')), with(&trap_key('5'))), (200, 200));
}

// Would catch: a reset that leaves something behind, or ignores its wishes.
#[test]
fn a_reset_starts_over() {
    let mut engine = engine(1, 20);
    ask(&mut engine, "northwind/harbour-4-large", NOON);
    ask(&mut engine, STEADY, NOON);
    let wishes = json!({ "daily_limit": 5, "used_today": 4 }).to_string().into_bytes();
    let reset = |body: Vec<u8>| Request {
        method: "POST".to_owned(),
        path: "/__simulator/reset".to_owned(),
        body,
        ..Request::default()
    };
    assert_eq!(play(engine.handle(&reset(wishes), NOON)).status, 200);
    assert!(engine.ledger().next().is_none() && engine.total_cost_usd() <= 0.0);
    assert_eq!(ask(&mut engine, STEADY, NOON).0, 200);
    assert_eq!(ask(&mut engine, STEADY, NOON).0, 429);
    assert_eq!(play(engine.handle(&reset(b"[]".to_vec()), NOON)).status, 400);
}
