//! `cargo xtask size`: what visitors of `dist/` and users of the npm package download, as both are.

use std::ffi::OsString;

use anyhow::{Result, bail};

use crate::arguments::Arguments;
use crate::checks::{package_size, size};
use crate::paths;
use crate::setup::{self, Purpose};

pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<()> {
    Arguments::parse(raw, &[])?;
    let has_site = paths::dist().join("index.html").is_file();
    if !has_site && !package_size::is_built() {
        bail!("nothing has been built; run: cargo xtask build, or cargo xtask npm");
    }
    if has_site {
        size::report(&paths::dist())?;
    }
    if package_size::is_built() {
        // The peers are measured as the tests install them.
        setup::ensure(Purpose::Test)?;
        package_size::report()?;
    }
    Ok(())
}
