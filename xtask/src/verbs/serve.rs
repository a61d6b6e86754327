//! `cargo xtask serve`: a folder over HTTP, with the headers a host should send.

use std::ffi::OsString;

use anyhow::{Context as _, Result, bail};

use crate::arguments::Arguments;
use crate::paths;
use crate::section::flush;
use crate::serve::{Door, Site};

pub(super) fn run(raw: impl Iterator<Item = OsString>) -> Result<()> {
    let arguments = Arguments::parse(raw, &["dir", "port", "below", "release"])?;
    let folder = arguments.dir.context("serve needs --dir PATH")?;
    let folder = paths::root().join(folder);
    if !folder.is_dir() {
        bail!("there is no folder {}; `cargo xtask build` makes dist/", folder.display());
    }
    let below = arguments.below.unwrap_or_else(|| "/".to_owned());
    let site = Site { folder, below: slashed(&below), compress: arguments.release };
    let door = Door::open(arguments.port.unwrap_or(0))?;
    println!("{}", door.url(&site));
    flush();
    door.serve(site)
}

/// `sub/path` as `/sub/path/`.
fn slashed(below: &str) -> String {
    match below.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: a missing slash makes `/tollfreeX` look like part of `/tollfree`.
    #[test]
    fn a_path_always_has_both_slashes() {
        for (said, meant) in [("", "/"), ("/", "/"), ("a/b", "/a/b/"), ("/a/", "/a/")] {
            assert_eq!(slashed(said), meant);
        }
    }
}
