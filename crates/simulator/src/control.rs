//! The routes under `/__simulator`, which the real service does not have.

use serde_json::{Map, Value, json};

use crate::account::{KEY_NOTES, Sheets};
use crate::engine::Engine;
use crate::ledger::{Entry, Ledger};
use crate::problem::{Problem, json_reply};
use crate::records::Records;
use crate::reply::Reply;
use crate::request::Request;
use crate::scenario::SCENARIOS;
use crate::signin::Signin;

/// Answers a control route. None of them enters the ledger.
pub(crate) fn handle(engine: &mut Engine, request: &Request, id: u64, now: u64) -> Reply {
    match (request.method.to_ascii_uppercase().as_str(), request.path.trim_end_matches('/')) {
        ("GET", "/__simulator/scenarios") => json_reply(id, 200, &scenarios()),
        ("GET", "/__simulator/ledger") => {
            let entries: Vec<&Entry> = engine.ledger().collect();
            let body = json!({ "total_cost_usd": engine.total_cost_usd(), "entries": entries });
            json_reply(id, 200, &body)
        }
        ("POST", "/__simulator/advance") => advance(engine, request, id, now),
        ("POST", "/__simulator/reset") => reset(engine, request, id, now),
        _ => Problem::new(404, "Not Found").reply(id, None),
    }
}

fn scenarios() -> Value {
    let keys: Vec<Value> = KEY_NOTES
        .iter()
        .map(|(digit, _, does)| json!({ "key": format!("sk-or-v1-{}", digit.to_string().repeat(64)), "does": does }))
        .chain([json!({ "key": format!("sk-or-v1-{}", "0".repeat(64)), "does": "401: User not found." })])
        .collect();
    json!({ "scenarios": SCENARIOS, "keys": keys })
}

/// Moves the simulated calendar ahead by `ms`, and says what time it is then.
fn advance(engine: &mut Engine, request: &Request, id: u64, now: u64) -> Reply {
    let wishes: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let Some(ms) = wishes.get("ms").and_then(Value::as_u64) else {
        return Problem::new(400, "the body must be {\"ms\": a whole number}").reply(id, None);
    };
    engine.clock.advance(ms);
    json_reply(id, 200, &json!({ "now": now.saturating_add(ms) }))
}

/// A new ledger and unused quotas; the body may set limits.
fn reset(engine: &mut Engine, request: &Request, id: u64, _now: u64) -> Reply {
    let wishes = match serde_json::from_slice::<Map<String, Value>>(&request.body) {
        Ok(wishes) => wishes,
        Err(_) if request.body.iter().all(u8::is_ascii_whitespace) => Map::new(),
        Err(_) => return Problem::new(400, "the body must be a JSON object").reply(id, None),
    };
    let number =
        |key: &str| wishes.get(key)?.as_u64().map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    let settings = &mut engine.settings;
    settings.daily_limit = number("daily_limit").unwrap_or(settings.daily_limit);
    settings.minute_limit = number("minute_limit").unwrap_or(settings.minute_limit);
    engine.used_today = number("used_today").unwrap_or(0);
    engine.quotas.clear();
    engine.ledger = Ledger::default();
    engine.signin = Signin::default();
    engine.records = Records::default();
    engine.sheets = Sheets::default();
    json_reply(id, 200, &json!({ "ok": true }))
}
