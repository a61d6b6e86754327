//! What a user does, in real Chromium driven by Playwright.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::tally::Tally;
use crate::chain::{simulator, site};
use crate::paths;
use crate::process::{command, tee};
use crate::setup;

/// Builds the release site, because that is what users get, and the simulator;
/// Playwright starts both servers itself.
pub(super) fn run() -> Result<Tally> {
    let dist = site::build_release()?;
    let simulator = simulator::build()?;
    let report = paths::root().join("target/playwright.json");
    let _ = fs::remove_file(&report);
    let mut playwright = command("node_modules/.bin/playwright");
    playwright.current_dir(paths::root().join("tests/browser")).arg("test");
    playwright.env("CHROMIUM", setup::chromium().context("there is no Chromium")?);
    playwright.env("TOLLFREE_XTASK", std::env::current_exe()?).env("TOLLFREE_DIST", dist);
    playwright.env("TOLLFREE_SIMULATOR", simulator);
    for name in ["TOLLFREE_SITE_PORT", "TOLLFREE_SUBPATH_PORT", "TOLLFREE_SIMULATOR_PORT"] {
        playwright.env(name, free_port()?.to_string());
    }
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    let told = tee(&mut playwright)?;
    Ok(read(&report)?.ended(told.status.success()))
}

/// A port that was free a moment ago: several runs on one machine do not meet.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn read(report: &Path) -> Result<Tally> {
    let text = fs::read_to_string(report).context("Playwright left no report")?;
    tally(&serde_json::from_str(&text)?).context("Playwright's report has no counts")
}

/// Counts Playwright's JSON report. A flaky test, one that passed only when tried
/// again, is a failure; so is an error outside every test.
fn tally(report: &Value) -> Option<Tally> {
    let stats = &report["stats"];
    let count = |name: &str| stats[name].as_u64();
    let stray = report["errors"].as_array().map_or(0, Vec::len);
    Some(Tally {
        passed: count("expected")?,
        failed: count("unexpected")? + count("flaky")? + u64::try_from(stray).ok()?,
        skipped: count("skipped")?,
        names: failed(&report["suites"]),
    })
}

/// The files and titles of the tests that did not pass, however deep they lie.
fn failed(suites: &Value) -> Vec<String> {
    let suites = suites.as_array().into_iter().flatten();
    let of_suite = |suite: &Value| {
        let specs = suite["specs"].as_array().into_iter().flatten();
        let bad = specs.filter(|spec| spec["ok"] == json!(false));
        let named = bad.map(|spec| format!("{}: {}", text(&spec["file"]), text(&spec["title"])));
        named.chain(failed(&suite["suites"])).collect::<Vec<_>>()
    };
    suites.flat_map(of_suite).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: a flaky test counts as passed, or a syntax error in a spec as nothing.
    #[test]
    fn flaky_tests_and_stray_errors_are_failures() {
        let stats = json!({"startTime": "2026-01-01", "duration": 812.5,
            "expected": 5, "skipped": 2, "unexpected": 1, "flaky": 1});
        let suites = json!([{"specs": [], "suites": [{"specs": [
            {"ok": true, "file": "a.spec.ts", "title": "sees"},
            {"ok": false, "file": "a.spec.ts", "title": "hears"},
        ]}]}]);
        let report =
            json!({"suites": suites, "errors": [{"message": "SyntaxError"}], "stats": stats});
        let names = vec!["a.spec.ts: hears".to_owned()];
        assert_eq!(tally(&report), Some(Tally { passed: 5, failed: 3, skipped: 2, names }));
        assert_eq!(tally(&json!({"errors": []})), None);
    }
}
