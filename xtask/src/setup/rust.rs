//! What rustup brings.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::Step;
use crate::process::{self, command, probe};

const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for the browser.
pub(super) fn wasm_target() -> Step {
    let present = || {
        let sysroot = probe("rustc", &["--print", "sysroot"]).unwrap_or_default();
        Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).join("lib").is_dir()
    };
    Step::new(format!("Rust target {WASM}"), present, || rustup(&["target", "add", WASM]))
}

/// `cargo fmt`, which rustup's minimal profile leaves out.
pub(super) fn formatter() -> Step {
    component("rustfmt", "fmt")
}

/// `cargo clippy`, which rustup's minimal profile leaves out.
pub(super) fn linter() -> Step {
    component("clippy", "clippy")
}

fn component(name: &'static str, verb: &'static str) -> Step {
    let present = move || probe("cargo", &[verb, "--version"]).is_some();
    Step::new(format!("Rust component {name}"), present, move || {
        rustup(&["component", "add", name])
    })
}

fn rustup(arguments: &[&str]) -> Result<()> {
    process::run(command("rustup").args(arguments)).with_context(|| {
        let wish = arguments.join(" ");
        format!("install Rust from https://rustup.rs and run: rustup {wish}")
    })
}
