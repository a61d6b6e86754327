//! The site: cargo and the assets, driven by Trunk; then its program is cut into what starts and
//! what comes later, and joined by the programs that it loads once it stands and by the worker that
//! keeps it all.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::module::{self, Profile};
use super::{elements, flags, pack, program, worker};
use crate::paths;
use crate::process::{command, run};
use crate::section::section;

/// Builds the development site: quick to build, slow to load.
pub(crate) fn build_dev() -> Result<PathBuf> {
    let folder = paths::dist_dev();
    trunk(&folder, &[])?;
    program::split(&folder, Profile::Dev)?;
    module::add_to(&folder, Profile::Dev)?;
    elements::add_to(&folder, Profile::Dev)?;
    worker::add_to(&folder, Profile::Dev)?;
    Ok(folder)
}

/// Builds what is published.
pub(crate) fn build_release() -> Result<PathBuf> {
    let folder = paths::dist();
    trunk(&folder, &["--release"])?;
    program::split(&folder, Profile::Release)?;
    pack::pack(&folder)?;
    module::add_to(&folder, Profile::Release)?;
    elements::add_to(&folder, Profile::Release)?;
    worker::add_to(&folder, Profile::Release)?;
    // GitHub Pages would run the folder through Jekyll.
    fs::write(folder.join(".nojekyll"), "")?;
    Ok(folder)
}

/// What was built into `folder` before, or the release site, built now.
pub(crate) fn built(folder: Option<PathBuf>) -> Result<PathBuf> {
    match folder {
        Some(folder) => Ok(paths::root().join(folder)),
        None => section("building the release site", build_release),
    }
}

fn trunk(folder: &Path, options: &[&str]) -> Result<()> {
    // Trunk's `--offline` keeps it from fetching tools behind our back, but it
    // goes for cargo too: what cargo needs is fetched first.
    run(command("cargo").args(["fetch", "--quiet"]))?;
    let mut trunk = command("trunk");
    trunk.args(["--offline", "--skip-version-check", "build", "--dist"]).arg(folder);
    // Trunk reads NO_COLOR as a boolean and refuses the usual `NO_COLOR=1`.
    // A backtrace through Trunk tells nothing about a mistake in our code.
    let trunk = flags::publish(&mut trunk, &flags::ERASED);
    run(trunk.args(options).env_remove("NO_COLOR").env_remove("RUST_BACKTRACE"))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: a style that looks into an answer with `:has()`: each piece that arrives then restyles
    // thousands of elements, and drawing costs twice as much.
    #[test]
    fn no_style_looks_into_what_streams() {
        for name in ["answer", "lane", "results", "charts", "layout", "layouts"] {
            let file = paths::root().join(format!("site/styles/{name}.css"));
            let text = fs::read_to_string(file).unwrap();
            let asks = text.lines().find(|line| {
                line.contains(":has(") && !line.contains("`:has()`") && !line.contains("label:has(")
            });
            assert_eq!(asks, None, "{name}.css");
        }
    }
}
