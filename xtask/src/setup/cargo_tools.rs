//! Programs that `cargo install` builds, into cargo's own bin folder.

use anyhow::{Context as _, Result};

use super::{Step, versions};
use crate::process::{self, command, probe};

/// `wasm-bindgen` and its test runner, the very version that `Cargo.lock` names.
pub(super) fn wasm_bindgen() -> Result<Step> {
    let version = versions::wasm_bindgen()?;
    // Without `--locked`: the lock file that the crate ships is often older than
    // its dependencies' fixes, and nothing here depends on which of them it gets.
    Ok(step("wasm-bindgen-cli", "wasm-bindgen", version, &[]))
}

/// Trunk, the site's bundler.
pub(super) fn trunk() -> Step {
    step("trunk", "trunk", versions::TRUNK.to_owned(), &["--locked"])
}

fn step(krate: &'static str, program: &'static str, version: String, how: &'static [&str]) -> Step {
    let wanted = version.clone();
    let present =
        move || probe(program, &["--version"]).is_some_and(|said| tells_version(&said, &wanted));
    Step::new(format!("{krate} {version}"), present, move || install(krate, &version, how))
}

/// These tools run for a second or two and are built on the user's time: compile
/// quickly rather than well. Measured on Trunk: 448 instead of 492 seconds of work.
fn install(krate: &str, version: &str, how: &[&str]) -> Result<()> {
    let mut install = command("cargo");
    install.args(["install", krate, "--version", version, "--force"]).args(how);
    for (setting, value) in
        [("LTO", "off"), ("OPT_LEVEL", "1"), ("CODEGEN_UNITS", "16"), ("DEBUG", "0")]
    {
        install.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
    }
    // Not this workspace's folder: what is compiled here is needed only once.
    install.env_remove("CARGO_TARGET_DIR");
    process::run(&mut install)
        .with_context(|| format!("see above, then try: cargo install {krate} --version {version}"))
}

/// Whether a `--version` line such as `trunk 0.21.14` names exactly `version`.
fn tells_version(said: &str, version: &str) -> bool {
    said.split_whitespace().nth(1) == Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: 0.2.13 accepted where 0.2.130 is installed, or the other way round.
    #[test]
    fn a_version_is_compared_whole() {
        assert!(tells_version("wasm-bindgen 0.2.130\n", "0.2.130"));
        assert!(!tells_version("wasm-bindgen 0.2.130", "0.2.13"));
        assert!(!tells_version("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(tells_version("trunk 0.21.14 (abc 2026)", "0.21.14"));
        assert!(!tells_version("", "0.21.14"));
    }
}
