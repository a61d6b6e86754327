//! Every scenario of the simulator, and what the library makes of it.

use std::collections::BTreeSet;

use anyhow::Result;
use tollfree::{Code, Outcome};
use tollfree_simulator::{SCENARIOS, steady_text};
use tollfree_tests::{Heard, KEY, Practice, Watch};

use crate::rarer;

const PROMPT: &str = "Why is the sky blue?";

/// How much of the steady text has to arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    Nothing,
    Half,
    Whole,
    Other,
}

/// Name, the code it ends with, how much of the text arrives.
pub(crate) type Row = (&'static str, Option<Code>, Text);

const EXPECTED: &[Row] = &[
    ("steady", None, Text::Whole),
    ("thinker", None, Text::Other),
    ("queue", None, Text::Whole),
    ("busy", Some(Code::UpstreamBusy), Text::Nothing),
    ("busy-once", Some(Code::UpstreamBusy), Text::Nothing),
    ("day-spent", Some(Code::DayLimit), Text::Nothing),
    ("minute-spent", Some(Code::MinuteLimit), Text::Nothing),
    ("mid-error", Some(Code::StreamError), Text::Half),
    ("error-first", Some(Code::ProviderFailed), Text::Nothing),
    ("error-200", Some(Code::ProviderFailed), Text::Nothing),
    ("cut", Some(Code::StreamCut), Text::Half),
    ("no-done", Some(Code::StreamCut), Text::Whole),
    ("stall", Some(Code::Stalled), Text::Half),
    ("empty-length", Some(Code::EmptyByLength), Text::Nothing),
    ("unauthorized", Some(Code::KeyRejected), Text::Nothing),
    ("credits", Some(Code::CreditsRequired), Text::Nothing),
    ("gate", Some(Code::Gated), Text::Nothing),
    ("flagged", Some(Code::Moderated), Text::Nothing),
    ("privacy", Some(Code::PrivacyRestricted), Text::Nothing),
    ("retired", Some(Code::FreeEnded), Text::Nothing),
    ("gone", Some(Code::ModelGone), Text::Nothing),
    ("overloaded", Some(Code::ProviderFailed), Text::Nothing),
    ("edge", Some(Code::ServerDown), Text::Nothing),
    ("html", Some(Code::NotAnApi), Text::Nothing),
    ("bad-utf8", None, Text::Other),
    ("huge-line", Some(Code::Overflow), Text::Other),
    ("odd", None, Text::Whole),
    ("crlf", None, Text::Whole),
    ("split", None, Text::Whole),
    ("billed", Some(Code::Billed), Text::Whole),
    ("byok", Some(Code::BilledByProvider), Text::Whole),
    ("tools", None, Text::Nothing),
    ("string-code", Some(Code::StreamError), Text::Half),
    ("slow", None, Text::Whole),
    ("firehose", None, Text::Other),
    ("fifty", None, Text::Other),
    ("hundred", None, Text::Other),
    ("essay", None, Text::Other),
];

fn rows() -> impl Iterator<Item = Row> {
    EXPECTED.iter().chain(rarer::EXPECTED).copied()
}

fn id(name: &str) -> String {
    format!("simulator/{name}:free")
}

async fn hear(practice: &Practice, name: &str) -> Result<Heard> {
    // A clock that runs a hundred times as fast, so that a stall or a minute takes half a second.
    let is_long = matches!(name, "stall" | "minute-spent");
    let client = practice.client_at(KEY, Watch::fast(if is_long { 100 } else { 1 }))?;
    Ok(practice.ask(&client, &id(name), PROMPT).await)
}

// Catches: a scenario that is added and not tried.
#[test]
fn every_listed_scenario_is_expected() {
    let listed: BTreeSet<String> = SCENARIOS.iter().map(|note| note.id.to_owned()).collect();
    let expected: BTreeSet<String> = rows().map(|(name, ..)| id(name)).collect();
    assert_eq!(listed, expected);
}

// Catches: any failure that gets another code, loses text, or leaves no receipt.
#[tokio::test]
async fn every_scenario_gets_its_code_and_keeps_its_text() -> Result<()> {
    let practice = Practice::open().await?;
    let whole = steady_text(PROMPT);
    for (name, code, text) in rows() {
        // A bill stops everything else of its account: it has a server to itself.
        let is_bill = code.is_some_and(Code::is_bill);
        let own = if is_bill { Some(Practice::open().await?) } else { None };
        let heard = hear(own.as_ref().unwrap_or(&practice), name).await?;
        assert_eq!(heard.code(), code, "{name}: {:?}", heard.error);
        match text {
            Text::Nothing => assert_eq!(heard.text, "", "{name}"),
            Text::Whole => assert_eq!(heard.text, whole, "{name}"),
            Text::Other => assert!(heard.text.len() > 20, "{name}: {}", heard.text),
            Text::Half => {
                assert!(whole.starts_with(&heard.text), "{name}: {}", heard.text);
                assert!(!heard.text.is_empty() && heard.text != whole, "{name}");
            }
        }
        let receipt = heard.receipt.unwrap();
        assert_eq!(receipt.error.map(|error| error.code), code, "{name}");
        let outcome = if code.is_some() { Outcome::Failed } else { Outcome::Complete };
        assert_eq!((receipt.outcome, receipt.model), (outcome, id(name)));
    }
    Ok(())
}

// Catches: bad bytes that take more than themselves with them.
#[tokio::test]
async fn bad_bytes_cost_only_themselves() -> Result<()> {
    let practice = Practice::open().await?;
    let heard = hear(&practice, "bad-utf8").await?;
    assert_eq!(heard.text.replace("\u{fffd}", ""), steady_text(PROMPT));
    assert_ne!(heard.text, steady_text(PROMPT));
    Ok(())
}

// Catches: a busy provider that is remembered after it is free again.
#[tokio::test]
async fn busy_once_answers_the_second_time() -> Result<()> {
    let practice = Practice::open().await?;
    let first = hear(&practice, "busy-once").await?;
    assert!(first.error.as_ref().is_some_and(|error| error.retry_at.is_some()));
    assert_eq!(hear(&practice, "busy-once").await?.text, steady_text(PROMPT));
    Ok(())
}

// Catches: reasoning told twice, or mixed into the answer.
#[tokio::test]
async fn a_thinker_thinks_once() -> Result<()> {
    let practice = Practice::open().await?;
    let heard = hear(&practice, "thinker").await?;
    assert!(heard.thoughts.len() > 20);
    let (first, rest) = heard.thoughts.split_at_checked(12).unwrap_or_default();
    assert!(!rest.contains(first), "twice: {}", heard.thoughts);
    assert!(!heard.text.contains(&heard.thoughts));
    Ok(())
}
