use std::fmt;

use crate::{Code, Error, words};

const OPENROUTER: &str = "https://openrouter.ai/api/v1";

/// The address under which `/chat/completions` and `/models` are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// OpenRouter's own.
    pub fn openrouter() -> Self {
        Self(OPENROUTER.to_owned())
    }

    /// Reads an http or https address. Plain http only for this machine: a key must not cross a
    /// network in the clear.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim().trim_end_matches('/');
        let (scheme, rest) = words::cut(text, "://").ok_or_else(|| invalid("it has no scheme"))?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.is_empty() || text.bytes().any(|b| b <= b' ' || b == b'\\' || b == 0x7f) {
            return Err(invalid("it names no host"));
        }
        if authority.starts_with('[') && !is_bracketed(authority) {
            return Err(invalid("its host is not an address"));
        }
        if rest.contains(['?', '#']) || authority.contains('@') {
            return Err(invalid("it holds a query, a fragment or a user name"));
        }
        match scheme.to_ascii_lowercase().as_str() {
            "https" => Ok(Self(text.to_owned())),
            "http" if is_loopback(host_of(authority)) => Ok(Self(text.to_owned())),
            "http" => Err(invalid("plain http is only for this machine")),
            _ => Err(invalid("it is neither http nor https")),
        }
    }

    /// The address without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn refuse_openrouter(&self) -> Result<(), Error> {
        let host = self.host();
        // Percent escapes and full-width letters would be folded by the browser: refuse them all.
        let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b));
        if !plain || host == "openrouter.ai" || host.ends_with(".openrouter.ai") {
            return Err(Error::new(
                Code::BaseUrlInvalid,
                "openrouter cannot be used as a server without billing",
            )
            .with_remedy("leave the dialect at openrouter, whose rules keep calls free"));
        }
        Ok(())
    }

    fn host(&self) -> String {
        let rest = words::cut(&self.0, "://").map_or("", |(_, rest)| rest);
        let host = host_of(rest.split('/').next().unwrap_or_default());
        host.trim_end_matches('.').to_ascii_lowercase()
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn host_of(authority: &str) -> &str {
    if authority.starts_with('[') {
        return authority.split_once(']').map_or(authority, |(host, _)| host);
    }
    authority.split(':').next().unwrap_or_default()
}

/// Whether an IPv6 authority ends with its bracket, or with a port behind it.
fn is_bracketed(authority: &str) -> bool {
    authority.split_once(']').is_some_and(|(_, behind)| {
        behind.is_empty()
            || behind
                .strip_prefix(':')
                .is_some_and(|port| port.bytes().all(|digit| digit.is_ascii_digit()))
    })
}

/// Fails closed: an address that is spelled in another way is not taken for one of this machine.
fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').to_ascii_lowercase();
    // `parse` takes a sign, too.
    let is_byte = |part: &str| {
        let is_digits = part.bytes().all(|byte| byte.is_ascii_digit());
        part == "0" || (is_digits && !part.starts_with('0') && part.parse::<u8>().is_ok())
    };
    let is_address = host.starts_with("127.") && host.split('.').count() == 4;
    matches!(&*host, "localhost" | "::1")
        || host.ends_with(".localhost")
        || (is_address && host.split('.').all(is_byte))
}

fn invalid(why: &str) -> Error {
    Error::new(Code::BaseUrlInvalid, format!("the base url cannot be used: {why}"))
}
