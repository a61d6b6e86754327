//! Every input that a fuzzer found worth keeping, on every run (see `fuzz/README.md`).

use std::{fs, path::PathBuf};

#[path = "../../../fuzz/checks.rs"]
mod checks;

// Catches: what a fuzzer found once, found again by somebody else.
#[test]
fn kept_inputs_hold() {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    for (name, check) in checks::ALL {
        let files: Vec<PathBuf> = fs::read_dir(corpus.join(name))
            .unwrap_or_else(|error| panic!("{name}: {error}"))
            .map(|entry| entry.unwrap().path())
            .collect();
        assert!(files.len() >= 10, "only {} inputs are kept for {name}", files.len());
        for file in files {
            // The name of an input that fails stands in the output of the test.
            eprintln!("{}", file.display());
            check(&fs::read(&file).unwrap());
        }
    }
}
