//! `cargo xtask bench-site`: what it costs to draw streams, in the published site, held against the
//! bars. Not part of `ci`: the figures mean something only on a machine that does nothing else.

use std::ffi::OsString;

use anyhow::{Context as _, Result};

use crate::arguments::Arguments;
use crate::chain::{simulator, site};
use crate::process::{command, run as run_command};
use crate::section::section;
use crate::serve;
use crate::setup::{self, Purpose};

/// `--dir PATH` measures a site that is built already.
pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<()> {
    let arguments = Arguments::parse(raw, &["dir"])?;
    setup::ensure(Purpose::Measure)?;
    let folder = site::built(arguments.dir)?;
    let simulator = simulator::build()?;
    let url = serve::aside(folder)?;
    let chromium = setup::chromium().context("there is no Chromium")?;
    section("drawing streams, median of three runs", || {
        let mut node = command("node");
        node.args(["bench/site/run.mjs", &url]).arg(simulator).env("CHROMIUM", chromium);
        run_command(&mut node)
    })
}
