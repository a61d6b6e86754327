//! What an app asks for when it sends its visitor to `/auth`.

use crate::request::Request;

/// How a challenge is made from its verifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    S256,
    Plain,
}

impl Method {
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "S256" => Some(Self::S256),
            "plain" => Some(Self::Plain),
            _ => None,
        }
    }
}

/// A challenge that only the holder of its verifier can answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Challenge {
    pub(crate) method: Method,
    pub(crate) text: String,
}

/// The query of `/auth`, read once.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    /// `None`: headless, the code is shown to be copied.
    pub(crate) callback: Option<String>,
    pub(crate) challenge: Option<Challenge>,
    pub(crate) label: Option<String>,
    pub(crate) state: Option<String>,
}

/// Letters that a key's label may have.
const LABEL: usize = 100;

impl Wish {
    /// Reads the query, or says in a sentence what is wrong with it.
    pub(crate) fn read(request: &Request) -> Result<Self, &'static str> {
        let given = |name: &str| request.parameter(name).filter(|text| !text.is_empty());
        let callback = given("callback_url");
        if callback.as_deref().is_some_and(|url| !acceptable(url)) {
            return Err("callback_url must be an https URL, or http on localhost or 127.0.0.1.");
        }
        let challenge =
            challenge(given("code_challenge"), given("code_challenge_method").as_deref())?;
        if callback.is_none() && challenge.is_none() {
            return Err("code_challenge is required without a callback_url.");
        }
        let label = given("key_label");
        if label.as_ref().is_some_and(|label| label.chars().count() > LABEL) {
            return Err("key_label must have at most 100 characters.");
        }
        Ok(Self { callback, challenge, label, state: given("state") })
    }

    /// Where the visitor goes back to: the host of the callback, with its port.
    pub(crate) fn host(&self) -> &str {
        let rest = self.callback.as_deref().and_then(|url| url.split_once("://"));
        rest.map_or("an app without a page", |(_, rest)| authority(rest))
    }
}

/// A challenge and its method; RFC 7636 says `plain` where no method is named.
pub(crate) fn challenge(
    text: Option<String>,
    method: Option<&str>,
) -> Result<Option<Challenge>, &'static str> {
    let method = match method.map(Method::named) {
        Some(None) => return Err("Invalid code_challenge_method"),
        Some(Some(method)) => method,
        None => Method::Plain,
    };
    Ok(text.map(|text| Challenge { method, text }))
}

/// `https` anywhere, `http` on this machine at any port, an app's own scheme.
pub(crate) fn acceptable(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return false };
    let host = authority(rest);
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let plain = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b));
    match scheme {
        "https" => !host.is_empty() && !host.contains('@'),
        "http" => matches!(name, "localhost" | "127.0.0.1"),
        _ => plain && !scheme.is_empty() && url.bytes().all(|b| b.is_ascii_graphic()),
    }
}

fn authority(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}
