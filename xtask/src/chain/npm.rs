//! The npm package: cargo, wasm-bindgen, wasm-opt, tsc, npm pack.
//!
//! `crates/js/npm` holds what is written by hand; `target/npm/package` is what is
//! packed: package.json, README.md, the licences and `dist/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::module::{self, MODULES, Profile};
use super::{flags, wasm_opt};
use crate::paths;
use crate::process::{capture, command, run};

const CRATE: &str = "tollfree-js";
const MODULE: &str = "tollfree_js";
/// Of the root's Cargo.toml: like a release, but fast where it decodes.
const PROFILE: &str = "npm";

/// Builds the package and packs it. Returns the tarball.
pub(crate) fn build() -> Result<PathBuf> {
    let source = paths::root().join("crates/js/npm");
    let package = paths::npm_package();
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    fs::create_dir_all(package.join("dist"))?;
    bindings(&package.join("dist/wasm"))?;
    declare(&package.join("dist/wasm"), &source.join("src/wasm"))?;
    run(command("tsc").arg("--project").arg(source.join("tsconfig.json")))?;
    bundle(&package.join("dist"))?;
    accompany(&source, &package)?;
    pack(&package)
}

/// Compiles the module and the programs that further entries load, and binds them.
fn bindings(out: &Path) -> Result<()> {
    let target = ["--target", "wasm32-unknown-unknown"];
    let mut cargo = command("cargo");
    cargo.args(["build", "--profile", PROFILE, "--package", CRATE]).args(target);
    run(flags::publish(&mut cargo, &flags::SIMD))?;
    let wasm = paths::target().join(format!("wasm32-unknown-unknown/{PROFILE}/{MODULE}.wasm"));
    bind(&wasm, out, &wasm_opt::SMALL)?;
    for name in MODULES {
        bind(&module::compile(name, Profile::Release)?, out, &wasm_opt::SMALL)?;
    }
    Ok(())
}

/// Binds for the web. Where the wasm lies says the TypeScript: some hosts know no address of their
/// own, and a bundler that meets one in the glue would stumble.
fn bind(wasm: &Path, out: &Path, level: &[&str]) -> Result<()> {
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--omit-default-module-path", "--out-dir"]);
    run(bindgen.arg(out).arg(wasm))?;
    let name = wasm.file_stem().context("a program without a name")?.to_string_lossy();
    wasm_opt::optimise(&out.join(format!("{name}_bg.wasm")), level)
}

/// Puts the declarations of the bindings where `tsc` finds them beside the source.
fn declare(bindings: &Path, beside: &Path) -> Result<()> {
    fs::create_dir_all(beside)?;
    for name in paths::files_below(bindings)? {
        if name.to_string_lossy().ends_with(".d.ts") {
            fs::copy(bindings.join(&name), beside.join(&name))
                .with_context(|| name.display().to_string())?;
        }
    }
    Ok(())
}

/// The custom elements as few files, for pages without a bundler: one script tag, two requests
/// instead of forty. They name the wasm relative to a folder of this depth.
fn bundle(dist: &Path) -> Result<()> {
    let mut esbuild = command("esbuild");
    esbuild.args(["--bundle", "--splitting", "--format=esm", "--minify", "--target=es2022"]);
    esbuild.args(["--log-level=warning", "--chunk-names=[name]-[hash]"]);
    esbuild.arg(format!("elements={}", dist.join("elements/index.js").display()));
    run(esbuild.arg(format!("--outdir={}", dist.join("embed").display())))
}

/// Everything in the package that is not compiled.
fn accompany(source: &Path, package: &Path) -> Result<()> {
    let root = paths::root();
    let own = ["package.json", "README.md"].map(|name| (source.join(name), name));
    // `tsc` writes only what it compiles.
    let typed = [(source.join("src/load/file.d.ts"), "dist/load/file.d.ts")];
    let shared = ["LICENSE-MIT", "LICENSE-APACHE"].map(|name| (root.join(name), name));
    for (from, name) in own.into_iter().chain(shared).chain(typed) {
        fs::copy(&from, package.join(name)).with_context(|| from.display().to_string())?;
    }
    Ok(())
}

/// `npm pack`, and a look at what it packed.
fn pack(package: &Path) -> Result<PathBuf> {
    let folder = paths::root().join("target/npm");
    let mut npm = command("npm");
    npm.args(["pack", "--json", "--ignore-scripts", "--pack-destination"]).arg(&folder);
    let told: Value = serde_json::from_str(&capture(npm.arg(package))?)?;
    let packed = Packed::read(&told).context("npm pack did not say what it packed")?;
    packed.check()?;
    println!("{} ({} files, {} bytes packed)", packed.name, packed.files.len(), packed.bytes);
    Ok(folder.join(packed.name))
}

/// What `npm pack --json` says.
struct Packed {
    name: String,
    bytes: u64,
    files: Vec<String>,
}

impl Packed {
    /// npm 7 to 11 answer with a list of one; later ones with an object by package name.
    fn read(told: &Value) -> Option<Self> {
        let one = told.get(0).or_else(|| told.as_object()?.values().next())?;
        let files = one["files"].as_array()?.iter().filter_map(|file| file["path"].as_str());
        Some(Self {
            name: one["filename"].as_str()?.to_owned(),
            bytes: one["size"].as_u64()?,
            files: files.map(str::to_owned).collect(),
        })
    }

    /// A package that lacks a file installs well and breaks at the first import.
    fn check(&self) -> Result<()> {
        let missing: Vec<_> =
            needed().into_iter().filter(|name| !self.files.contains(name)).collect();
        if missing.is_empty() { Ok(()) } else { bail!("the npm package lacks {missing:?}") }
    }
}

/// The entries, what they declare, and the programs that they load.
fn needed() -> Vec<String> {
    let papers = ["package.json", "README.md", "LICENSE-MIT", "LICENSE-APACHE"];
    let entries =
        ["index", "node", "workerd", "slim", "practice/index", "practice/node", "elements/index"];
    let entries = entries.iter().chain(&["react/index"]);
    let scripts = entries.flat_map(|name| [".js", ".d.ts"].map(|end| format!("dist/{name}{end}")));
    let programs = [MODULE.to_owned()].into_iter();
    let programs = programs.chain(MODULES.iter().map(|name| format!("tollfree_{name}")));
    let bound = programs
        .flat_map(|name| [".js", ".d.ts", "_bg.wasm"].map(|end| format!("dist/wasm/{name}{end}")));
    let papers = papers.map(str::to_owned).into_iter();
    papers.chain(scripts).chain(bound).chain(["dist/embed/elements.js".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    // Bug: the ignore rules of npm or git keep the generated wasm out of the
    // tarball, and nobody notices before it is installed.
    #[test]
    fn a_package_without_its_wasm_is_refused() {
        let refusal = |left_out: &str| {
            let packed = needed().into_iter().filter(|path| path != left_out);
            let files: Vec<_> = packed.map(|path| json!({ "path": path })).collect();
            let told = json!([{"filename": "tollfree-0.1.0.tgz", "size": 9, "files": files}]);
            Packed::read(&told).unwrap().check().err()
        };
        assert!(refusal("").is_none());
        let error = refusal("dist/wasm/tollfree_js_bg.wasm").unwrap().to_string();
        assert!(error.ends_with(r#"lacks ["dist/wasm/tollfree_js_bg.wasm"]"#), "{error}");
    }
}
