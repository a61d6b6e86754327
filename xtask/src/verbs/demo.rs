//! `cargo xtask demo`: the site on this machine, from nothing.

use std::ffi::OsString;

use anyhow::Result;

use crate::arguments::Arguments;
use crate::chain::site;
use crate::section::{flush, section};
use crate::serve::{Door, Site};
use crate::setup::{self, Purpose};

const PORT: u16 = 8080;

pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<()> {
    let arguments = Arguments::parse(raw, &["port", "release"])?;
    let release = arguments.release;
    // Before the build: nobody should wait for it and then learn that the port is taken.
    let door = Door::open(arguments.port.unwrap_or(PORT))?;
    setup::ensure(Purpose::Build)?;
    let build = || if release { site::build_release() } else { site::build_dev() };
    let folder = section("building the site", build)?;
    let site = Site { folder, below: "/".to_owned(), compress: release };
    println!("\ntollfree is on {} (Ctrl-C ends it)", door.url(&site));
    flush();
    door.serve(site)
}
