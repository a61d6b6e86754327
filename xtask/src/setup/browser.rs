//! A real Chromium and its driver.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use super::{Step, debian};
use crate::process::find;

/// The browser: `CHROMIUM`, or the first of the usual names on PATH.
pub(crate) fn chromium() -> Option<PathBuf> {
    named("CHROMIUM").or_else(|| find(&["chromium", "chromium-browser", "google-chrome"]))
}

/// The driver of the same version: `CHROMEDRIVER`, or the one on PATH.
pub(crate) fn chromedriver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| find(&["chromedriver"]))
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

pub(super) fn chromium_step() -> Step {
    Step::new("Chromium", || chromium().is_some(), || debian_package("chromium"))
}

pub(super) fn chromedriver_step() -> Step {
    Step::new("ChromeDriver", || chromedriver().is_some(), || debian_package("chromium-driver"))
}

fn debian_package(name: &str) -> Result<()> {
    debian::install(&[name])
}
