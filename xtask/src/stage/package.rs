//! What somebody who installs the packed npm package does.

use anyhow::Result;

use super::node;
use super::tally::Tally;
use crate::chain::{npm, simulator};

/// Packs the package and runs the tests that install it elsewhere: in Node and in pages, then in
/// the bundlers and runtimes of others.
pub(super) fn run() -> Result<Tally> {
    let (tarball, simulator) = (npm::build()?, simulator::build()?);
    let told = [("TOLLFREE_TARBALL", tarball), ("TOLLFREE_SIMULATOR", simulator)];
    let mut tally = node::run("tests/package", &told)?;
    tally += node::run("tests/consumers", &told)?;
    Ok(tally)
}
