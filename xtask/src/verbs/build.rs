//! `cargo xtask build`: what a static host gets, held against the size bar.

use std::ffi::OsString;

use anyhow::Result;

use crate::arguments::Arguments;
use crate::chain::site;
use crate::checks::size;
use crate::section::section;
use crate::setup::{self, Purpose};

pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<()> {
    Arguments::parse(raw, &[])?;
    setup::ensure(Purpose::Build)?;
    let folder = section("building the release site", site::build_release)?;
    section("size", || size::report(&folder))
}
