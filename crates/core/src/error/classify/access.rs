//! 401, 402 and 403: key, money and permission (API sheet 3.4 and 3.5).

use super::{kinds, listed, who};
use crate::{
    error::{Code, Error, ErrorBody},
    words,
};

pub(super) fn unauthorized(body: &ErrorBody) -> Error {
    if body.is_of_provider() {
        return not_yours(body);
    }
    if body.says_any(&["no cookie auth", "missing authentication", "no auth credentials"]) {
        return Error::new(Code::KeyMissing, "the server got no key with the request");
    }
    let message = if body.says("user not found") {
        "the server does not know this key: it was deleted, or never existed"
    } else if body.says("expired") {
        "this key has expired"
    } else {
        "the server does not accept this key"
    };
    Error::new(Code::KeyRejected, message)
}

/// 402: four different walls with one number.
pub(super) fn unpaid(body: &ErrorBody) -> Error {
    let source = body.limit_source.as_deref().unwrap_or_default();
    if words::holds(source, "in_flight_budget") {
        return in_flight(body);
    }
    if source == "openrouter_key_limit" || body.says("key limit") {
        return key_limit();
    }
    if body.is_of_provider() {
        return not_yours(body);
    }
    Error::new(Code::CreditsRequired, "the account would have to pay for this call")
}

fn in_flight(body: &ErrorBody) -> Error {
    if body.reason.as_deref() == Some("weight_exceeds_budget") {
        let message = "this one request is larger than what the account's balance allows at once";
        return Error::new(Code::BudgetExceeded, message);
    }
    let message = "the calls under way already use up what the account's balance allows at once";
    Error::new(Code::BudgetBusy, message)
}

fn key_limit() -> Error {
    Error::new(Code::KeyLimit, "the key's own spending limit stopped the call")
}

pub(super) fn forbidden(body: &ErrorBody) -> Error {
    if body.step("Agentic Harness") || body.says("agentic harness") {
        Error::new(Code::Gated, "this model answers only inside listed agent apps")
    } else if body.says("key limit exceeded") {
        key_limit()
    } else if is_region(body) {
        region(body)
    } else if !body.patterns.is_empty() || body.says("guardrail") {
        blocked(body)
    } else if is_moderation(body) {
        moderated(body)
    } else if body.is_of_provider() {
        not_yours(body)
    } else {
        Error::new(Code::Forbidden, "the account may not make this call")
    }
}

/// Refused by the provider over something between it and OpenRouter, or over a key of its own that
/// the account holds: the key of this client is not the cause.
fn not_yours(body: &ErrorBody) -> Error {
    let who = who(body);
    if body.is_byok {
        let message = format!("{who} does not accept the account's own key for it");
        let remedy = "remove the account's key for this provider: a free call should use none";
        return Error::new(Code::Forbidden, message).with_remedy(remedy);
    }
    Error::new(Code::NoEndpoint, format!("{who} refused the call; your key is not the cause"))
}

/// Whether a country or a data region is the cause (API sheet 3.3 G and 3.5).
pub(super) fn is_region(body: &ErrorBody) -> bool {
    body.availability.as_deref() == Some("region_restricted")
        || body.excluded_by("geo")
        || body.excluded_by("data_region")
        || body.says_any(&["location is not supported", "country, region", "in your region"])
        || body.says_any(&["in your country", "unsupported_country"])
}

pub(super) fn region(body: &ErrorBody) -> Error {
    if body.excluded_by("data_region") {
        let message = "no endpoint of this model lies in a data region that the account allows";
        let remedy = "choose another model, or allow more data regions in the account's settings";
        return Error::new(Code::RegionRestricted, message).with_remedy(remedy);
    }
    let message = format!("{} does not serve the place you ask from", who(body));
    Error::new(Code::RegionRestricted, message)
}

fn blocked(body: &ErrorBody) -> Error {
    let matched = listed(&body.patterns);
    let message = format!("a guardrail of the account blocked the prompt{matched}");
    Error::new(Code::PromptBlocked, message)
}

/// Whether somebody objects to what the prompt or the answer says.
pub(super) fn is_moderation(body: &ErrorBody) -> bool {
    kinds::kind(body).is_some_and(kinds::is_content)
        || !body.reasons.is_empty()
        || body.says_any(&["moderation", "flagged", "content policy", "content filter"])
}

pub(super) fn moderated(body: &ErrorBody) -> Error {
    let by = body.provider.as_deref().map_or(String::new(), |who| format!(" of {who}"));
    let reasons = listed(&body.reasons);
    Error::new(Code::Moderated, format!("the prompt was blocked by the moderation{by}{reasons}"))
}
