//! Everything that can be tested without a browser.

use anyhow::Result;

use super::tally::Tally;
use crate::process::{command, tee};
use crate::setup;

/// All in one command, so that shared dependencies are compiled once.
const PACKAGES: [&str; 9] = [
    "tollfree-wire",
    "tollfree-core",
    "tollfree",
    "tollfree-simulator",
    "tollfree-highlight",
    "tollfree-markdown",
    "tollfree-math",
    "tollfree-tests",
    "xtask",
];

/// Runs the crates' own tests, the documentation's examples, the tests against
/// servers and, apart, the site's state (its other parts need a browser).
pub(super) fn run() -> Result<Tally> {
    let mut tally = crates()?;
    tally += site()?;
    Ok(tally)
}

fn crates() -> Result<Tally> {
    let packages = PACKAGES.iter().flat_map(|name| ["--package", name]);
    cargo_test(packages.chain(["--features", "tollfree-simulator/server"]))
}

fn site() -> Result<Tally> {
    cargo_test(["--package", "tollfree-site", "--lib"].into_iter())
}

fn cargo_test<'a>(what: impl Iterator<Item = &'a str>) -> Result<Tally> {
    let mut test = command("cargo");
    test.args(["test", "--no-fail-fast"]).args(what);
    // Where the tests against servers find the peer that setup installed.
    test.env("TOLLFREE_LITELLM", setup::litellm());
    let told = tee(&mut test)?;
    Ok(Tally::of_cargo(&told.lines).ended(told.status.success()))
}
