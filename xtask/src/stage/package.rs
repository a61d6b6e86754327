//! What somebody who installs the packed npm package does.

use anyhow::Result;

use super::node;
use super::tally::Tally;
use crate::chain::{npm, simulator};

/// Packs the package and runs the tests that install it elsewhere.
pub(super) fn run() -> Result<Tally> {
    let (tarball, simulator) = (npm::build()?, simulator::build()?);
    node::run("tests/package", &[("TOLLFREE_TARBALL", tarball), ("TOLLFREE_SIMULATOR", simulator)])
}
