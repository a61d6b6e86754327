//! Shrinking and speeding up wasm with Binaryen.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::process::{command, run};

/// What rustc emits for the browser: without these, `wasm-opt` refuses its input.
pub(super) const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// The smallest.
pub(super) const SMALL: [&str; 2] = ["-Oz", "--converge"];

/// Optimises `file` in place at `level`, such as `-O3`.
pub(super) fn optimise(file: &Path, level: &[&str]) -> Result<()> {
    let packed = file.with_extension("opt.wasm");
    run(command("wasm-opt").args(level).args(FEATURES).arg(file).arg("-o").arg(&packed))?;
    fs::rename(packed, file)?;
    Ok(())
}
