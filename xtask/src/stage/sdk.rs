//! What other clients make of the simulator: official ones, and OpenRouter's schemas.

use anyhow::Result;

use super::node;
use super::tally::Tally;
use crate::chain::simulator;

/// Builds the simulator and points them at it.
pub(super) fn run() -> Result<Tally> {
    node::run("tests/sdk", &[("TOLLFREE_SIMULATOR", simulator::build()?)])
}
