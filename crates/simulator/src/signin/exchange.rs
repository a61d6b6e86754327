//! `POST /auth/keys`: a code becomes a key. `POST /auth/keys/code`: a key makes a code.

use serde_json::{Map, Value};

use super::code::{Consent, Refused};
use super::wish::{Method, acceptable, challenge};
use crate::account::Account;
use crate::calendar::iso;
use crate::engine::Engine;
use crate::problem::{Problem, json_reply, zod_reply};
use crate::reply::Reply;
use crate::request::Request;

/// Exchanges a code, with every error of API sheet 5.4.
pub(crate) fn exchange(engine: &mut Engine, request: &Request, id: u64, now: u64) -> Reply {
    if !request.method.eq_ignore_ascii_case("POST") {
        return Problem::new(405, "Method Not Allowed").header("Allow", "POST").reply(id, None);
    }
    let body = object(request);
    let Some(code) = body.get("code").and_then(Value::as_str) else {
        return wrong_type(id, &body, "code");
    };
    let verifier = body.get("code_verifier");
    if verifier.is_some_and(|verifier| !verifier.is_string()) {
        return wrong_type(id, &body, "code_verifier");
    }
    match redeemed(engine, code, &body, now) {
        Ok(consent) => {
            let hex = engine.new_key(code);
            let account = Account::new(&hex);
            engine.signin.issue(hex.clone(), consent);
            let body = object!({ "key": format!("sk-or-v1-{hex}"), "user_id": account.user_id });
            let mut reply = json_reply(id, 200, &body);
            reply.headers.push(("Cache-Control", "no-store".to_owned()));
            reply
        }
        Err(problem) => problem.reply(id, None),
    }
}

fn redeemed(
    engine: &mut Engine,
    code: &str,
    body: &Map<String, Value>,
    now: u64,
) -> Result<Consent, Problem> {
    let named = body.get("code_challenge_method").filter(|method| !method.is_null());
    let odd = || Problem::new(400, "Invalid code_challenge_method");
    let method =
        named.map(|method| method.as_str().and_then(Method::named).ok_or_else(odd)).transpose()?;
    if let (Some(said), Some(meant)) = (method, engine.signin.method(code))
        && said != meant
    {
        return Err(odd());
    }
    let verifier = body.get("code_verifier").and_then(Value::as_str);
    engine.signin.redeem(code, verifier, now).map_err(|refused| match refused {
        Refused::Unknown => Problem::new(400, "Invalid code"),
        Refused::Expired => Problem::new(403, "Authorization code expired"),
        Refused::Verifier => Problem::new(403, "Invalid code or code_verifier"),
    })
}

/// Makes a code for the account of a key.
pub(crate) fn create(
    engine: &mut Engine,
    account: &Account,
    request: &Request,
    id: u64,
    now: u64,
) -> Reply {
    let body = object(request);
    let text = |key: &str| body.get(key).and_then(Value::as_str).map(str::to_owned);
    let Some(url) = text("callback_url") else { return wrong_type(id, &body, "callback_url") };
    if !acceptable(&url) {
        return zod_reply(id, "invalid_format", "callback_url", "Invalid URL");
    }
    let limit = body.get("limit").filter(|limit| !limit.is_null());
    if limit.is_some_and(|limit| limit.as_f64().is_none_or(|limit| limit < 0.0)) {
        return wrong_type(id, &body, "limit");
    }
    let challenge =
        match challenge(text("code_challenge"), text("code_challenge_method").as_deref()) {
            Ok(challenge) => challenge,
            Err(why) => return Problem::new(400, why).reply(id, None),
        };
    let consent = Consent {
        challenge,
        limit: limit.and_then(Value::as_f64),
        label: text("key_label"),
        kind: account.kind,
    };
    let code = engine.new_code(id);
    engine.signin.remember(code.clone(), now, consent);
    let data = object!({ "id": code, "app_id": 1, "created_at": iso(now) });
    json_reply(id, 200, &object!({ "data": data }))
}

/// The members of the body; none if it is no JSON object.
fn object(request: &Request) -> Map<String, Value> {
    serde_json::from_slice(&request.body).unwrap_or_default()
}

fn wrong_type(id: u64, body: &Map<String, Value>, field: &str) -> Reply {
    let received = match body.get(field) {
        None => "undefined",
        Some(Value::Null) => "null",
        Some(Value::Bool(_)) => "boolean",
        Some(Value::Number(_)) => "number",
        Some(Value::String(_)) => "string",
        Some(Value::Array(_)) => "array",
        Some(Value::Object(_)) => "object",
    };
    let expected = if field == "limit" { "number" } else { "string" };
    let message = format!("Invalid input: expected {expected}, received {received}");
    zod_reply(id, "invalid_type", field, &message)
}
