//! Names after contents, so that a host may cache for ever.

use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::PathBuf;

use anyhow::{Context as _, Result};

/// Sixteen digits for what is in `files`.
pub(super) fn of(files: &[PathBuf]) -> Result<String> {
    let mut hash = DefaultHasher::new();
    for file in files {
        hash.write(&fs::read(file).with_context(|| file.display().to_string())?);
    }
    Ok(format!("{:016x}", hash.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: two releases under one name, of which a cache keeps the older.
    #[test]
    fn other_contents_have_another_name() {
        let folder = std::env::temp_dir().join(format!("xtask-print-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let files = [folder.join("x.js"), folder.join("x_bg.wasm")];
        let print = |script: &str, wasm: &str| {
            fs::write(&files[0], script).unwrap();
            fs::write(&files[1], wasm).unwrap();
            of(&files).unwrap()
        };
        let first = print("glue", "wasm");
        assert_eq!(first.len(), 16);
        assert_eq!(print("glue", "wasm"), first);
        assert_ne!(print("glue", "wasm 2"), first);
        assert_ne!(print("glue 2", "wasm"), first);
    }
}
