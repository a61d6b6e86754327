//! The three kinds of 429, which touch a day, a minute, or one model (API sheet 3.3 C to F).

use super::who;
use crate::{
    error::{Code, Error, ErrorBody},
    words,
};

pub(super) fn judge(body: &ErrorBody) -> Error {
    match code(body) {
        Code::DayLimit => day(body),
        Code::MinuteLimit => {
            let limit = body.limit.as_deref().filter(|limit| is_count(limit)).unwrap_or("20");
            let message = format!("this account has used its {limit} free requests of the minute");
            Error::new(Code::MinuteLimit, message)
        }
        Code::UpstreamBusy if body.is_byok => {
            let message = format!("{} limits the account's own key for it", who(body));
            let remedy =
                "remove the account's key for this provider, or wait until its limit resets";
            Error::new(Code::UpstreamBusy, message).with_remedy(remedy)
        }
        Code::UpstreamBusy => {
            let message = format!("{} has no free capacity at the moment", who(body));
            Error::new(Code::UpstreamBusy, message)
        }
        code => Error::new(code, "the server limits the rate of requests"),
    }
}

fn day(body: &ErrorBody) -> Error {
    let limit = body.limit.as_deref().filter(|limit| is_count(limit));
    let count = limit.map_or_else(String::new, |limit| format!("{limit} "));
    let message = format!("today's {count}free requests of this account are spent");
    let error = Error::new(Code::DayLimit, message);
    if body.says("add 10 credits") {
        let remedy =
            "wait until midnight UTC; an account that once bought 10 credits has 1000 a day";
        return error.with_remedy(remedy);
    }
    error
}

fn code(body: &ErrorBody) -> Code {
    let source = body.limit_source.as_deref().unwrap_or_default();
    if source == "openrouter_free_tier_daily" || body.says("free-models-per-day") {
        Code::DayLimit
    } else if words::holds(source, "per_minute") || body.says("free-models-per-min") {
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

/// Whether a limit is a number that fits into a sentence.
fn is_count(limit: &str) -> bool {
    (1..=6).contains(&limit.len()) && limit.bytes().all(|byte| byte.is_ascii_digit())
}
