use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::json::Cursor;

/// How many random bytes a sign-in takes: 32 for the verifier, 16 for the state.
pub const RANDOM_BYTES: usize = 48;

/// A sign-in under way: what only this tab may know until the visitor is back.
///
/// INVARIANT: the verifier leaves this type only in the text to be kept for this tab and in the
/// body of the exchange. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Pending {
    pub(super) verifier: String,
    pub(super) state: String,
    /// The fragment of the page, which is not sent along but put back.
    pub(super) fragment: String,
}

impl Pending {
    pub(super) fn new(random: &[u8; RANDOM_BYTES], fragment: &str) -> Self {
        let (verifier, state) = random.split_at(32);
        Self {
            verifier: Base64UrlUnpadded::encode_string(verifier),
            state: Base64UrlUnpadded::encode_string(state),
            fragment: fragment.to_owned(),
        }
    }

    /// SHA-256 of the verifier's letters, in base64url without padding.
    pub(super) fn challenge(&self) -> String {
        Base64UrlUnpadded::encode_string(&Sha256::digest(self.verifier.as_bytes()))
    }

    /// The text to keep, in a place that ends with the tab: `sessionStorage` and nothing else.
    pub fn write(&self) -> String {
        // Three texts: nothing that JSON could not hold.
        crate::json::write(self)
    }

    /// Reads [`Pending::write`]; `None` for anything that is no whole sign-in.
    pub fn read(text: &str) -> Option<Self> {
        let mut found =
            Self { verifier: String::new(), state: String::new(), fragment: String::new() };
        let read = Cursor::new(text.as_bytes()).object(|key, value| {
            let place = match key {
                b"verifier" => &mut found.verifier,
                b"state" => &mut found.state,
                b"fragment" => &mut found.fragment,
                _ => return Ok(()),
            };
            *place = value.string()?.unwrap_or_default().into_owned();
            Ok(())
        });
        let is_whole = read.is_ok() && found.verifier.len() == 43 && is_state(&found.state);
        is_whole.then_some(found)
    }
}

/// Whether a text has the form of a state: 16 bytes in base64url.
pub(super) fn is_state(text: &str) -> bool {
    text.len() == 22
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pending(hidden)")
    }
}
