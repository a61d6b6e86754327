//! The npm package: cargo, wasm-bindgen, wasm-opt, tsc, npm pack.
//!
//! `crates/js/npm` holds what is written by hand; `target/npm/package` is what is
//! packed: package.json, README.md, the licences and `dist/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

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
    accompany(&source, &package)?;
    pack(&package)
}

/// Compiles the crate and binds it for the web.
fn bindings(out: &Path) -> Result<()> {
    let target = ["--target", "wasm32-unknown-unknown"];
    let mut cargo = command("cargo");
    cargo.args(["build", "--profile", PROFILE, "--package", CRATE]).args(target);
    run(flags::publish(&mut cargo, &flags::SIMD))?;
    let wasm = paths::target().join(format!("wasm32-unknown-unknown/{PROFILE}/{MODULE}.wasm"));
    run(command("wasm-bindgen").args(["--target", "web", "--out-dir"]).arg(out).arg(wasm))?;
    wasm_opt::optimise(&out.join(format!("{MODULE}_bg.wasm")), &["-O3"])
}

/// Puts the declarations of the bindings where `tsc` finds them beside the source.
fn declare(bindings: &Path, beside: &Path) -> Result<()> {
    fs::create_dir_all(beside)?;
    for name in [format!("{MODULE}.d.ts"), format!("{MODULE}_bg.wasm.d.ts")] {
        fs::copy(bindings.join(&name), beside.join(&name)).with_context(|| name)?;
    }
    Ok(())
}

/// Everything in the package that is not compiled.
fn accompany(source: &Path, package: &Path) -> Result<()> {
    let root = paths::root();
    let own = ["package.json", "README.md"].map(|name| (source.join(name), name));
    let shared = ["LICENSE-MIT", "LICENSE-APACHE"].map(|name| (root.join(name), name));
    for (from, name) in own.into_iter().chain(shared) {
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

    /// A package that lacks one of these installs well and breaks at the first import.
    fn check(&self) -> Result<()> {
        let needed = [
            "package.json".to_owned(),
            "README.md".to_owned(),
            "LICENSE-MIT".to_owned(),
            "LICENSE-APACHE".to_owned(),
            "dist/index.js".to_owned(),
            "dist/index.d.ts".to_owned(),
            format!("dist/wasm/{MODULE}.js"),
            format!("dist/wasm/{MODULE}.d.ts"),
            format!("dist/wasm/{MODULE}_bg.wasm"),
        ];
        let missing: Vec<_> = needed.iter().filter(|name| !self.files.contains(name)).collect();
        if missing.is_empty() { Ok(()) } else { bail!("the npm package lacks {missing:?}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    // Bug: the ignore rules of npm or git keep the generated wasm out of the
    // tarball, and nobody notices before it is installed.
    #[test]
    fn a_package_without_its_wasm_is_refused() {
        let told = json!([{"filename": "tollfree-0.1.0.tgz", "size": 9, "files": [
            {"path": "package.json"}, {"path": "README.md"}, {"path": "LICENSE-MIT"},
            {"path": "LICENSE-APACHE"}, {"path": "dist/index.js"}, {"path": "dist/index.d.ts"},
            {"path": "dist/wasm/tollfree_js.js"}, {"path": "dist/wasm/tollfree_js.d.ts"},
        ]}]);
        let mut packed = Packed::read(&told).unwrap();
        let error = packed.check().unwrap_err().to_string();
        assert!(error.ends_with(r#"lacks ["dist/wasm/tollfree_js_bg.wasm"]"#), "{error}");
        packed.files.push("dist/wasm/tollfree_js_bg.wasm".to_owned());
        assert!(packed.check().is_ok());
    }
}
