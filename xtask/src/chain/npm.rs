//! The npm package: cargo, wasm-bindgen, wasm-opt, tsc, esbuild, npm pack.
//!
//! `crates/js/npm` holds what is written by hand; `target/npm/package` is what is
//! packed: package.json, README.md, the licences and `dist/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::module::{self, MODULES, Profile};
use super::{entries, flags, wasm_opt};
use crate::paths;
use crate::process::{capture, command, run};

const CRATE: &str = "tollfree-js";
const MODULE: &str = "tollfree_js";
/// Of the root's Cargo.toml: like a release, but fast where it decodes.
const PROFILE: &str = "npm";

/// Builds the package and packs it. Returns the tarball.
pub(crate) fn build() -> Result<PathBuf> {
    let source = paths::root().join("crates/js/npm");
    let (package, scripts) = (paths::npm_package(), paths::root().join("target/npm/scripts"));
    for folder in [&package, &scripts] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
    }
    let dist = package.join("dist");
    bindings(&scripts.join("wasm"))?;
    hand_over(&scripts.join("wasm"), &dist.join("wasm"), &["_bg.wasm", ".d.ts"])?;
    hand_over(&scripts.join("wasm"), &source.join("src/wasm"), &[".d.ts"])?;
    run(command("tsc").arg("--project").arg(source.join("tsconfig.json")))?;
    drop_empty(&dist)?;
    accompany(&source, &package)?;
    entries::bundle(&scripts, &dist)?;
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

/// Copies the files of `bindings` that end so: the wasm, and the declarations that `tsc` wants to
/// find beside the source and whoever uses the package beside its own.
fn hand_over(bindings: &Path, to: &Path, ends: &[&str]) -> Result<()> {
    fs::create_dir_all(to)?;
    for name in paths::files_below(bindings)? {
        let text = name.to_string_lossy();
        if ends.iter().any(|end| text.ends_with(end)) && !text.ends_with(".wasm.d.ts") {
            fs::copy(bindings.join(&name), to.join(&name))
                .with_context(|| name.display().to_string())?;
        }
    }
    Ok(())
}

/// Takes away the declarations of what is internal: they declare nothing.
fn drop_empty(dist: &Path) -> Result<()> {
    for name in paths::files_below(dist)? {
        let file = dist.join(name);
        let is_empty = || fs::read_to_string(&file).is_ok_and(|text| text.trim() == "export {};");
        if file.to_string_lossy().ends_with(".d.ts") && is_empty() {
            fs::remove_file(&file)?;
        }
    }
    Ok(())
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
    let scripts = entries::names()
        .flat_map(|name| [".js", ".js.map", ".d.ts"].map(|end| format!("dist/{name}{end}")));
    let programs = [MODULE.to_owned()].into_iter();
    let programs = programs.chain(MODULES.iter().map(|name| format!("tollfree_{name}")));
    let bound =
        programs.flat_map(|name| [".d.ts", "_bg.wasm"].map(|end| format!("dist/wasm/{name}{end}")));
    papers.map(str::to_owned).into_iter().chain(scripts).chain(bound).collect()
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
