//! What a browser is allowed to send and to read (API sheet 5.1, measured).

use crate::reply::{Body, Reply};
use crate::request::Request;

/// Allowed request headers. `X-Stainless-*` stands for any header of that prefix.
const ALLOWED: [&str; 24] = [
    "Authorization",
    "User-Agent",
    "X-Api-Key",
    "X-CSRF-Token",
    "X-Requested-With",
    "Accept",
    "Accept-Version",
    "Content-Length",
    "Content-MD5",
    "Content-Type",
    "Date",
    "X-Api-Version",
    "HTTP-Referer",
    "X-Windowai-Title",
    "X-Openrouter-Title",
    "X-Title",
    "X-Openrouter-Categories",
    "X-Openrouter-App-Visibility",
    "X-Session-Id",
    "Protection-Key",
    "Idempotency-Key",
    "traceparent",
    "tracestate",
    "b3",
];
const PREFIX: &str = "x-stainless-";
const EXPOSED: &str = "X-Generation-Id,X-Provider-Name,request-id,cf-ray";

/// The two headers that every readable answer carries.
pub(crate) fn readable() -> Vec<(&'static str, String)> {
    vec![
        ("Access-Control-Allow-Origin", "*".to_owned()),
        ("Access-Control-Expose-Headers", EXPOSED.to_owned()),
    ]
}

/// The answer to a preflight. It never echoes a header outside the list, so the browser refuses
/// the call, as it does with the real service.
pub(crate) fn preflight(request: &Request, exchange_id: u64) -> Reply {
    let asked = request.header("Access-Control-Request-Headers").unwrap_or_default();
    let stainless = asked.split(',').map(str::trim).filter(|name| has_prefix(name));
    let allowed: Vec<&str> = ALLOWED.into_iter().chain(stainless).collect();
    let mut headers = readable();
    headers.push(("Access-Control-Allow-Methods", "GET,OPTIONS,PATCH,DELETE,POST,PUT".to_owned()));
    headers.push(("Access-Control-Allow-Headers", allowed.join(",")));
    Reply { exchange_id, status: 204, headers, body: Body::now(Vec::new()) }
}

#[cfg(feature = "page")]
/// Whether a browser would send this header after the preflight.
pub(crate) fn allows(header: &str) -> bool {
    has_prefix(header) || ALLOWED.iter().any(|name| name.eq_ignore_ascii_case(header))
}

fn has_prefix(header: &str) -> bool {
    header.len() > PREFIX.len()
        && header.bytes().zip(PREFIX.bytes()).all(|(a, b)| a.eq_ignore_ascii_case(&b))
        && header.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
