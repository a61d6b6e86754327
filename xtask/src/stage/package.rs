//! What somebody who installs the packed npm package does.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::tally::Tally;
use super::tap;
use crate::chain::{npm, simulator};
use crate::paths;
use crate::process::{command, tee};

/// Packs the package and runs the tests that install it elsewhere.
pub(super) fn run() -> Result<Tally> {
    let tarball = npm::build()?;
    let simulator = simulator::build()?;
    let mut files = Vec::new();
    find_tests(&paths::root().join("tests/package"), &mut files)?;
    files.sort();
    let mut node = command("node");
    node.args(["--test", "--test-reporter=tap", "--test-timeout=120000"]).args(files);
    node.env("TOLLFREE_TARBALL", tarball).env("TOLLFREE_SIMULATOR", simulator);
    let told = tee(&mut node)?;
    Ok(tap::tally(&told.lines).ended(told.status.success()))
}

/// Named one by one: Node 20 takes folders here and Node 22 patterns.
fn find_tests(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        if path.is_dir() && name != "node_modules" {
            find_tests(&path, found)?;
        } else if name.ends_with(".test.mjs") || name.ends_with(".test.js") {
            found.push(path);
        }
    }
    Ok(())
}
