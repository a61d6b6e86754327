//! What other clients make of the simulator, alone and with the package's fetch under them: official
//! ones, and OpenRouter's schemas.

use anyhow::Result;

use super::node;
use super::tally::Tally;
use crate::chain::{npm, simulator};

/// Packs the package, builds the simulator and points them at both.
pub(super) fn run() -> Result<Tally> {
    let (tarball, simulator) = (npm::build()?, simulator::build()?);
    node::run("tests/sdk", &[("TOLLFREE_TARBALL", tarball), ("TOLLFREE_SIMULATOR", simulator)])
}
