//! One file of several pieces of a program that was cut. The pieces know each other only through
//! what all of them import from the part that starts: memory, table, stack.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasmparser::{Parser, Payload, TypeRef};

use super::wasm_opt::FEATURES;
use crate::process::{command, run};

/// The name by which the pieces import, and the one by which what is made of them does.
const NAMES: [&str; 2] = ["__wasm_split", "program"];

/// Makes `whole` of `pieces`, which are gone then. A single one is renamed.
pub(super) fn merge(pieces: &[PathBuf], whole: &Path) -> Result<()> {
    if let [piece] = pieces {
        return Ok(fs::rename(piece, whole)?);
    }
    let [inner, outer] = NAMES;
    let hub = whole.with_extension("wat");
    fs::write(&hub, write_hub(pieces, outer)?)?;
    let made = whole.with_extension("merged");
    let mut merge = command("wasm-merge");
    merge.arg(&hub).arg(inner);
    for (at, piece) in pieces.iter().enumerate() {
        merge.arg(piece).arg(format!("piece{at}"));
    }
    run(merge.args(FEATURES).arg("-o").arg(&made))?;
    for file in pieces.iter().chain([&hub]) {
        fs::remove_file(file)?;
    }
    Ok(fs::rename(made, whole)?)
}

/// A module that hands on what all pieces import, so that they have one of each.
fn write_hub(pieces: &[PathBuf], outer: &str) -> Result<String> {
    let mut seen = Vec::new();
    for piece in pieces {
        let wasm = fs::read(piece).with_context(|| piece.display().to_string())?;
        note_imports(&wasm, &mut seen)?;
    }
    let line = |(name, kind, shape): &(String, &str, String)| {
        format!(
            "(import \"{outer}\" \"{name}\" ({kind} ${name} {shape})) (export \"{name}\" ({kind} ${name}))"
        )
    };
    // Imports first: the text format wants them before what is defined.
    Ok(format!("(module {})", seen.iter().map(line).collect::<Vec<_>>().join("\n")))
}

fn note_imports(wasm: &[u8], seen: &mut Vec<(String, &'static str, String)>) -> Result<()> {
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::ImportSection(section) = payload? else { continue };
        for import in section.into_imports() {
            let import = import?;
            let (kind, shape) = match import.ty {
                TypeRef::Memory(memory) => ("memory", memory.initial.to_string()),
                TypeRef::Table(table) => ("table", format!("{} funcref", table.initial)),
                TypeRef::Global(global) if global.mutable => ("global", "(mut i32)".to_owned()),
                other => anyhow::bail!("a piece imports {}, a {other:?}", import.name),
            };
            if !seen.iter().any(|(name, ..)| name == import.name) {
                seen.push((import.name.to_owned(), kind, shape));
            }
        }
    }
    Ok(())
}
