//! The scripts of the npm package: each entry is one file, so that a page without a bundler asks
//! once and not for one module after the other.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::Value;

use crate::paths;
use crate::process::{command, run};

/// What pages load as it is.
const PAGES: [&str; 2] = ["index", "practice/index"];

/// What bundlers and other hosts take: it stays readable.
const HOSTS: [&str; 5] = ["node", "workerd", "slim", "practice/node", "react/index"];

/// The custom elements: a page with one script tag, too.
const ELEMENTS: &str = "elements/index";

/// Every entry, by its file in `dist/` without the ending.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    PAGES.into_iter().chain(HOSTS).chain([ELEMENTS])
}

/// Bundles what `tsc` wrote into `scripts` and puts it into `dist`.
pub(super) fn bundle(scripts: &Path, dist: &Path) -> Result<()> {
    run(esbuild(scripts, dist).arg("--minify").args(PAGES.map(entry)))?;
    let mut hosts = esbuild(scripts, dist);
    hosts.args(["--external:*.wasm", "--external:node:*", "--external:react"]);
    run(hosts.args(HOSTS.map(entry)))?;
    // These use the door of the page, so that both count together, and fetch the glue of what draws
    // Markdown when it is needed.
    let mut elements = esbuild(scripts, dist);
    elements.args(["--minify", "--splitting", "--chunk-names=elements/[name]-[hash]"]);
    elements.args(["--external:../index.js", "--external:../practice/index.js"]);
    run(elements.arg(entry(ELEMENTS)))?;
    paths::files_below(dist)?.iter().try_for_each(|name| name_sources(&dist.join(name)))
}

/// The glue has no map of its own, so that esbuild names it by the folders of whoever built it.
fn name_sources(map: &Path) -> Result<()> {
    if map.extension().is_none_or(|end| end != "map") {
        return Ok(());
    }
    let mut told: Value = serde_json::from_str(&fs::read_to_string(map)?)?;
    for source in told["sources"].as_array_mut().into_iter().flatten() {
        let glue = source.as_str().and_then(|source| source.split_once("/scripts/"));
        if let Some((_, glue)) = glue {
            *source = format!("tollfree:///{glue}").into();
        }
    }
    Ok(fs::write(map, told.to_string())?)
}

fn entry(name: &str) -> String {
    format!("{name}=./{name}.js")
}

fn esbuild(scripts: &Path, dist: &Path) -> Command {
    let mut esbuild = command("esbuild");
    esbuild.current_dir(scripts).args(["--bundle", "--format=esm", "--target=es2022"]);
    esbuild.args(["--sourcemap", "--log-level=warning"]);
    esbuild.arg(format!("--outdir={}", dist.display()));
    esbuild
}
