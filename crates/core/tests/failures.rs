//! What a server, an edge or a network does, and what is made of it (API sheet 3.3 to 3.7, 4.4 and
//! 5.4). The rows stand in `tests/failures`, one file for each family.

use std::{fs, path::PathBuf};

use proptest::prelude::*;
use serde_json::{Value, json};
use tollfree_core::{
    Error,
    call::{Failure, Input},
    error::{Refused, classify},
    session::Reply,
    signin::Exchange,
};

use crate::support::{Driven, NOW};

/// One failure and what it has to become.
struct Row {
    name: String,
    /// How it arrives: as a refusal (the usual way), inside a stream, from the network.
    via: String,
    status: u16,
    /// JSON, or a text that is no JSON.
    body: String,
    expect: Value,
}

fn rows() -> Vec<Row> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/failures");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let family = |path: &PathBuf| -> Vec<Value> {
        serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
    };
    paths.iter().flat_map(|path| family(path).into_iter().map(|json| row(path, &json))).collect()
}

fn row(path: &std::path::Path, json: &Value) -> Row {
    let body = json["body"].as_str().map_or_else(|| json["body"].to_string(), str::to_owned);
    let family = path.file_stem().unwrap().to_string_lossy();
    Row {
        name: format!("{family}: {}", json["name"].as_str().unwrap()),
        via: json["via"].as_str().unwrap_or("refusal").to_owned(),
        status: u16::try_from(json["status"].as_u64().unwrap()).unwrap(),
        body,
        expect: json["expect"].clone(),
    }
}

/// Lets the failure happen; returns its error, and the moment it was told.
fn happen(row: &Row) -> (Error, u64) {
    let refused = Refused {
        status: row.status,
        body: row.body.as_bytes(),
        request_id: Some("gen-1"),
        now: NOW,
    };
    match row.via.as_str() {
        "refusal" => return (classify(&refused), NOW),
        "sign_in" => {
            let reply = Reply { status: row.status, body: row.body.as_bytes(), now: NOW };
            return (Exchange::read(&reply).unwrap_err(), NOW);
        }
        _ => {}
    }
    let mut driven = Driven::new();
    let begins = !matches!(row.via.as_str(), "no_response" | "stall_head");
    if begins {
        let kind = if row.via == "stall_whole" { "application/json" } else { "text/event-stream" };
        driven.head_after(1, row.status, kind);
    }
    if matches!(row.via.as_str(), "middle" | "broken" | "cut" | "stall_writing") {
        driven.text(1, "half an");
    }
    let said = row.body.as_str();
    match row.via.as_str() {
        "first" | "middle" => driven.bytes(1, format!("data: {said}\n\n").as_bytes()),
        "finish" => driven.think(1, "hm").finish(1, said).done(1),
        "no_response" => driven.step(1, Input::Failure(Failure::NoResponse(said))),
        "broken" | "broken_first" => driven.step(1, Input::Failure(Failure::Broken(said))),
        "cut" | "cut_first" => driven.end(1),
        "stall_thinking" => driven.think(1, "hm").step(100_000, Input::Time),
        stall => {
            assert!(stall.starts_with("stall"), "unknown way {stall}");
            driven.step(100_000, Input::Time)
        }
    };
    (driven.error().clone(), driven.now)
}

/// What the table says of an error. The wait is in ms from the moment it was told.
fn told(error: &Error, now: u64) -> Value {
    json!({
        "code": error.code, "scope": error.scope, "retry": error.is_retryable(),
        "wait": error.retry_at.map(|at| at - now),
        "message": error.message, "remedy": error.remedy, "link": error.link,
    })
}

