//! The one table of pinned tools.
//!
//! What npm installs is pinned to the byte by the lock files in `xtask/tools`, `bench/lighthouse`,
//! `tests/browser`, `tests/consumers`, `tests/package` and `tests/sdk`; a test holds them against
//! this table.

use std::fs;

use anyhow::{Context as _, Result};

use crate::paths;

/// Builds the site. The last release that compiles with Rust 1.95.
pub(crate) const TRUNK: &str = "0.21.14";

/// A peer that the Rust integration tests talk to (the Python package `litellm`).
/// `xtask/tools/litellm.txt` pins what it brings; a test holds the two together.
pub(crate) const LITELLM: &str = "1.106.2";

/// npm packages as (folder, package, version).
#[cfg(test)]
const NPM: [(&str, &str, &str); 17] = [
    ("xtask/tools", "binaryen", "132.0.0"),
    ("xtask/tools", "esbuild", "0.28.2"),
    ("xtask/tools", "typescript", "7.0.2"),
    ("tests/browser", "@playwright/test", "1.65.1"),
    ("bench/lighthouse", "lighthouse", "12.8.2"),
    ("tests/consumers", "bun", "1.4.5"),
    ("tests/consumers", "deno", "2.9.6"),
    ("tests/consumers", "next", "16.4.6"),
    ("tests/consumers", "vite", "8.3.8"),
    ("tests/consumers", "webpack", "5.113.0"),
    ("tests/consumers", "workerd", "1.20261117.1"),
    ("tests/sdk", "openai", "7.59.0"),
    ("tests/sdk", "@openrouter/sdk", "1.3.19"),
    ("tests/sdk", "ai", "7.0.173"),
    ("tests/sdk", "@openrouter/ai-sdk-provider", "3.1.0"),
    ("tests/sdk", "@langchain/openai", "1.6.0"),
    ("tests/sdk", "@langchain/core", "1.4.0"),
];

/// The version of `wasm-bindgen` in `Cargo.lock`: its command line tool must be
/// the very same, because the two share an unversioned format.
pub(crate) fn wasm_bindgen() -> Result<String> {
    let lock = paths::root().join("Cargo.lock");
    let text = fs::read_to_string(&lock).with_context(|| lock.display().to_string())?;
    locked(&text, "wasm-bindgen").context("Cargo.lock names no version of wasm-bindgen")
}

/// The version of `package` in the text of a `Cargo.lock`.
fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-macro"
version = "0.2.7"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
"#;

    // Bug: `wasm-bindgen-macro` or another crate with the same beginning is read instead.
    #[test]
    fn the_locked_version_is_that_of_the_named_package_only() {
        assert_eq!(locked(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(LOCK, "wasm-bindgen-m"), None);
        assert_eq!(locked("name = \"a\"\nchecksum = \"1\"", "a"), None);
    }

    // Bug: the table says one version and the lock file installs another.
    #[test]
    fn the_lock_files_install_what_the_table_says() {
        for (folder, package, version) in NPM {
            let lock = paths::root().join(folder).join("package-lock.json");
            let lock: serde_json::Value =
                serde_json::from_str(&fs::read_to_string(&lock).unwrap()).unwrap();
            let installed = &lock["packages"][format!("node_modules/{package}")]["version"];
            assert_eq!(installed, version, "{package} in {folder}");
        }
    }

    // Bug: the same for Python.
    #[test]
    fn the_python_requirements_are_pinned_and_name_the_proxy() {
        let text = fs::read_to_string(paths::node_tools().join("litellm.txt")).unwrap();
        let mut pins = text.lines().filter(|line| !line.starts_with('#'));
        assert!(pins.clone().all(|pin| pin.split_once("==").is_some()), "{text}");
        assert!(pins.any(|pin| pin == format!("litellm[proxy]=={LITELLM}")));
    }

    // Bug: a lock file that binds every later install to one machine's registry.
    #[test]
    fn the_lock_files_name_no_download_addresses() {
        let tests = ["browser", "consumers", "package", "sdk"].map(|name| format!("tests/{name}"));
        let others = ["bench/lighthouse", "xtask/tools"].map(str::to_owned);
        for folder in tests.into_iter().chain(others) {
            let lock = paths::root().join(&folder).join("package-lock.json");
            let lock = fs::read_to_string(&lock).unwrap();
            assert!(!lock.contains("\"resolved\": \"http"), "{folder}");
        }
    }
}
