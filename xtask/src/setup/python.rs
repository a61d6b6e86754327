//! A Python environment with a peer that the integration tests talk to.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::{Step, debian, versions};
use crate::paths;
use crate::process::{self, command, probe};

/// The LiteLLM proxy's program, once set up.
pub(crate) fn litellm() -> PathBuf {
    folder().join("bin/litellm")
}

/// Python with the two modules that make an environment.
pub(super) fn interpreter() -> Step {
    let present =
        || litellm().is_file() || probe("python3", &["-c", "import ensurepip, venv"]).is_some();
    Step::new("Python 3 with venv", present, || debian::install(&["python3", "python3-venv"]))
}

/// The proxy in an environment of its own below `target/`.
pub(super) fn environment() -> Step {
    let present = || {
        let installed = fs::read(stamp()).ok();
        litellm().is_file() && installed.is_some() && installed == fs::read(requirements()).ok()
    };
    Step::new(format!("LiteLLM proxy {} (for tests)", versions::LITELLM), present, install)
}

fn install() -> Result<()> {
    let remedy = "see above; the Python package index must be reachable once";
    let python = folder().join("bin/python");
    process::run(command("python3").args(["-m", "venv", "--clear"]).arg(folder()))
        .context(remedy)?;
    let mut pip = command(python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    // Every version is named, so nothing is left to solve and nothing changes overnight.
    process::run(pip.arg("--no-deps").arg("--requirement").arg(requirements())).context(remedy)?;
    fs::copy(requirements(), stamp())?;
    Ok(())
}

fn requirements() -> PathBuf {
    paths::node_tools().join("litellm.txt")
}

fn folder() -> PathBuf {
    paths::root().join("target/venv-litellm")
}

/// A copy of the requirements as installed.
fn stamp() -> PathBuf {
    folder().join("installed.txt")
}
