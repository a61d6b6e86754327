//! The package's custom elements in the site: what the page for embedding shows is what is published.
//!
//! They are bundled from the scripts of the package. Of its wasm only the module is carried along: the other
//! programs the site has already, byte for byte, and a visitor does not fetch them twice.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::module::Profile;
use super::{examples, fingerprint, npm};
use crate::paths;
use crate::process::{command, run};

/// As `site/boot.js` calls it.
const NAME: &str = "elements";
/// The module of the package, and its name in the site.
const MODULE: [&str; 2] = ["tollfree_js_bg.wasm", "tollfree_elements_bg.wasm"];
/// What the package is made of, below `crates`.
const ROOMS: [&str; 8] =
    ["wire", "core", "js", "markdown", "highlight", "math", "practice", "simulator"];
/// Where `index.html` names the folders of what is loaded later.
const PLACE: &str = r#"<meta name="modules" content=""#;

/// Puts the elements into the finished `site`, and the examples, some of which use them.
pub(super) fn add_to(site: &Path, profile: Profile) -> Result<()> {
    let folder = match package(profile)? {
        Some(package) => settle(site, &package)?,
        None => return Ok(()),
    };
    let examples = examples::add_to(site, &folder)?;
    let page = site.join("index.html");
    let text = fs::read_to_string(&page).with_context(|| page.display().to_string())?;
    Ok(fs::write(&page, tell(&text, &[folder, examples])?)?)
}

/// Bundles the `package` into a folder of the site named after what it holds.
fn settle(site: &Path, package: &Path) -> Result<String> {
    let made = site.join(NAME);
    bundle(package, &made)?;
    share(site, &package.join("wasm"), &made)?;
    let files = paths::files_below(&made)?;
    let files: Vec<_> = files.iter().map(|file| made.join(file)).collect();
    let folder = format!("{NAME}-{}", fingerprint::of(&files)?);
    fs::rename(&made, site.join(&folder))?;
    Ok(folder)
}

/// The scripts and the wasm of the package, before each entry became one file; built unless its
/// sources are those of the last time. A development site makes do with what was built before: it
/// is to be there soon.
fn package(profile: Profile) -> Result<Option<PathBuf>> {
    let built = paths::root().join("target/npm/scripts");
    if profile == Profile::Dev {
        return Ok(Some(built).filter(|built| built.join("wasm").join(MODULE[0]).exists()));
    }
    let kept = paths::root().join("target/site-package");
    let stamp = kept.join("sources");
    let sources = sources()?;
    let known = fs::read_to_string(&stamp).ok();
    if known.is_none_or(|known| known != sources) {
        npm::build()?;
        if kept.exists() {
            fs::remove_dir_all(&kept)?;
        }
        for file in paths::files_below(&built)? {
            let to = kept.join("scripts").join(&file);
            fs::create_dir_all(to.parent().unwrap_or(&kept))?;
            fs::copy(built.join(&file), to)?;
        }
        fs::write(stamp, sources)?;
    }
    Ok(Some(kept.join("scripts")))
}

fn sources() -> Result<String> {
    let root = paths::root();
    let mut files: Vec<_> = ["Cargo.lock", "Cargo.toml", "xtask/tools/package-lock.json"]
        .map(|name| root.join(name))
        .into();
    for room in ROOMS.iter().map(|room| format!("crates/{room}")).chain(["xtask/src/chain".into()])
    {
        let folder = root.join(room);
        // The declarations of the bindings are written there by the build itself.
        let written = |file: &PathBuf| file.starts_with("npm/src/wasm");
        let all = paths::files_below(&folder)?.into_iter().filter(|file| !written(file));
        files.extend(all.map(|file| folder.join(file)));
    }
    fingerprint::of(&files)
}

/// A script for `site/boot.js`, and one for each file of the package that a page names.
fn bundle(package: &Path, made: &Path) -> Result<()> {
    let mut esbuild = command("esbuild");
    esbuild.args(["--bundle", "--splitting", "--format=esm", "--minify", "--target=es2022"]);
    esbuild.args(["--log-level=warning", "--chunk-names=[name]-[hash]"]);
    esbuild.arg(format!("--alias:tollfree={}", package.display()));
    let own = paths::root().join("site/elements.js");
    let entries = [
        ("tollfree_elements", own),
        ("elements", package.join("elements/index.js")),
        ("index", package.join("index.js")),
    ];
    esbuild.args(entries.map(|(name, file)| format!("{name}={}", file.display())));
    run(esbuild.arg(format!("--outdir={}", made.display())))
}

