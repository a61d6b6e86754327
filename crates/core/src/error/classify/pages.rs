//! Replies without an error object: pages of an edge or of a captive portal, other servers' JSON,
//! nothing at all.

use super::{Refused, from_body};
use crate::{
    error::{Code, Error, ErrorBody, Scope, redact::excerpt, said},
    words,
};

/// What edges call themselves on the pages by which they turn somebody away.
const EDGE: [&str; 4] = ["cloudflare", "just a moment", "attention required", "cf-"];

/// What only the login page of a network talks about.
const PORTAL: [&str; 4] = ["captive", "hotspot", "wi-fi", "wifi"];

pub(super) fn classify(refused: &Refused<'_>) -> Error {
    let text = String::from_utf8_lossy(refused.body);
    let text = text.trim();
    let mut error = judge(refused, text);
    error.status = Some(refused.status);
    error.request_id = refused.request_id.map(str::to_owned);
    error.raw = excerpt(text);
    error
}

fn judge(refused: &Refused<'_>, text: &str) -> Error {
    let is_json = text.starts_with(['{', '[']);
    let is_page = text.starts_with('<');
    let says = |words: &[&str]| {
        let text = text.to_ascii_lowercase();
        is_page && words.iter().any(|word| words::holds(&text, word))
    };
    match refused.status {
        511 => portal(),
        status if status < 400 && says(&PORTAL) => portal(),
        404 | 405 | ..400 => no_api(is_page),
        403 if says(&EDGE) => blocked(),
        408 | 504 | 524 if !is_json => {
            Error::new(Code::UpstreamTimeout, "the server's edge gave up waiting for an answer")
        }
        429 if !is_json => too_fast(),
        status @ 500.. if !is_json => {
            let message = format!("the server is down or out of reach behind its edge ({status})");
            Error::new(Code::ServerDown, message)
        }
        _ if is_page => no_api(is_page),
        _ if is_json => {
            // Other servers say it in `message` or `detail`, without an error around it.
            let message = Some(said::short(said::inner(text.to_owned())));
            from_body(&ErrorBody { message, ..ErrorBody::default() }, refused)
        }
        _ => from_body(&ErrorBody::default(), refused),
    }
}

fn no_api(is_page: bool) -> Error {
    let kind = if is_page { "a web page" } else { "something else" };
    let message = format!("the address answered with {kind} instead of an api reply");
    Error::new(Code::NotAnApi, message)
}

fn portal() -> Error {
    let message = "the network answered with its own login page instead of the server";
    let remedy = "log in to the network: open any page in a new tab, then try again";
    Error::new(Code::Network, message).with_remedy(remedy)
}

fn blocked() -> Error {
    let message = "the server's edge blocked this connection";
    let remedy = "wait some minutes, then try again without a VPN or from another network";
    Error::new(Code::Network, message).with_remedy(remedy)
}

fn too_fast() -> Error {
    let message = "the server's edge limits requests from this network";
    let remedy = "wait a minute, and ask for less at once";
    let mut error = Error::new(Code::RateLimited, message).with_remedy(remedy);
    error.scope = Scope::Network;
    error
}
