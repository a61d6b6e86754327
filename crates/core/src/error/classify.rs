use super::{Code, Error, body::ErrorBody, redact::excerpt, said, when};
use crate::{Millis, catalogue::by_id};

mod access;
mod failed;
mod kinds;
mod limited;
mod missing;
mod pages;
mod rejected;

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

/// Turns a refusal into an [`Error`]: the kinds of 402, 403, 404 and 429 are told apart by what the
/// body says (API sheet 3.3 to 3.6), because the status alone does not tell what helps.
pub fn classify(refused: &Refused<'_>) -> Error {
    match ErrorBody::read(refused.body) {
        Some(body) => from_body(&body, refused),
        None => pages::classify(refused),
    }
}

/// The error of `body`, which came with `refused`.
pub(crate) fn from_body(body: &ErrorBody, refused: &Refused<'_>) -> Error {
    let status = kinds::status(body, refused.status);
    let mut error = judge(body, kinds::family(body, status));
    error.status = Some(status);
    error.provider.clone_from(&body.provider);
    error.request_id = refused.request_id.map(str::to_owned);
    error.raw = body.raw.as_deref().or(body.message.as_deref()).and_then(excerpt);
    error.limit = body.limit.as_deref().and_then(|limit| limit.trim().parse().ok());
    error.retry_at = retry_at(error.code, body, refused.now);
    let is_paid = |id: &&String| by_id(id).is_err();
    error.paid_alternative = body.fallback_models.iter().find(is_paid).cloned();
    if let Some(page) = body.configure_url.as_deref().filter(|page| said::is_page(page)) {
        error.link = Some(page.to_owned());
    }
    error
}

/// One family of statuses, one judge. Each names who failed and what this case needs.
fn judge(body: &ErrorBody, status: u16) -> Error {
    match status {
        401 => access::unauthorized(body),
        402 => access::unpaid(body),
        403 => access::forbidden(body),
        404 => missing::judge(body),
        429 => limited::judge(body),
        400 | 413 | 422 => rejected::judge(body, status),
        408 | 500..=599 => failed::judge(body, status),
        _ => Error::new(Code::HttpStatus, format!("the server answered with status {status}")),
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

/// Who is named as the one that failed.
fn who(body: &ErrorBody) -> &str {
    body.provider.as_deref().unwrap_or("the provider")
}

/// Up to three words of a list, fit to be shown in brackets behind a sentence. Long ones are left
/// out, not cut off: half a key is still a secret.
fn listed(words: &[String]) -> String {
    let words = words.iter().map(String::as_str).filter(|word| word.len() <= 40).take(3);
    let words = words.collect::<Vec<_>>().join(", ");
    excerpt(&words).map_or_else(String::new, |words| format!(" ({words})"))
}
