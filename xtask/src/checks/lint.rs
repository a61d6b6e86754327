//! Format, lints and documentation, each with warnings as errors.

use anyhow::Result;

use crate::process::{command, run};

/// Everything that is also compiled for the browser.
const BROWSER: [&str; 9] = [
    "tollfree-core",
    "tollfree",
    "tollfree-js",
    "tollfree-highlight",
    "tollfree-markdown",
    "tollfree-math",
    "tollfree-practice",
    "tollfree-simulator",
    "tollfree-site",
];

/// `cargo fmt --check` over the workspace.
pub(crate) fn format() -> Result<()> {
    run(command("cargo").args(["fmt", "--all", "--check"]))
}

/// Clippy over everything that runs here, tests included.
pub(crate) fn native() -> Result<()> {
    let mut clippy = command("cargo");
    clippy.args(["clippy", "--workspace", "--all-targets"]);
    run(clippy.args(["--features", "tollfree-simulator/server", "--", "-D", "warnings"]))
}

/// Clippy over everything that runs in the browser. Without tests: what the
/// native tests need does not all compile for the browser.
pub(crate) fn browser() -> Result<()> {
    let mut clippy = command("cargo");
    clippy.args(["clippy", "--target", "wasm32-unknown-unknown"]);
    clippy.args(BROWSER.iter().flat_map(|package| ["--package", package]));
    run(clippy.args(["--features", "tollfree-simulator/page", "--", "-D", "warnings"]))
}

/// The documentation of everything that is published or read.
pub(crate) fn docs() -> Result<()> {
    let mut doc = command("cargo");
    doc.args(["doc", "--no-deps", "--workspace", "--features", "tollfree-simulator/server"]);
    doc.args(["--exclude", "xtask", "--exclude", "tollfree-tests"]);
    run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}
