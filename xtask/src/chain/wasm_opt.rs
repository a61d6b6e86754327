//! Shrinking and speeding up wasm with Binaryen.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::process::{command, run};

/// What rustc emits for the browser: without these, `wasm-opt` refuses its input.
/// `index.html` names the same for Trunk; a test holds the two together.
pub(super) const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// Optimises `file` in place at `level`, such as `-O3`.
pub(super) fn optimise(file: &Path, level: &str) -> Result<()> {
    let packed = file.with_extension("opt.wasm");
    run(command("wasm-opt").arg(level).args(FEATURES).arg(file).arg("-o").arg(&packed))?;
    fs::rename(packed, file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    // Bug: a feature added for one product and forgotten for the other, which
    // shows only in a release build.
    #[test]
    fn the_page_names_the_same_features() {
        let page = fs::read_to_string(paths::root().join("index.html")).unwrap();
        for feature in FEATURES {
            assert!(page.contains(feature), "{feature}");
        }
    }
}
