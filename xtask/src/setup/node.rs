//! npm folders with a committed lock file.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::Step;
use crate::paths;
use crate::process::{self, command};

/// `npm ci` in a folder of the checkout, when its lock file is not the one that
/// was installed last.
pub(super) fn folder(folder: &'static str) -> Step {
    let present = move || {
        let installed = fs::read(stamp(folder)).ok();
        installed.is_some() && installed == fs::read(lock(folder)).ok()
    };
    Step::new(format!("npm packages of {folder}"), present, move || install(folder))
}

fn install(folder: &str) -> Result<()> {
    let mut npm = command("npm");
    npm.current_dir(paths::root().join(folder));
    npm.args(["ci", "--no-audit", "--no-fund"]);
    // The tests drive the system's Chromium; a second one is 150 MB for nothing.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(&mut npm)
        .with_context(|| format!("see above, then try: npm ci --prefix {folder}"))?;
    fs::create_dir_all(paths::root().join(folder).join("node_modules"))?;
    fs::copy(lock(folder), stamp(folder))?;
    Ok(())
}

fn lock(folder: &str) -> PathBuf {
    paths::root().join(folder).join("package-lock.json")
}

/// A copy of the lock file as installed. Times would not do: git sets them anew.
fn stamp(folder: &str) -> PathBuf {
    paths::root().join(folder).join("node_modules/.installed-lock.json")
}
