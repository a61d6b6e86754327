use serde::Serialize;

use super::fold::quoted;
use crate::{Code, Error, Millis, call::Receipt};

/// What a client gets when its run is over.
///
/// A client that saw nothing yet gets a response of this status and these headers; one that sees a
/// stream already gets only what is to be appended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// How many of the bytes that the driver holds go first; it drops the others.
    pub pass: usize,
    /// What follows them.
    pub text: String,
}

impl Reply {
    /// An answer in one piece.
    pub(super) fn json(status: u16, text: String) -> Self {
        let headers = vec![("content-type", "application/json".to_owned())];
        Self { status, headers, pass: 0, text }
    }

    /// The end of a stream.
    pub(super) fn stream(pass: usize, text: String) -> Self {
        let headers = vec![("content-type", "text/event-stream".to_owned())];
        Self { status: 200, headers, pass, text }
    }

    /// The client does not listen any more.
    pub(super) fn cancelled() -> Self {
        Self::stream(0, String::new())
    }

    /// A failure before anything was shown, as OpenRouter would say it.
    pub fn refusal(error: &Error, now: Millis) -> Self {
        let mut reply = Self::json(status(error), ["{\"error\":", &body(error), "}"].concat());
        // Asking again by itself would cost a request. Clients made for OpenAI heed this.
        reply.headers.push(("x-should-retry", "false".to_owned()));
        if let Some(at) = error.retry_at {
            let seconds = at.saturating_sub(now).div_ceil(1000).max(1);
            reply.headers.push(("retry-after", seconds.to_string()));
        }
        reply
    }
}

/// A failure in the middle of a stream, as OpenRouter would say it (API sheet 4.4).
pub(super) fn frame(error: &Error, receipt: &Receipt, now: Millis) -> String {
    let text = |text: Option<&str>| quoted(text.unwrap_or_default());
    let model = receipt.served_model.as_deref().unwrap_or(&receipt.model);
    [
        "\ndata: {\"id\":",
        &text(receipt.id.as_deref()),
        ",\"object\":\"chat.completion.chunk\",\"created\":",
        &(now / 1000).to_string(),
        ",\"model\":",
        &quoted(model),
        ",\"provider\":",
        &text(receipt.provider.as_deref()),
        ",\"error\":",
        &body(error),
        ",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},",
        "\"finish_reason\":\"error\",\"native_finish_reason\":null}]}\n\n",
    ]
    .concat()
}

/// The value of `error`: its kind in OpenRouter's words (API sheet 3.3), and beside it the plain data
/// of a `TollfreeError`.
fn body(error: &Error) -> String {
    let status = status(error);
    let said = format!("{}; {} [{}]", error.message, error.remedy, error.code.as_str());
    let data = crate::json::write(error);
    let data = data.strip_prefix('{').unwrap_or("}");
    [
        "{\"code\":",
        &status.to_string(),
        ",\"message\":",
        &quoted(&said),
        ",\"metadata\":{\"error_type\":",
        &quoted(kind(status)),
        ",\"tollfree\":{\"name\":\"TollfreeError\",",
        data,
        "}}",
    ]
    .concat()
}

fn kind(status: u16) -> &'static str {
    match status {
        401 => "authentication",
        402 => "payment_required",
        403 => "permission_denied",
        404 => "not_found",
        408 | 504 => "timeout",
        413 => "payload_too_large",
        429 => "rate_limit_exceeded",
        400..=499 => "invalid_request",
        502 => "provider_unavailable",
        503 => "provider_overloaded",
        _ => "server",
    }
}

/// The status by which clients sort failures: the server's own, or the one that OpenRouter has for
/// this kind. What would have to be paid is 402, whoever noticed it.
fn status(error: &Error) -> u16 {
    let code = error.code;
    if let Some(status @ 400..=599) = error.status.filter(|_| !code.is_bill()) {
        return status;
    }
    match code {
        Code::KeyMissing | Code::KeyMalformed | Code::KeyRejected => 401,
        Code::ModelPaid
        | Code::PriceUnproven
        | Code::FallbackPaid
        | Code::SearchPaid
        | Code::ToolPaid
        | Code::PluginPaid
        | Code::DocumentPaid
        | Code::OutputPaid
        | Code::SpendExceeded
        | Code::CreditsRequired
        | Code::KeyLimit
        | Code::BudgetBusy
        | Code::BudgetExceeded
        | Code::BreakerOpen => 402,
        code if code.is_bill() => 402,
        Code::Moderated
        | Code::Gated
        | Code::PromptBlocked
        | Code::RegionRestricted
        | Code::Forbidden => 403,
        Code::Guardrail
        | Code::PrivacyRestricted
        | Code::FreeEnded
        | Code::Filtered
        | Code::NoEndpoint
        | Code::GenerationPending => 404,
        Code::PayloadTooLarge => 413,
        Code::DayLimit | Code::MinuteLimit | Code::UpstreamBusy | Code::RateLimited => 429,
        Code::UpstreamTimeout | Code::TimedOut | Code::Stalled => 504,
        Code::Network | Code::ServerDown | Code::CatalogueStale => 503,
        Code::ProviderFailed
        | Code::StreamError
        | Code::StreamCut
        | Code::Overflow
        | Code::EmptyByLength
        | Code::EmptyAnswer
        | Code::HttpStatus
        | Code::NotAnApi
        | Code::Unreadable => 502,
        _ => 400,
    }
}
