//! The programs that the page loads when it stands: cargo, wasm-bindgen, wasm-opt, and their
//! places in the site.
//!
//! Each has a folder named after its contents, so that a host may cache it for ever and
//! a visitor never gets the script of one release with the wasm of another.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::{fingerprint, flags, pack, wasm_opt};
use crate::paths;
use crate::process::{command, run};

/// A module called `x` is built from the library of the package `tollfree-x`, and
/// `site/boot.js` loads it by that name.
pub(super) const MODULES: [&str; 4] = ["highlight", "markdown", "math", "practice"];

/// What `index.html` says until it is told the folders.
const UNTOLD: &str = r#"<meta name="modules" content="" />"#;

/// How they are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Profile {
    Dev,
    Release,
}

/// Builds every module and puts it into the finished `site`.
pub(super) fn add_to(site: &Path, profile: Profile) -> Result<()> {
    let folders = MODULES.map(|name| add(site, name, profile));
    let folders = folders.into_iter().collect::<Result<Vec<_>>>()?;
    let page = site.join("index.html");
    let text = fs::read_to_string(&page).with_context(|| page.display().to_string())?;
    Ok(fs::write(&page, tell(&text, &folders.join(" "))?)?)
}

/// Builds one module and returns the name of its folder.
fn add(site: &Path, name: &str, profile: Profile) -> Result<String> {
    let made = site.join(name);
    bindings(name, &made, profile)?;
    let files = [format!("tollfree_{name}.js"), format!("tollfree_{name}_bg.wasm")];
    let folder = format!("{name}-{}", fingerprint::of(&files.map(|file| made.join(file)))?);
    fs::rename(&made, site.join(&folder))?;
    Ok(folder)
}

/// Compiles the package and binds it for the web.
fn bindings(name: &str, out: &Path, profile: Profile) -> Result<()> {
    let wasm = compile(name, profile)?;
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(out);
    run(bindgen.arg(wasm))?;
    if profile == Profile::Release {
        wasm_opt::optimise(&out.join(format!("tollfree_{name}_bg.wasm")), &wasm_opt::SMALL)?;
        pack::minify(&out.join(format!("tollfree_{name}.js")))?;
    }
    Ok(())
}

/// Compiles the program `name` and returns where it lies, not bound yet.
pub(super) fn compile(name: &str, profile: Profile) -> Result<PathBuf> {
    let release = profile == Profile::Release;
    let mut cargo = command("cargo");
    // A program, whatever else the package is: a library among the kinds of a package would
    // keep its link from being optimised as a whole.
    cargo.args(["rustc", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--package", &format!("tollfree-{name}"), "--target", "wasm32-unknown-unknown"]);
    cargo.args(release.then_some("--release"));
    // Flags as those of the site, which mean nothing here: with others cargo would compile every
    // dependency anew each time, because flags that remap paths are no part of a file's name.
    run(flags::publish(&mut cargo, &flags::ERASED))?;
    let kind = if release { "release" } else { "debug" };
    let wasm = format!("wasm32-unknown-unknown/{kind}/tollfree_{name}.wasm");
    Ok(paths::target().join(wasm))
}

/// `page` with the names of the folders.
fn tell(page: &str, folders: &str) -> Result<String> {
    if page.matches(UNTOLD).count() != 1 {
        bail!("index.html should say {UNTOLD} exactly once");
    }
    Ok(page.replace(UNTOLD, &format!(r#"<meta name="modules" content="{folders}" />"#)))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: the page and the chain disagree about where the names go, and the site
    // comes without its modules.
    #[test]
    fn the_page_has_a_place_for_the_names() {
        let page = fs::read_to_string(paths::root().join("index.html")).unwrap();
        let told = tell(&page, "practice-1f other-2e").unwrap();
        assert!(told.contains(r#"<meta name="modules" content="practice-1f other-2e" />"#));
        assert!(tell(&told, "practice-2e").is_err());
    }

    // Bug: a module that the chain builds under one name and the page, or what draws Markdown,
    // asks for by another.
    #[test]
    fn each_module_is_asked_for_by_its_name() {
        let site = |name: &str| format!("site/src/effects/{name}.rs");
        let dom = |file: &str| format!("crates/markdown/src/dom/{file}.rs");
        for name in MODULES {
            let (file, asks) = match name {
                "highlight" => (dom("painter"), format!("Helper::new(\"{name}\"")),
                "math" => (dom("formula"), format!("Helper::new(\"{name}\"")),
                _ => (site(name), format!("module::load(\"{name}\")")),
            };
            let text = fs::read_to_string(paths::root().join(file)).unwrap();
            assert!(text.contains(&asks), "{name}");
        }
    }
}
