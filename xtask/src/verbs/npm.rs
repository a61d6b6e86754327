//! `cargo xtask npm`: the packed npm package.

use std::ffi::OsString;

use anyhow::Result;

use crate::arguments::Arguments;
use crate::chain::npm;
use crate::section::section;
use crate::setup::{self, Purpose};

pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<()> {
    Arguments::parse(raw, &[])?;
    setup::ensure(Purpose::Build)?;
    let tarball = section("building the npm package", npm::build)?;
    println!("{}", tarball.display());
    Ok(())
}
