//! What a server says, and what is made of it (API sheet 3.3 to 3.7).

use std::{fs, path::PathBuf};

use proptest::prelude::*;
use serde_json::Value;
use tollfree_core::{
    Error,
    error::{Refused, classify},
};

use crate::support::NOW;

/// One reply and what it has to become. `body` is JSON, or a text that is no JSON.
struct Case {
    name: String,
    status: u16,
    body: String,
    expect: Value,
}

fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| case(path)).collect()
}

fn case(path: &std::path::Path) -> Case {
    let json: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let body = json["body"].as_str().map_or_else(|| json["body"].to_string(), str::to_owned);
    let status = u16::try_from(json["status"].as_u64().unwrap()).unwrap();
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    Case { name, status, body, expect: json["expect"].clone() }
}

fn refused(status: u16, body: &[u8]) -> Error {
    classify(&Refused { status, body, request_id: Some("gen-1"), now: NOW })
}

// Catches: two kinds of failure taken for one, so that the remedy sends people the wrong way or a
// wait is too short (costs a request) or too long (costs a day).
#[test]
fn every_reply_gets_its_code_scope_and_moment() {
    let cases = cases();
    assert!(cases.len() > 60, "only {} fixtures were found", cases.len());
    for case in cases {
        let told = serde_json::to_value(refused(case.status, case.body.as_bytes())).unwrap();
        for (field, expected) in case.expect.as_object().unwrap() {
            assert_eq!(&told[field], expected, "{field} of {}: {told}", case.name);
        }
        assert_eq!(told["status"], case.status, "{}", case.name);
    }
}

// Catches: an error that says nothing, leads nowhere, or cannot be quoted to support.
#[test]
fn every_error_has_a_sentence_and_a_remedy() {
    for case in cases() {
        let error = refused(case.status, case.body.as_bytes());
        assert!(!error.message.is_empty() && !error.remedy.is_empty(), "{}", case.name);
        let begins = error.message.chars().next().unwrap();
        assert!(!begins.is_uppercase() || error.provider.is_some(), "{}", error.message);
        assert!(!error.message.ends_with('.'), "{}", error.message);
    }
}

// Catches: the account id or a key that reaches a log, a screen shot or an issue.
#[test]
fn no_field_holds_the_account_or_a_key() {
    for case in cases() {
        let told = serde_json::to_string(&refused(case.status, case.body.as_bytes())).unwrap();
        for secret in ["user_2abc", "0123456789abcdef", "abc-DEF012345"] {
            assert!(!told.contains(secret), "{} tells {secret}: {told}", case.name);
        }
    }
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
