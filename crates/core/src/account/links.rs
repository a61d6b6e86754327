use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{ApiKey, key::PREFIX};

/// The key's own pages at OpenRouter (API sheet 5.3). They name the key by its digest, from which
/// nobody can tell the key; only the account that owns it can open them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct KeyLinks {
    /// Where the key's limit and its end are set, and where it is deleted.
    pub settings: String,
    /// What was called with it.
    pub logs: String,
}

impl ApiKey {
    /// The key's own pages; `None` for the key of another server.
    pub fn links(&self) -> Option<KeyLinks> {
        let digest = self.reveal().starts_with(PREFIX).then(|| digest(self.reveal()))?;
        Some(KeyLinks {
            settings: ["https://openrouter.ai/keys/", &digest].concat(),
            logs: ["https://openrouter.ai/logs?api_key_hash=", &digest].concat(),
        })
    }

    /// What tells this key from others: 64 of the 256 bits of its digest.
    pub(crate) fn tag(&self) -> String {
        let mut digest = digest(self.reveal());
        digest.truncate(16);
        digest
    }
}

/// SHA-256 in lowercase hexadecimal digits.
fn digest(text: &str) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing into a text cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
