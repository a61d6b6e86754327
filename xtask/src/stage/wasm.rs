//! Tests inside a real browser, run by wasm-bindgen's test runner.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::tally::Tally;
use crate::paths;
use crate::process::{capture, command, tee};
use crate::setup;

/// What a test file says when it runs in a browser.
const MARK: &str = "wasm_bindgen_test";

/// Runs every integration test of every crate that is marked for the browser.
pub(super) fn run() -> Result<Tally> {
    let metadata = capture(command("cargo").args(["metadata", "--format-version=1", "--no-deps"]))?;
    let suites = suites(&serde_json::from_str(&metadata)?, |path| fs::read_to_string(path).ok());
    let capabilities = capabilities()?;
    let mut tally = Tally::default();
    for suite in suites {
        tally += suite.run(&capabilities)?;
    }
    Ok(tally)
}

#[derive(Debug, PartialEq, Eq)]
struct Suite {
    package: String,
    test: String,
}

impl Suite {
    fn run(&self, capabilities: &PathBuf) -> Result<Tally> {
        let driver = setup::chromedriver().context("there is no chromedriver")?;
        let mut test = command("cargo");
        test.args(["test", "--target", "wasm32-unknown-unknown"]);
        test.args(["--package", &self.package, "--test", &self.test]);
        test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        test.env("CHROMEDRIVER", driver).env("WASM_BINDGEN_TEST_TIMEOUT", "180");
        test.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities);
        let told = tee(&mut test)?;
        let tally = Tally::of_cargo(&told.lines).ended(told.status.success());
        if tally == Tally::default() {
            bail!("{} --test {} ran no test", self.package, self.test);
        }
        Ok(tally)
    }
}

/// The marked test targets in what `cargo metadata` says.
fn suites(metadata: &Value, read: impl Fn(&str) -> Option<String>) -> Vec<Suite> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let targets = packages.flat_map(|package| {
        let targets = package["targets"].as_array().into_iter().flatten();
        targets.map(move |target| (&package["name"], target))
    });
    targets
        .filter(|(_, target)| target["kind"] == json!(["test"]))
        .filter_map(|(package, target)| {
            let marked = read(target["src_path"].as_str()?)?.contains(MARK);
            let (package, test) =
                (package.as_str()?.to_owned(), target["name"].as_str()?.to_owned());
            marked.then_some(Suite { package, test })
        })
        .collect()
}

/// Writes which browser the driver starts and how.
fn capabilities() -> Result<PathBuf> {
    let chromium = setup::chromium().context("there is no Chromium")?;
    let options = json!({ "binary": chromium, "args": [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--no-first-run",
    ]});
    let file = paths::root().join("target/webdriver.json");
    fs::create_dir_all(paths::root().join("target"))?;
    fs::write(&file, json!({ "goog:chromeOptions": options }).to_string())?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: a new browser test file is never run because nobody listed it, or a
    // native one is started in the browser.
    #[test]
    fn marked_integration_tests_are_found_and_others_left_alone() {
        let target = |name: &str, kind: &str, path: &str| json!({"name": name, "kind": [kind], "src_path": path});
        let metadata = json!({"packages": [{"name": "tollfree-markdown", "targets": [
            target("tollfree_markdown", "lib", "marked"),
            target("dom", "test", "marked"),
            target("properties", "test", "plain"),
        ]}]});
        let read = |path: &str| Some(if path == "marked" { MARK } else { "#[test]" }.to_owned());
        let expected = Suite { package: "tollfree-markdown".into(), test: "dom".into() };
        assert_eq!(suites(&metadata, read), [expected]);
    }
}
