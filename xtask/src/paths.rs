//! Where things stand in the checkout.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};

/// The root of the checkout.
///
/// `cargo run` tells where the manifest is now; a binary that something else
/// starts (Playwright starts `xtask serve`) falls back on where it was built.
pub(crate) fn root() -> PathBuf {
    let built = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let manifest = named.filter(|path| path.ends_with("xtask")).unwrap_or_else(|| built.into());
    manifest.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    let named = env::var_os("CARGO_TARGET_DIR").or_else(|| env::var_os("CARGO_BUILD_TARGET_DIR"));
    named.map_or_else(|| root().join("target"), |named| root().join(named))
}

/// The release site: what a static host gets.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The development site. Apart from [`dist`], so that a running demo and a
/// build of the release do not pull files from under each other.
pub(crate) fn dist_dev() -> PathBuf {
    root().join("target/site-dev")
}

/// The npm folder with the tools that are not Rust: `wasm-opt` and `tsc`.
pub(crate) fn node_tools() -> PathBuf {
    root().join("xtask/tools")
}

/// Where `.bin` programs of [`node_tools`] are found.
pub(crate) fn node_bin() -> PathBuf {
    node_tools().join("node_modules/.bin")
}

/// The staging folder of the npm package.
pub(crate) fn npm_package() -> PathBuf {
    root().join("target/npm/package")
}

/// Cargo's own bin folder, where `cargo install` puts programs.
pub(crate) fn cargo_bin() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    home.map(|home| home.join("bin"))
}

/// Every file below `folder`, relative to it, in order.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(inner) = folders.pop() {
        let entries = fs::read_dir(&inner).with_context(|| inner.display().to_string())?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}