/// Names in the scripts of `made` where each program lies in the site; one that it does not have as
/// it is in the package is carried along.
fn share(site: &Path, package: &Path, made: &Path) -> Result<()> {
    let mut scripts: Vec<_> =
        paths::files_below(made)?.iter().map(|file| made.join(file)).collect();
    scripts.retain(|file| file.extension().is_some_and(|end| end == "js"));
    let has = paths::files_below(site)?;
    for file in paths::files_below(package)? {
        let name = file.to_string_lossy().into_owned();
        if file.extension().is_none_or(|end| end != "wasm") {
            continue;
        }
        let bytes = fs::read(package.join(&file))?;
        let twin = has.iter().find(|other| {
            other.ends_with(&file) && fs::read(site.join(other)).is_ok_and(|had| had == bytes)
        });
        let there = if let Some(twin) = twin {
            format!("../{}", twin.display())
        } else {
            let own = if name == MODULE[0] { MODULE[1] } else { &name };
            fs::write(made.join(own), &bytes)?;
            format!("./{own}")
        };
        readdress(&scripts, &name, &there)?;
    }
    Ok(())
}

/// Of the package's folders some are one below another, and all scripts are in one here.
fn readdress(scripts: &[PathBuf], name: &str, to: &str) -> Result<()> {
    let [far, near] = ["..", "."].map(|folder| format!("{folder}/wasm/{name}"));
    let mut found = 0;
    for script in scripts {
        let text = fs::read_to_string(script)?;
        found += text.matches(&near).count();
        fs::write(script, text.replace(&far, to).replace(&near, to))?;
    }
    if found == 0 {
        bail!("no script of the elements names {name}");
    }
    Ok(())
}

/// `page` with more folders in the list.
fn tell(page: &str, folders: &[String]) -> Result<String> {
    if page.matches(PLACE).count() != 1 {
        bail!("index.html should say {PLACE} exactly once");
    }
    Ok(page.replace(PLACE, &format!("{PLACE}{} ", folders.join(" "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: a program that the chain builds under one name and the page asks for by another.
    #[test]
    fn the_page_asks_for_them_by_their_name() {
        let asks = paths::root().join("site/src/effects/elements.rs");
        let asks = fs::read_to_string(asks).unwrap();
        assert!(asks.contains(&format!("module::load(\"{NAME}\")")));
    }

    // Bug: the folders of the other programs go missing when these join them.
    #[test]
    fn the_page_names_all_folders() {
        let page = r#"<meta name="modules" content="math-1f practice-2e" />"#;
        let told = tell(page, &["elements-3d".into(), "examples-4c".into()]).unwrap();
        let all =
            r#"<meta name="modules" content="elements-3d examples-4c math-1f practice-2e" />"#;
        assert_eq!(told, all);
        assert!(tell("<head></head>", &[]).is_err());
    }

    // Bug: a program under an address that is nowhere, which shows when an answer is drawn; or one
    // that a visitor has already, fetched again.
    #[test]
    fn what_the_site_has_is_shared() {
        let site = std::env::temp_dir().join(format!("xtask-elements-{}", std::process::id()));
        let (package, made) = (site.with_extension("wasm"), site.join("elements"));
        for folder in [&package, &made, &site.join("math-1f")] {
            fs::create_dir_all(folder).unwrap();
        }
        fs::write(package.join("tollfree_math_bg.wasm"), "math").unwrap();
        fs::write(package.join(MODULE[0]), "module").unwrap();
        fs::write(site.join("math-1f/tollfree_math_bg.wasm"), "math").unwrap();
        let script = made.join("elements.js");
        let write = || {
            let text = "u('../wasm/tollfree_math_bg.wasm');u('./wasm/tollfree_js_bg.wasm')";
            fs::write(&script, text).unwrap();
            share(&site, &package, &made).unwrap();
            fs::read_to_string(&script).unwrap()
        };
        let module = "u('./tollfree_elements_bg.wasm')";
        assert_eq!(write(), format!("u('../math-1f/tollfree_math_bg.wasm');{module}"));
        assert!(made.join(MODULE[1]).exists() && !made.join("tollfree_math_bg.wasm").exists());
        fs::write(site.join("math-1f/tollfree_math_bg.wasm"), "another build").unwrap();
        assert_eq!(write(), format!("u('./tollfree_math_bg.wasm');{module}"));
        fs::write(&script, "").unwrap();
        assert!(share(&site, &package, &made).is_err());
    }
}
