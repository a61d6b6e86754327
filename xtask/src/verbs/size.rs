//! `cargo xtask size`: what a visitor of `dist/` as it is downloads.

use std::ffi::OsString;

use anyhow::{Result, bail};

use crate::arguments::Arguments;
use crate::checks::size;
use crate::paths;

pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<()> {
    Arguments::parse(raw, &[])?;
    if !paths::dist().join("index.html").is_file() {
        bail!("dist/ has not been built; run: cargo xtask build");
    }
    size::report(&paths::dist())
}
