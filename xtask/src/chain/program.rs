//! The site's own program, cut at the functions that are marked `wasm_split`: what the first view
//! does not need is a file of its own and is fetched when it is called for.
//!
//! Trunk compiles the program and assembles the page. Its own binding of the whole program is
//! thrown away: cutting wants the relocations (site/build.rs) that wasm-bindgen drops, so it happens before.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use wasm_split_cli_support as splitter;

use super::module::Profile;
use super::{fingerprint, gather, pack, wasm_opt};
use crate::paths;
use crate::process::{command, run};

/// The name of the package, of its glue and of the folder that both get.
const NAME: &str = "tollfree-site";

/// Cuts the program and puts its parts in the place of Trunk's whole one.
pub(super) fn split(site: &Path, profile: Profile) -> Result<()> {
    let made = site.join("program");
    let main = cut(&made, profile)?;
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    run(bindgen.args(["--out-name", NAME, "--out-dir"]).arg(&made).arg(&main))?;
    fs::remove_file(main)?;
    join(&made, profile)?;
    if profile == Profile::Release {
        for wasm in parts(&made)? {
            wasm_opt::optimise(&wasm, &wasm_opt::SMALL)?;
        }
    }
    settle(site, &made)
}

/// Writes the parts, and the script that loads them. Returns the part that starts.
fn cut(made: &Path, profile: Profile) -> Result<PathBuf> {
    let kind = if profile == Profile::Release { "release" } else { "debug" };
    let whole = paths::target().join(format!("wasm32-unknown-unknown/{kind}/{NAME}.wasm"));
    let whole = fs::read(&whole).with_context(|| whole.display().to_string())?;
    let main = made.join("main.wasm");
    let glue = format!("./{NAME}.js");
    let mut options = splitter::Options::new(&whole);
    (options.output_dir, options.main_out_path, options.main_module) = (made, &main, &glue);
    let parts = splitter::transform(options)
        .map_err(|error| anyhow!("the program cannot be cut: {error:#}"))?;
    if profile == Profile::Release {
        gather::gather(made, &parts.prefetch_map)?;
    }
    Ok(main)
}

/// Makes one script of the glue and the loader of the parts, which name each other.
fn join(made: &Path, profile: Profile) -> Result<()> {
    let glue = made.join(format!("{NAME}.js"));
    let mut esbuild = command("esbuild");
    esbuild.args(["--bundle", "--format=esm", "--log-level=warning", "--allow-overwrite"]);
    esbuild.args((profile == Profile::Release).then_some("--minify"));
    run(esbuild.arg(&glue).arg(format!("--outfile={}", glue.display())))?;
    Ok(fs::remove_file(made.join("__wasm_split.js"))?)
}

fn parts(made: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(made)? {
        let path = entry?.path();
        found.extend(path.extension().is_some_and(|end| end == "wasm").then_some(path));
    }
    found.sort();
    Ok(found)
}

/// Names the folder after what it holds, and tells the page.
fn settle(site: &Path, made: &Path) -> Result<()> {
    let mut files = parts(made)?;
    files.push(made.join(format!("{NAME}.js")));
    let folder = format!("{NAME}-{}", fingerprint::of(&files)?);
    fs::rename(made, site.join(&folder))?;
    let page = site.join("index.html");
    let mut text = fs::read_to_string(&page).with_context(|| page.display().to_string())?;
    for end in [".js", "_bg.wasm"] {
        let whole = pack::named(&text, end).into_iter().find(|name| name.starts_with(NAME));
        let Some(whole) = whole else { bail!("index.html does not name the program's {end}") };
        text = text.replace(&whole, &format!("{folder}/{NAME}{end}"));
        fs::remove_file(site.join(whole))?;
    }
    Ok(fs::write(&page, text)?)
}
