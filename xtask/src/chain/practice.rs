//! The program for practice: cargo, wasm-bindgen, wasm-opt, and its place in the site.
//!
//! Its folder is named after its contents, so that a host may cache it for ever and
//! a visitor never gets the script of one release with the wasm of another.

use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::{flags, wasm_opt};
use crate::paths;
use crate::process::{command, run};

const CRATE: &str = "tollfree-practice";
const MODULE: &str = "tollfree_practice";

/// What `index.html` says until it is told the folder.
const UNTOLD: &str = r#"<meta name="practice" content="" />"#;

/// How it is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Profile {
    Dev,
    Release,
}

/// Builds the program and puts it into the finished `site`.
pub(super) fn add_to(site: &Path, profile: Profile) -> Result<()> {
    let made = site.join("practice");
    bindings(&made, profile)?;
    let folder = format!("practice-{:016x}", fingerprint(&made)?);
    fs::rename(&made, site.join(&folder))?;
    let page = site.join("index.html");
    let text = fs::read_to_string(&page).with_context(|| page.display().to_string())?;
    Ok(fs::write(&page, tell(&text, &folder)?)?)
}

/// Compiles the crate and binds it for the web.
fn bindings(out: &Path, profile: Profile) -> Result<()> {
    let release = profile == Profile::Release;
    let mut cargo = command("cargo");
    cargo.args(["build", "--package", CRATE, "--target", "wasm32-unknown-unknown"]);
    cargo.args(release.then_some("--release"));
    run(flags::publish(&mut cargo, &[]))?;
    let kind = if release { "release" } else { "debug" };
    let wasm = paths::target().join(format!("wasm32-unknown-unknown/{kind}/{MODULE}.wasm"));
    let mut bindgen = command("wasm-bindgen");
    run(bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(out).arg(wasm))?;
    if release { wasm_opt::optimise(&out.join(format!("{MODULE}_bg.wasm")), "-Oz") } else { Ok(()) }
}

/// A number for what is in the two files.
fn fingerprint(folder: &Path) -> Result<u64> {
    let mut hash = DefaultHasher::new();
    for name in [format!("{MODULE}.js"), format!("{MODULE}_bg.wasm")] {
        hash.write(&fs::read(folder.join(&name)).with_context(|| name)?);
    }
    Ok(hash.finish())
}

/// `page` with the name of the folder.
fn tell(page: &str, folder: &str) -> Result<String> {
    if page.matches(UNTOLD).count() != 1 {
        bail!("index.html should say {UNTOLD} exactly once");
    }
    Ok(page.replace(UNTOLD, &format!(r#"<meta name="practice" content="./{folder}/" />"#)))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: the page and the chain disagree about where the name goes, and the site
    // comes without practice.
    #[test]
    fn the_page_has_a_place_for_the_name() {
        let page = fs::read_to_string(paths::root().join("index.html")).unwrap();
        let told = tell(&page, "practice-1f").unwrap();
        assert!(told.contains(r#"content="./practice-1f/""#));
        assert!(tell(&told, "practice-2e").is_err());
    }

    // Bug: two releases under one name, of which a cache keeps the older.
    #[test]
    fn another_program_has_another_fingerprint() {
        let folder = std::env::temp_dir().join(format!("xtask-practice-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let print = |script: &str, wasm: &str| {
            fs::write(folder.join(format!("{MODULE}.js")), script).unwrap();
            fs::write(folder.join(format!("{MODULE}_bg.wasm")), wasm).unwrap();
            fingerprint(&folder).unwrap()
        };
        let first = print("glue", "wasm");
        assert_eq!(print("glue", "wasm"), first);
        assert_ne!(print("glue", "wasm 2"), first);
        assert_ne!(print("glue 2", "wasm"), first);
    }
}
