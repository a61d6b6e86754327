use std::fmt;

use crate::{Code, Error, words};

/// An API key.
///
/// INVARIANT: its text leaves this type only through [`ApiKey::bearer`], for the `Authorization`
/// header, and [`ApiKey::reveal`], for its owner's own storage; nothing that is told repeats it.
/// `Debug` hides it, and it is not `Display`, not `Serialize`.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

/// How the keys of OpenRouter begin.
pub(super) const PREFIX: &str = "sk-or-v1-";

/// What stands in place of a key.
const HIDDEN: &str = "\u{2026}";

/// From this length on a key is a secret.
const SHORTEST: usize = 8;

impl ApiKey {
    /// Reads a key for OpenRouter: `sk-or-v1-` and hexadecimal digits (API sheet 1). White space
    /// around it, as pasting brings, is dropped.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        let digits = text.strip_prefix(PREFIX).ok_or_else(|| malformed(text))?;
        if digits.len() < 16 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Error::new(
                Code::KeyMalformed,
                "the key is cut off or holds something else than hexadecimal digits",
            ));
        }
        Ok(Self(text.to_owned()))
    }

    /// Takes the key of another server: any visible ASCII, as a header can carry.
    pub fn opaque(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(Error::new(
                Code::KeyMalformed,
                "the key is empty or holds characters that a header cannot carry",
            )
            .with_remedy("paste the server's key without spaces or line breaks"));
        }
        Ok(Self(text.to_owned()))
    }

    /// Takes this key out of what a server or a browser said: some repeat what they were sent, and
    /// keys of other servers have no form by which they could be known.
    pub(crate) fn hide_in(&self, error: &mut Error) {
        let texts = [
            Some(&mut error.message),
            error.raw.as_mut(),
            error.provider.as_mut(),
            error.link.as_mut(),
            error.paid_alternative.as_mut(),
        ];
        for text in texts.into_iter().flatten() {
            self.hide(text);
        }
    }

    /// A key as short as a word is left alone: it is no secret, and its letters are everywhere.
    fn hide(&self, text: &mut String) {
        let key = self.0.as_str();
        if key.len() < SHORTEST {
            return;
        }
        if words::holds(text, key) {
            *text = words::replace(text, key, HIDDEN);
        }
        // Long texts are cut off, perhaps in the middle of the key.
        let mut begun = (SHORTEST..key.len()).rev().filter_map(|length| key.get(..length));
        if let Some(rest) = begun.find_map(|begun| text.strip_suffix(begun)) {
            *text = [rest, HIDDEN].concat();
        }
    }

    /// Its text, to be kept where its owner said so, and nowhere else.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The value of the `Authorization` header.
    pub fn bearer(&self) -> String {
        format!("Bearer {}", self.0)
    }
}

fn malformed(text: &str) -> Error {
    let message = if text.is_empty() {
        "the key is empty"
    } else if text.starts_with("sk-") {
        "this key is of another service or another kind"
    } else {
        "this does not look like a key"
    };
    Error::new(Code::KeyMalformed, message)
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(hidden)")
    }
}
