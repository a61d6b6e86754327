//! The simulator's HTTP door.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::paths;
use crate::process::{command, run};

const WHAT: [&str; 6] =
    ["--package", "tollfree-simulator", "--features", "server", "--bin", "tollfree-simulator"];

/// Builds the simulator and returns its program.
pub(crate) fn build() -> Result<PathBuf> {
    run(command("cargo").arg("build").args(WHAT))?;
    let program = paths::target().join("debug/tollfree-simulator");
    if program.is_file() { Ok(program) } else { bail!("{} was not built", program.display()) }
}

/// Runs the simulator until it ends, with its own options.
pub(crate) fn serve(options: impl Iterator<Item = OsString>) -> Result<()> {
    let program = build()?;
    run(command(program).args(options))
}
