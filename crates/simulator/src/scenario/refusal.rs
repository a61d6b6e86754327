//! Scenarios that end before an answer begins.

use serde_json::Value;

use crate::account::Spent;
use crate::problem::Problem;

/// Serves every scenario.
pub(super) const PROVIDER: &str = "Simulated provider";

/// What a refusal may look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Situation<'a> {
    pub(crate) model: &'a str,
    pub(crate) prompt: &'a str,
    pub(crate) now: u64,
    pub(crate) daily: u32,
    pub(crate) minute: u32,
    /// Whether this account asks this model for the first time.
    pub(crate) first_time: bool,
}

/// Something else than an answer.
#[derive(Clone, Debug)]
pub(crate) enum Interruption {
    Problem(Problem),
    /// JSON with status 200.
    Json(Value),
    /// An HTML page; `readable` says whether it carries CORS headers.
    Html {
        status: u16,
        page: &'static str,
        readable: bool,
    },
}

/// The interruption of a scenario, if it is one of those.
pub(crate) fn interrupt(scenario: &str, at: &Situation<'_>) -> Option<Interruption> {
    if !cfg!(feature = "full") {
        return None;
    }
    let html = |status, page, readable| Some(Interruption::Html { status, page, readable });
    match scenario {
        "error-200" => Some(Interruption::Json(object!({
            "error": object!({ "code": 502, "message": "Provider returned error",
                       "metadata": object!({ "provider_name": "Simulated provider", "raw": "upstream closed" }) }),
            "user_id": "user_simulated",
        }))),
        "edge" => html(520, EDGE, false),
        "edge-open" => html(503, EDGE, true),
        "edge-limit" => html(429, EDGE, false),
        "html" => html(200, PORTAL, true),
        _ => problem(scenario, at).map(Interruption::Problem),
    }
}

fn problem(scenario: &str, at: &Situation<'_>) -> Option<Problem> {
    Some(match scenario {
        "busy" => busy(at.model, PROVIDER, 1),
        "busy-once" if at.first_time => busy(at.model, PROVIDER, 1),
        "day-spent" => Spent::day(at.daily, at.now).problem(),
        "minute-spent" => Spent::minute(at.minute, at.now).problem(),
        "unauthorized" => Problem::new(401, "User not found."),
        "credits" => insufficient_credits(),
        "gate" => gate(at.model),
        "flagged" => moderation(at),
        "privacy" => crate::chat::privacy(),
        "retired" => retired(at.model),
        "gone" => Problem::new(400, format!("{} is not a valid model ID", at.model)),
        "overloaded" => Problem::new(503, "No instances available").with(object!({
            "error_type": "provider_overloaded", "provider_name": "Simulated provider",
        })),
        _ => return more(scenario, at),
    })
}

#[cfg(feature = "full")]
fn more(scenario: &str, at: &Situation<'_>) -> Option<Problem> {
    super::failing::problem(scenario, at)
}

#[cfg(not(feature = "full"))]
fn more(_: &str, _: &Situation<'_>) -> Option<Problem> {
    None
}

/// Form C: the shared pool of the provider has no place for `seconds`.
pub(crate) fn busy(model: &str, provider: &str, seconds: u64) -> Problem {
    let raw = format!("{model} is temporarily rate-limited upstream. Please retry shortly.");
    Problem::new(429, "Provider returned error")
        .with(object!({
            "raw": raw,
            "provider_name": provider,
            "is_byok": false,
            "provider_error_code": "rate_limit_exceeded",
            "limit_source": "upstream_provider_shared_pool",
            "remedy_hint": "Retry shortly, or choose another model.",
            "retry_after_seconds": seconds,
            "retry_after_seconds_raw": seconds,
            "headers": object!({ "Retry-After": seconds.to_string() }),
        }))
        .header("Retry-After", seconds.to_string())
}

/// The 402 of accounts without money (API sheet 3.4).
pub(crate) fn insufficient_credits() -> Problem {
    Problem::new(402, "Insufficient credits. Add more using https://openrouter.ai/settings/credits")
        .with(object!({ "limit_source": "openrouter_credits" }))
}

/// The 402 of a key whose limit is reached.
pub(crate) fn key_limit() -> Problem {
    Problem::new(402, "Key limit exceeded. Manage it using https://openrouter.ai/settings/keys")
        .with(object!({ "limit_source": "openrouter_key_limit" }))
}

fn gate(model: &str) -> Problem {
    let message = format!(
        "{model} is only available on agentic harnesses. Try plugging it into a coding agent or \
         productivity app listed on https://openrouter.ai/apps"
    );
    Problem::new(403, message).with(object!({
        "failed_routing_step": "Gate Free Endpoints by Agentic Harness",
        "routing_funnel": [object!({ "step": "Initial Endpoints", "endpoint_count": 1 })],
    }))
}

fn moderation(at: &Situation<'_>) -> Problem {
    let flagged: String = at.prompt.chars().take(100).collect();
    Problem::new(403, "Input was flagged by moderation").with(object!({
        "reasons": ["simulated"],
        "flagged_input": flagged,
        "provider_name": "Simulated provider",
        "model_slug": at.model,
    }))
}

/// The promotion ended; the text names the paid slug.
pub(crate) fn retired(model: &str) -> Problem {
    let paid = model.trim_end_matches(":free");
    let message = format!(
        "This model is unavailable for free. The paid version is available now - use this slug \
         instead: {paid}"
    );
    Problem::new(404, message).available(object!({
        "code": "free_variant_ended", "retryable": false, "requested_models": [model],
        "fallback_models": [paid], "docs_url": "https://openrouter.ai/docs",
    }))
}

const EDGE: &str = "<!doctype html><title>520: unknown error</title><h1>Error 520</h1>\
    <p>The web server returned an unknown error. (Simulated edge.)</p>";
const PORTAL: &str = "<!doctype html><title>Sign in to the network</title><h1>Welcome</h1>\
    <p>Accept the terms to continue. (Simulated portal.)</p>";
