//! More scenarios that end before an answer begins: the rarer statuses, shapes and sources of
//! API sheet 3.3 to 3.6.

use super::refusal::{PROVIDER, Situation, busy, key_limit};
use crate::problem::Problem;

const DOCS: &str = "https://openrouter.ai/docs";

/// The problem of a scenario, if it is one of these.
pub(super) fn problem(scenario: &str, at: &Situation<'_>) -> Option<Problem> {
    payment(scenario)
        .or_else(|| permission(scenario, at))
        .or_else(|| missing(scenario, at))
        .or_else(|| limits(scenario, at))
        .or_else(|| statuses(scenario, at))
}

/// The kinds of 402, and the 403 that one of them used to be (API sheet 3.4).
fn payment(scenario: &str) -> Option<Problem> {
    let budget = |reason: &str, message: &str| {
        Problem::new(402, message)
            .with(object!({ "limit_source": "openrouter_in_flight_budget", "reason": reason }))
    };
    Some(match scenario {
        "key-limit" => key_limit(),
        "key-limit-old" => Problem::new(
            403,
            "Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys",
        ),
        "more-credits" => Problem::new(
            402,
            "This request requires more credits, or fewer max_tokens. You requested up to 32768 \
             tokens, but can only afford 120.",
        ),
        "in-flight" => budget("in_flight_budget_exhausted", "Too many requests are in flight.")
            .with(object!({ "retry_after_seconds": 2, "headers": object!({ "Retry-After": "2" }) }))
            .header("Retry-After", "2"),
        "too-heavy" => budget("weight_exceeds_budget", "This request is too large for the budget."),
        _ => return None,
    })
}

fn permission(scenario: &str, at: &Situation<'_>) -> Option<Problem> {
    Some(match scenario {
        "blocked" => Problem::new(403, "Request blocked by guardrail: sensitive content detected")
            .with(object!({ "patterns": ["email"], "error_type": "content_policy_violation" })),
        "geo" => {
            Problem::new(403, "This model is not available in your region").available(object!({
                "code": "region_restricted", "retryable": false, "requested_models": [at.model],
                "excluded_by": ["geo"], "docs_url": DOCS,
            }))
        }
        "geo-upstream" => upstream(400, "User location is not supported for the API use."),
        _ => return None,
    })
}

/// The 404 family (API sheet 3.6).
fn missing(scenario: &str, at: &Situation<'_>) -> Option<Problem> {
    Some(match scenario {
        "publication" => crate::chat::policy("Free model publication"),
        "guardrail" => crate::chat::guarded(),
        "no-endpoints" => Problem::new(404, format!("No endpoints found for {}.", at.model)),
        "dead" => upstream(404, "model not found"),
        "deprecated" => {
            let paid = at.model.trim_end_matches(":free");
            let message = format!("{} is deprecated", at.model);
            Problem::new(404, message).available(object!({
                "code": "model_deprecated", "retryable": false, "requested_models": [at.model],
                "fallback_models": [paid], "docs_url": DOCS,
            }))
        }
        _ => return None,
    })
}

/// Further forms of 429, and what is said to pass.
fn limits(scenario: &str, at: &Situation<'_>) -> Option<Problem> {
    let available = |code: &str, seconds: u64| {
        object!({
            "code": code, "retryable": true, "retry_after": seconds,
            "requested_models": [at.model], "affected_providers": [PROVIDER], "docs_url": DOCS,
        })
    };
    Some(match scenario {
        "generic-limit" => Problem::new(429, "Rate limit exceeded")
            .with(object!({ "error_type": "rate_limit_exceeded" })),
        "busy-raw" => Problem::new(429, "Provider returned error").with(object!({
            "raw": r#"{"error":{"message":"slow down","type":"too_many_requests"}}"#,
            "provider_name": PROVIDER, "is_byok": false,
        })),
        "busy-long" => busy(at.model, PROVIDER, 3_600),
        "capacity" => Problem::new(429, "All capacity of this model is in use")
            .uncoded("rate_limit_exceeded")
            .available(available("capacity_exhausted", 7)),
        "unavailable" => Problem::new(503, "This model is temporarily unavailable")
            .uncoded("provider_unavailable")
            .available(available("temporarily_unavailable", 3)),
        _ => return None,
    })
}

/// One scenario for each remaining status (API sheet 3.2).
fn statuses(scenario: &str, at: &Situation<'_>) -> Option<Problem> {
    let typed = |status: u16, message: &str, kind: &str| {
        Problem::new(status, message).with(object!({ "error_type": kind }))
    };
    Some(match scenario {
        "context" => {
            let message = "This endpoint's maximum context length is 131072 tokens. However, you \
                           requested about 140000 tokens. Please reduce the length of either one.";
            typed(400, message, "context_length_exceeded")
        }
        "timeout" => typed(408, "Request timed out", "timeout"),
        "too-large" => typed(413, "Request payload is too large", "payload_too_large"),
        "unprocessable" => typed(422, "The request could not be processed", "unprocessable"),
        "masked" => typed(500, "Internal Server Error", "server"),
        "bad-gateway" => {
            typed(502, "Provider returned an invalid response", "provider_unavailable")
        }
        "word-code" => Problem::new(502, "Provider returned error").coded("bad_gateway"),
        "gateway-timeout" => typed(504, "The provider did not answer in time", "timeout"),
        "edge-timeout" => typed(524, "The edge network timed out", "timeout"),
        "provider-overloaded" => typed(529, "Provider is overloaded", "provider_overloaded"),
        _ => return crowded(scenario, at),
    })
}

/// A chain of providers that all failed, told in `previous_errors`.
fn crowded(scenario: &str, at: &Situation<'_>) -> Option<Problem> {
    (scenario == "all-failed").then(|| {
        let before = object!({ "provider": "Other provider", "code": "502", "status": 502 });
        Problem::new(502, "Provider returned error").with(object!({
            "raw": "upstream connect error", "provider_name": PROVIDER, "model_slug": at.model,
            "previous_errors": [before],
        }))
    })
}

fn upstream(status: u16, raw: &str) -> Problem {
    Problem::new(status, "Provider returned error")
        .with(object!({ "raw": raw, "provider_name": PROVIDER, "is_byok": false }))
}
