//! `cargo xtask sim`: an OpenRouter to practise on, over HTTP.

use std::ffi::OsString;

use anyhow::Result;

use crate::chain::simulator;

/// The options are the simulator's own: `cargo xtask sim --help` lists them.
pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<()> {
    simulator::serve(raw)
}
