use super::{Code, Error, body::ErrorBody, redact::excerpt, when};
use crate::Millis;

/// A reply that is not an answer.
#[derive(Debug, Clone, Copy)]
pub struct Refused<'a> {
    /// HTTP status; 200 when the error came inside a stream or a whole 200 body.
    pub status: u16,
    /// The body's first bytes.
    pub body: &'a [u8],
    /// `X-Generation-Id` or the chunk's id.
    pub request_id: Option<&'a str>,
    /// Ms since the Unix epoch.
    pub now: Millis,
}

/// Turns a refusal into an [`Error`]: the kinds of 429, 403 and 404 are told apart by what the
/// body says (API sheet 3.3 to 3.6), because the status alone does not tell what helps.
pub fn classify(refused: &Refused<'_>) -> Error {
    let body = ErrorBody::read(refused.body);
    match &body {
        Some(body) => from_body(body, refused),
        None => without_body(refused),
    }
}

fn without_body(refused: &Refused<'_>) -> Error {
    let text = String::from_utf8_lossy(refused.body);
    let text = text.trim();
    let is_page = text.starts_with('<');
    // An edge that fails or limits also sends pages: there the status says more.
    let is_trouble = matches!(refused.status, 408 | 429 | 500..);
    if refused.status < 400 || matches!(refused.status, 404 | 405) || (is_page && !is_trouble) {
        let kind = if is_page { "a web page" } else { "something else" };
        let mut error = Error::new(
            Code::NotAnApi,
            format!("the address answered with {kind} instead of an api reply"),
        );
        error.status = Some(refused.status);
        error.raw = excerpt(text);
        return error;
    }
    let mut error = from_body(&ErrorBody::default(), refused);
    error.raw = excerpt(text);
    error
}

/// The error of `body`, which came with `refused`.
pub(crate) fn from_body(body: &ErrorBody, refused: &Refused<'_>) -> Error {
    let status = effective_status(body, refused.status);
    let code = code_of(body, status);
    let mut error = Error::new(code, sentence(code, body, status));
    error.status = Some(status);
    error.provider.clone_from(&body.provider);
    error.request_id = refused.request_id.map(str::to_owned);
    error.raw = body.raw.as_deref().or(body.message.as_deref()).and_then(excerpt);
    error.retry_at = retry_at(code, body, refused.now);
    error.limit = body.limit.as_deref().and_then(|limit| limit.trim().parse().ok());
    error
}

/// Errors inside a 200 reply carry the real status as their code.
fn effective_status(body: &ErrorBody, status: u16) -> u16 {
    let inner = body.code.as_deref().and_then(|code| code.parse().ok());
    match inner {
        Some(inner @ 400..=599) if status < 400 => inner,
        _ if status < 400 => 502,
        _ => status,
    }
}

fn code_of(body: &ErrorBody, status: u16) -> Code {
    match status {
        400 if body.availability.as_deref() == Some("model_not_found")
            || body.says("is not a valid model id") =>
        {
            Code::ModelGone
        }
        401 => Code::KeyRejected,
        402 if body.limit_source.as_deref() == Some("openrouter_key_limit") => Code::KeyLimit,
        402 => Code::CreditsRequired,
        403 => forbidden(body),
        404 => not_found(body),
        429 => limited(body),
        400 | 413 | 422 => Code::RequestRejected,
        408 | 500..=599 => Code::ProviderFailed,
        _ => Code::HttpStatus,
    }
}

fn forbidden(body: &ErrorBody) -> Code {
    let step = body.routing_step.as_deref().unwrap_or_default();
    if step.contains("Agentic Harness") || body.says("agentic harness") {
        Code::Gated
    } else if body.says("key limit exceeded") {
        Code::KeyLimit
    } else if !body.reasons.is_empty() || body.says("moderation") || body.says("flagged") {
        Code::Moderated
    } else {
        Code::Forbidden
    }
}

fn not_found(body: &ErrorBody) -> Code {
    match body.availability.as_deref() {
        Some("free_variant_ended") => return Code::FreeEnded,
        Some("privacy_restricted") => return Code::PrivacyRestricted,
        Some("constraint_filtered") => return Code::Filtered,
        _ => {}
    }
    let step = body.routing_step.as_deref().unwrap_or_default();
    if body.says("unavailable for free") {
        Code::FreeEnded
    } else if step == "Filter by Guardrails" || body.says("guardrail") {
        // Its text names the data policy too.
        Code::Forbidden
    } else if step == "Filter by Data Policy" || body.says("data policy") {
        Code::PrivacyRestricted
    } else if step.starts_with("Filter by") || body.says("that support") || body.says("can handle")
    {
        Code::Filtered
    } else {
        Code::NoEndpoint
    }
}

fn limited(body: &ErrorBody) -> Code {
    let source = body.limit_source.as_deref().unwrap_or_default();
    if source == "openrouter_free_tier_daily" || body.says("free-models-per-day") {
        Code::DayLimit
    } else if source.contains("per_minute") || body.says("free-models-per-min") {
        Code::MinuteLimit
    } else if body.availability.as_deref() == Some("capacity_exhausted")
        || source.starts_with("upstream")
        || body.provider.is_some()
        || body.says("upstream")
    {
        Code::UpstreamBusy
    } else if body.limit.as_deref() == Some("20") {
        Code::MinuteLimit
    } else {
        Code::RateLimited
    }
}

fn retry_at(code: Code, body: &ErrorBody, now: Millis) -> Option<Millis> {
    match code {
        Code::DayLimit => when::hinted(body, now).or(Some(when::next_day(now))),
        Code::MinuteLimit => when::hinted(body, now).or(Some(when::next_minute(now))),
        code if code.is_retryable() => when::hinted(body, now),
        _ => None,
    }
}

fn sentence(code: Code, body: &ErrorBody, status: u16) -> String {
    let who = body.provider.as_deref().unwrap_or("the provider");
    match code {
        Code::DayLimit => "today's free requests of this account are spent".into(),
        Code::MinuteLimit => "this account has used its 20 free requests of the minute".into(),
        Code::UpstreamBusy => format!("{who} has no free capacity at the moment"),
        Code::RateLimited => "the server limits the rate of requests".into(),
        Code::KeyRejected => "the server does not accept this key".into(),
        Code::KeyLimit => "the key's own spending limit stopped the call".into(),
        Code::CreditsRequired => "the account would have to pay for this call".into(),
        Code::Gated => "this model answers only inside listed agent apps".into(),
        Code::Moderated => "the prompt was blocked by moderation".into(),
        Code::Forbidden => "the account may not make this call".into(),
        Code::PrivacyRestricted => {
            "the account's privacy settings exclude this model's only endpoint".into()
        }
        Code::FreeEnded => "this model is no longer offered for free".into(),
        Code::Filtered => "no endpoint of this model fits the request".into(),
        Code::NoEndpoint => "nobody serves this model at the moment".into(),
        Code::ModelGone => "the server knows no model of this id".into(),
        Code::RequestRejected => "the server refused the form of the request".into(),
        Code::ProviderFailed => format!("{who} failed before the answer was complete"),
        _ => format!("the server answered with status {status}"),
    }
}
