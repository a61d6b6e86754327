//! `cargo xtask setup`: everything that any verb needs, once.

use std::ffi::OsString;

use anyhow::Result;

use crate::arguments::Arguments;
use crate::setup::{self, Purpose};

pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<()> {
    Arguments::parse(raw, &[])?;
    setup::ensure(Purpose::Everything)
}
