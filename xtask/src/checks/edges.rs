//! The "must never" column of ARCHITECTURE.md, held against what Cargo resolves.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use serde_json::Value;

use super::tree::reached;
use crate::process::{capture, command};

/// One row: `package` with `features` must never reach any of `never`.
struct Rule {
    package: &'static str,
    features: &'static str,
    never: Vec<&'static str>,
}

const BROWSER: &[&str] = &["web-sys", "js-sys", "gloo-net", "gloo-timers"];
const CLOCKLESS: &[&str] = &["tokio", "fastrand", "rand", "getrandom", "chrono", "time"];
const ASYNC: &[&str] = &["futures", "futures-core", "futures-util", "wasm-bindgen-futures"];
const FRAMEWORK: &[&str] = &["leptos", "tollfree-js", "tollfree-site"];
const SERVER: &[&str] = &["axum", "tokio", "hyper", "tower"];

/// (package, features, lists of what it must never reach)
const RULES: &[(&str, &str, &[&[&str]])] = &[
    // The judgement is tested with arrays: no I/O, no clock, no chance, no async.
    ("tollfree-core", "", &[BROWSER, CLOCKLESS, ASYNC, FRAMEWORK, &["wasm-bindgen"]]),
    ("tollfree-wire", "", &[BROWSER, CLOCKLESS, ASYNC, FRAMEWORK, &["serde", "tollfree-core"]]),
    // The TypeScript declarations bring wasm-bindgen and js-sys (with its futures).
    ("tollfree-core", "typescript", &[&["web-sys", "gloo-net"], CLOCKLESS, FRAMEWORK]),
    ("tollfree", "", &[FRAMEWORK, SERVER, &["tollfree-simulator"]]),
    ("tollfree-js", "", &[&["leptos", "tollfree-site", "tollfree-simulator"], SERVER]),
    ("tollfree-markdown", "", &[FRAMEWORK, SERVER, &["tollfree-core", "tollfree"]]),
    // Programs of their own below that one, which must work without them.
    ("tollfree-markdown", "", &[&["tollfree-highlight", "tollfree-math", "pulldown-latex"]]),
    ("tollfree-highlight", "", &[FRAMEWORK, SERVER, &["tollfree-core", "tollfree", "regex"]]),
    ("tollfree-math", "", &[FRAMEWORK, SERVER, &["tollfree-core", "tollfree", "regex"]]),
    ("tollfree-simulator", "", &[FRAMEWORK, SERVER, &["tollfree"]]),
    // In the page it must not bring a server along.
    ("tollfree-simulator", "page", &[FRAMEWORK, SERVER, &["tollfree"]]),
    ("tollfree-simulator", "server", &[FRAMEWORK, &["tollfree"]]),
    // A program of its own: what the page downloads later must not bring the page along.
    ("tollfree-practice", "", &[FRAMEWORK, SERVER, &["tollfree", "tollfree-core"]]),
    // Nor the page what it loads later: the simulator, and what reads Markdown.
    ("tollfree-site", "", &[SERVER, &["tollfree-js", "tollfree-simulator", "tollfree-practice"]]),
    ("tollfree-site", "", &[&["tollfree-markdown", "tollfree-highlight", "tollfree-math"]]),
    ("tollfree-site", "", &[&["pulldown-cmark", "pulldown-latex"]]),
];

/// Packages that nothing may depend on, not even a test.
const LEAVES: [&str; 2] = ["xtask", "tollfree-tests"];

/// Holds every rule; the error lists all that are broken.
pub(crate) fn check() -> Result<()> {
    let mut broken = Vec::new();
    for (package, features, never) in RULES {
        let rule = Rule { package, features, never: never.concat() };
        println!("{}", rule.described());
        broken.extend(rule.broken_by(&reached(package, features)?));
    }
    let metadata = capture(command("cargo").args(["metadata", "--format-version=1", "--no-deps"]))?;
    broken.extend(leaf_users(&serde_json::from_str(&metadata)?));
    if broken.is_empty() { Ok(()) } else { bail!("forbidden edges:\n{}", broken.join("\n")) }
}

impl Rule {
    fn described(&self) -> String {
        let Self { package, features, never } = self;
        let with = if features.is_empty() { String::new() } else { format!(" with {features}") };
        format!("{package}{with} never reaches {}", never.join(", "))
    }

    fn broken_by(&self, reached: &BTreeSet<String>) -> Vec<String> {
        let bad = self.never.iter().filter(|name| reached.contains(**name));
        bad.map(|name| {
            format!(
                "{} reaches {name}; to see how: cargo tree --target all -p {} --features '{}' -i {name}",
                self.package, self.package, self.features
            )
        })
        .collect()
    }
}

/// Members of the workspace that depend on a package that nothing may depend on.
fn leaf_users(metadata: &Value) -> Vec<String> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let edges = packages.flat_map(|package| {
        let needs = package["dependencies"].as_array().into_iter().flatten();
        needs.map(move |need| (package["name"].as_str(), need["name"].as_str()))
    });
    edges
        .filter_map(|(user, leaf)| Some((user?, leaf.filter(|leaf| LEAVES.contains(leaf))?)))
        .map(|(user, leaf)| format!("{user} depends on {leaf}, which nothing may depend on"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    // Bug: a rule that never fires, whatever is reached.
    #[test]
    fn a_planted_edge_is_found_and_named() {
        let rule = Rule { package: "tollfree-core", features: "", never: vec!["tokio", "web-sys"] };
        let reached = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        assert!(rule.broken_by(&reached(&["serde", "tokio-util", "memchr"])).is_empty());
        let broken = rule.broken_by(&reached(&["serde", "tokio"]));
        assert_eq!(broken.len(), 1);
        assert!(broken.first().unwrap().contains("tollfree-core reaches tokio"));
    }

    // Bug: a crate that borrows a helper from the test crate goes unnoticed.
    #[test]
    fn a_user_of_the_test_crate_is_found() {
        let metadata = json!({"packages": [
            {"name": "tollfree", "dependencies": [{"name": "serde"}, {"name": "tollfree-tests"}]},
            {"name": "tollfree-tests", "dependencies": [{"name": "tollfree"}]},
        ]});
        let users = leaf_users(&metadata);
        assert_eq!(users, ["tollfree depends on tollfree-tests, which nothing may depend on"]);
    }
}
