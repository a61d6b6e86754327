//! One-time codes and the keys that they became.

use std::collections::BTreeMap;

use super::wish::{Challenge, Method};
use crate::account::{Account, Trait};
use crate::base64;

/// A code can be exchanged for ten minutes.
const VALID_MS: u64 = 600_000;
/// Codes and keys that are remembered; the oldest go first.
const KEPT: usize = 1_000;

/// What the visitor agreed to.
#[derive(Clone, Debug)]
pub(crate) struct Consent {
    pub(crate) challenge: Option<Challenge>,
    /// Spending limit in US dollars.
    pub(crate) limit: Option<f64>,
    pub(crate) label: Option<String>,
    /// Which account signs in.
    pub(crate) kind: Trait,
}

/// A key that was issued, by what its owner chose.
#[derive(Clone, Debug)]
pub(crate) struct Issued {
    pub(crate) limit: Option<f64>,
    pub(crate) label: Option<String>,
    pub(crate) kind: Trait,
}

/// Codes under way and keys issued.
#[derive(Debug, Default)]
pub(crate) struct Signin {
    /// Code, when it was made (ms since the epoch), and what it stands for; oldest first.
    codes: Vec<(String, u64, Consent)>,
    /// By the 64 hexadecimal digits of the key.
    keys: BTreeMap<String, Issued>,
}

/// Why a code is not exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    Unknown,
    Expired,
    Verifier,
}

impl Signin {
    pub(crate) fn remember(&mut self, code: String, now: u64, consent: Consent) {
        if self.codes.len() >= KEPT {
            self.codes.remove(0);
        }
        self.codes.push((code, now, consent));
    }

    /// Uses a code up, whatever comes of it: a code that somebody guesses at is spoilt.
    pub(crate) fn redeem(
        &mut self,
        code: &str,
        verifier: Option<&str>,
        now: u64,
    ) -> Result<Consent, Refused> {
        let at = self.codes.iter().position(|(known, ..)| known == code).ok_or(Refused::Unknown)?;
        let (_, made, consent) = self.codes.remove(at);
        if now.saturating_sub(made) > VALID_MS {
            return Err(Refused::Expired);
        }
        let answered = consent.challenge.as_ref().is_none_or(|challenge| {
            verifier.is_some_and(|verifier| made_from(challenge.method, verifier) == challenge.text)
        });
        if answered { Ok(consent) } else { Err(Refused::Verifier) }
    }

    /// The method that a code's challenge was made with.
    pub(crate) fn method(&self, code: &str) -> Option<Method> {
        let (_, _, consent) = self.codes.iter().find(|(known, ..)| known == code)?;
        consent.challenge.as_ref().map(|challenge| challenge.method)
    }

    pub(crate) fn issue(&mut self, hex: String, consent: Consent) {
        if self.keys.len() >= KEPT {
            self.keys.pop_first();
        }
        let Consent { limit, label, kind, .. } = consent;
        self.keys.insert(hex, Issued { limit, label, kind });
    }

    pub(crate) fn issued(&self, account: &Account) -> Option<&Issued> {
        self.keys.get(account.id())
    }
}

/// The challenge of a verifier.
fn made_from(method: Method, verifier: &str) -> String {
    match method {
        Method::Plain => verifier.to_owned(),
        Method::S256 => base64::url(&<sha2::Sha256 as sha2::Digest>::digest(verifier.as_bytes())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Would catch: a challenge that differs from the example of RFC 7636, appendix B.
    #[test]
    fn the_challenge_is_that_of_the_rfc() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        assert_eq!(made_from(Method::S256, verifier), challenge);
        assert_eq!(made_from(Method::Plain, verifier), verifier);
    }
}
