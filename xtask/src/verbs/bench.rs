//! `cargo xtask bench`: what decoding costs, natively and side by side with its peers.

use std::ffi::OsString;

use anyhow::Result;

use crate::chain::npm;
use crate::process::{command, run as run_command};
use crate::section::section;
use crate::setup::{self, Purpose};

/// Options go to the script.
pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<()> {
    section("decoding natively", || {
        run_command(command("cargo").args(["bench", "--quiet", "--package", "tollfree-core"]))
    })?;
    setup::ensure(Purpose::Test)?;
    section("building the npm package", npm::build)?;
    section("decoding in Node and in Chromium", || {
        run_command(command("node").args(["bench/decode.mjs", "--chromium", "--peers"]).args(raw))
    })
}
