//! `cargo xtask lighthouse`: what Lighthouse says of the published site on a phone, held against the
//! bars. Not part of `ci`: the figures mean something only on a machine that does nothing else.

use std::ffi::OsString;

use anyhow::{Context as _, Result};

use crate::arguments::Arguments;
use crate::chain::site;
use crate::process::{command, run as run_command};
use crate::section::section;
use crate::serve;
use crate::setup::{self, Purpose};

/// `--dir PATH` judges a site that is built already.
pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<()> {
    let arguments = Arguments::parse(raw, &["dir"])?;
    setup::ensure(Purpose::Judge)?;
    let folder = site::built(arguments.dir)?;
    let url = serve::aside(folder)?;
    let chromium = setup::chromium().context("there is no Chromium")?;
    section("Lighthouse, mobile", || {
        let mut node = command("node");
        run_command(node.args(["bench/lighthouse/run.mjs", &url]).env("CHROMIUM", chromium))
    })
}