// Catches: two kinds of failure taken for one, so that the sentence blames the wrong one, the remedy
// sends people the wrong way, or a wait is too short (costs a request) or too long (costs a day).
#[test]
fn every_failure_gets_its_code_scope_wait_sentence_and_remedy() {
    let rows = rows();
    assert!(rows.len() >= 170, "only {} rows were found", rows.len());
    let mut wrong = Vec::new();
    for row in &rows {
        let (error, now) = happen(row);
        if told(&error, now) != row.expect {
            wrong.push(format!("{}\n  is {}\n  not {}", row.name, told(&error, now), row.expect));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// Catches: an error that says nothing, leads nowhere, or cannot be quoted to support.
#[test]
fn every_failure_is_told_in_house_style() {
    for row in rows() {
        let (error, _) = happen(&row);
        assert!(error.message.len() > 10 && error.remedy.len() > 10, "{}", row.name);
        let begins = error.message.chars().next().unwrap();
        assert!(!begins.is_uppercase() || error.provider.is_some(), "{}", error.message);
        assert!(!error.message.ends_with('.') && !error.remedy.ends_with('.'), "{}", error.message);
        let link = error.link.unwrap_or_else(|| "https://openrouter.ai/".into());
        assert!(link.starts_with("https://openrouter.ai/"), "{link}");
        if row.via == "refusal" && row.status >= 400 {
            assert_eq!(error.status, Some(row.status), "{}", row.name);
            assert_eq!(error.request_id.as_deref(), Some("gen-1"), "{}", row.name);
        }
    }
}

// Catches: the account id or a key that reaches a log, a screen shot or an issue.
#[test]
fn no_field_holds_the_account_or_a_key() {
    for row in rows() {
        let told = serde_json::to_string(&happen(&row).0).unwrap();
        for secret in ["user_2abc", "0123456789abcdef", "abc-DEF012345"] {
            assert!(!told.contains(secret), "{} tells {secret}: {told}", row.name);
        }
    }
}

// Catches: the words of whoever failed lost in the JSON around them, which nobody reads.
#[test]
fn the_servers_own_words_are_taken_out_of_their_json() {
    let said = [
        ("provider's reply is JSON", "Too many requests, slow down"),
        (
            "JSON inside JSON",
            "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.",
        ),
        ("as a 400", "User location is not supported for the API use."),
        ("refuses a parameter", "temperature must be below 1"),
        ("B: several fields", "messages.0.role: Required; top_p: Too small"),
    ];
    for (name, words) in said {
        let row = rows().into_iter().find(|row| row.name.contains(name)).unwrap();
        assert_eq!(happen(&row).0.raw.as_deref(), Some(words), "{name}");
    }
}

fn refused(status: u16, body: &[u8]) -> Error {
    classify(&Refused { status, body, request_id: Some("gen-1"), now: NOW })
}

// Catches: the size of the limit thrown away, which tells 50 a day from 1000.
#[test]
fn a_limit_that_was_reached_is_told_as_a_number() {
    let limits: Vec<Option<u32>> = rows()
        .iter()
        .filter(|row| row.name.starts_with("limits"))
        .map(|row| happen(row).0.limit)
        .collect();
    assert!(limits.contains(&Some(1000)) && limits.contains(&Some(20)), "{limits:?}");
}

proptest! {
    // Catches: a panic on a body of unexpected shape; a retry time in the past.
    #[test]
    fn any_body_becomes_an_error(status in 100_u16..600, body in any::<String>(), in_error: bool) {
        let body = if in_error { format!("{{\"error\":{body}") } else { body };
        let error = refused(status, body.as_bytes());
        prop_assert!(!error.message.is_empty());
        prop_assert!(error.retry_at.is_none_or(|at| at >= NOW));
        prop_assert!(error.raw.is_none_or(|raw| raw.chars().count() <= 500));
    }

    // Catches: a secret that survives because of what stands around it.
    #[test]
    fn a_secret_never_stays_whole(before in "[a-z \"_€-]{0,9}", id in "[A-Za-z0-9]{8,30}", after in "[ \"}.,]\\PC{0,5}") {
        for prefix in ["user_", "sk-or-v1-", "sk-"] {
            let text = format!("{before}{prefix}{id}{after}");
            let raw = refused(418, text.as_bytes()).raw.unwrap();
            prop_assert!(!raw.contains(&format!("{prefix}{id}")), "{raw}");
        }
    }
}
