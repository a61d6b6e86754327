//! Tests for Node's own runner.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::tally::Tally;
use super::tap;
use crate::paths;
use crate::process::{command, tee};

/// Runs every test file of a folder of the checkout, with what the tests are told by variables.
pub(super) fn run<V: AsRef<OsStr>>(folder: &str, told: &[(&str, V)]) -> Result<Tally> {
    let mut files = Vec::new();
    find_tests(&paths::root().join(folder), &mut files)?;
    files.sort();
    let mut node = command("node");
    node.args(["--test", "--test-reporter=tap", "--test-timeout=120000"]).args(files);
    for (name, value) in told {
        node.env(name, value);
    }
    let said = tee(&mut node)?;
    Ok(tap::tally(&said.lines).ended(said.status.success()))
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
