//! The packages that a package reaches, as `cargo tree` tells them.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::process::{capture, command};

/// Where the products run. Not `all`: what a dependency needs on platforms that
/// tollfree does not know says nothing about tollfree.
const TARGETS: [&[&str]; 2] = [&[], &["--target", "wasm32-unknown-unknown"]];

/// The names of everything that `package` with `features` is built from here and
/// in the browser, itself included. Test-only dependencies are left out.
pub(super) fn reached(package: &str, features: &str) -> Result<BTreeSet<String>> {
    let mut reached = BTreeSet::new();
    for target in TARGETS {
        let mut tree = command("cargo");
        tree.args(["tree", "--package", package, "--edges", "normal"]).args(target);
        tree.args(["--prefix", "none", "--format", "{p}", "--features", features]);
        reached.extend(names(&capture(&mut tree)?));
    }
    Ok(reached)
}

/// The first word of each line, which is the package's name.
fn names(tree: &str) -> BTreeSet<String> {
    tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "\
tollfree-core v0.1.0 (/checkout/crates/core)
memchr v2.7.4
serde_json v1.0.140
itoa v1.0.15
memchr v2.7.4

serde_derive v1.0.219 (proc-macro)
serde v1.0.219 (*)
";

    // Bug: a marker or a path read as part of a name, so that no rule ever matches.
    #[test]
    fn names_are_read_without_versions_paths_and_markers() {
        let names = names(TREE);
        let expected = ["itoa", "memchr", "serde", "serde_derive", "serde_json", "tollfree-core"];
        assert_eq!(names.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }
}
