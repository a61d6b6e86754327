//! `error_type` and codes that are words, as statuses (API sheet 3.3).

use crate::{error::ErrorBody, words};

/// The status of an error, also where HTTP said 200 (API sheet 3.2 and 4.4).
pub(super) fn status(body: &ErrorBody, status: u16) -> u16 {
    if status >= 400 {
        return status;
    }
    let said = [&body.code, &body.http_status].into_iter().flatten();
    let said = said.filter_map(|code| code.parse().ok()).find(|code| (400..=599).contains(code));
    said.or_else(|| kind(body).and_then(status_of)).unwrap_or(502)
}

/// The status whose family judges this error: a kind that names the cause beats a vague status.
pub(super) fn family(body: &ErrorBody, status: u16) -> u16 {
    let named = kind(body).filter(|kind| names_the_cause(kind));
    named.and_then(status_of).unwrap_or(status)
}

/// What kind of error the body says that it is.
pub(super) fn kind(body: &ErrorBody) -> Option<&str> {
    let word = |code: &&str| !code.bytes().all(|byte| byte.is_ascii_digit());
    body.kind.as_deref().or(body.code.as_deref().filter(word))
}

/// Whether the request's images are what is wrong.
pub(super) fn is_image(kind: &str) -> bool {
    words::holds(kind, "image")
}

/// Whether prompt and answer are too long for the model.
pub(super) fn is_length(kind: &str) -> bool {
    matches!(kind, "context_length_exceeded" | "token_limit_exceeded" | "string_too_long")
}

/// Whether somebody objects to what is said.
pub(super) fn is_content(kind: &str) -> bool {
    matches!(kind, "content_policy_violation" | "refusal" | "content_filter")
}

fn names_the_cause(kind: &str) -> bool {
    is_image(kind)
        || is_length(kind)
        || is_content(kind)
        || matches!(kind, "max_tokens_exceeded" | "payload_too_large" | "timeout")
}

fn status_of(kind: &str) -> Option<u16> {
    Some(match kind {
        "authentication" => 401,
        "payment_required" => 402,
        "permission_denied" => 403,
        kind if is_content(kind) => 403,
        "not_found" => 404,
        "payload_too_large" => 413,
        "unprocessable" => 422,
        "rate_limit_exceeded" => 429,
        "server" => 500,
        "timeout" => 504,
        "provider_overloaded" | "overloaded_error" => 529,
        "invalid_request" | "invalid_prompt" | "max_tokens_exceeded" | "precondition_failed" => 400,
        kind if is_image(kind) || is_length(kind) => 400,
        _ => return None,
    })
}
