//! Compressed bodies, made once per file and kept.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use anyhow::Result;
use axum::body::Bytes;

use crate::checks::size::{brotli, gzip};

/// Brotli's best level takes seconds for the wasm file; this one a moment.
const BROTLI_QUALITY: u32 = 9;

/// How a body is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Coding {
    Brotli,
    Gzip,
}

impl Coding {
    /// The name in `Content-Encoding`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The best coding that an `Accept-Encoding` header accepts.
    pub(super) fn accepted(header: &str) -> Option<Self> {
        [Self::Brotli, Self::Gzip].into_iter().find(|coding| {
            header.split(',').any(|offer| {
                let mut parts = offer.split(';').map(str::trim);
                let named = parts.next() == Some(coding.name());
                named && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
            })
        })
    }

    fn pack(self, plain: &[u8]) -> Result<Vec<u8>> {
        match self {
            Self::Brotli => brotli(plain, BROTLI_QUALITY),
            Self::Gzip => gzip(plain),
        }
    }
}

type Kept = HashMap<(PathBuf, Coding), (SystemTime, Bytes)>;

/// Packs files and keeps the result while the file does not change.
#[derive(Default)]
pub(super) struct Encoder(Mutex<Kept>);

impl Encoder {
    /// The packed content of `file`.
    pub(super) fn packed(&self, file: &Path, coding: Coding) -> Result<Bytes> {
        let changed = fs::metadata(file)?.modified()?;
        let key = (file.to_path_buf(), coding);
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, body)) = lock().get(&key).filter(|(at, _)| *at == changed) {
            return Ok(body.clone());
        }
        // Packed outside the lock: other files need not wait for the wasm.
        let body: Bytes = coding.pack(&fs::read(file)?)?.into();
        lock().insert(key, (changed, body.clone()));
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: a coding sent that the visitor refused, or one found inside another's name.
    #[test]
    fn the_best_accepted_coding_is_chosen() {
        assert_eq!(Coding::accepted("gzip, deflate, br, zstd"), Some(Coding::Brotli));
        assert_eq!(Coding::accepted("br;q=0, gzip;q=0.5"), Some(Coding::Gzip));
        assert_eq!(Coding::accepted("x-gzip, brief"), None);
        assert_eq!(Coding::accepted(""), None);
    }
}
