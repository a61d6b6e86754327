use super::{invalid, is_name};
use crate::{
    Error,
    chat::{ChatRequest, Pairs, ProviderPreferences, Reasoning, ResponseFormat, Stop},
};

pub(super) fn check(request: &ChatRequest) -> Result<(), Error> {
    for (name, value, low, high) in ranges(request) {
        if value.is_some_and(|value| !(low.into()..=high.into()).contains(&value)) {
            return Err(invalid(name, &format!("must be between {low} and {high}")));
        }
    }
    answer_limit(request)?;
    texts(request)?;
    likelihoods(request)?;
    if let Some(ResponseFormat::JsonSchema { json_schema }) = &request.response_format
        && !is_name(&json_schema.name)
    {
        return Err(invalid("response_format", "needs a name of 1 to 64 letters, digits, _ or -"));
    }
    if let Some(Reasoning { effort: Some(_), max_tokens: Some(_), .. }) = &request.reasoning {
        return Err(invalid("reasoning", "takes either effort or max_tokens"));
    }
    request.metadata.as_ref().map_or(Ok(()), metadata)?;
    request.provider.as_ref().map_or(Ok(()), provider)
}

/// Name, value, and the ends of what is allowed.
fn ranges(request: &ChatRequest) -> [(&'static str, Option<f64>, i8, i8); 7] {
    [
        ("temperature", request.temperature, 0, 2),
        ("top_p", request.top_p, 0, 1),
        ("min_p", request.min_p, 0, 1),
        ("top_a", request.top_a, 0, 1),
        ("frequency_penalty", request.frequency_penalty, -2, 2),
        ("presence_penalty", request.presence_penalty, -2, 2),
        ("repetition_penalty", request.repetition_penalty, 0, 2),
    ]
}

fn answer_limit(request: &ChatRequest) -> Result<(), Error> {
    let limits = [
        ("max_tokens", request.max_tokens),
        ("max_completion_tokens", request.max_completion_tokens),
    ];
    for (name, limit) in limits {
        if limit == Some(0) {
            return Err(invalid(name, "must be at least 1"));
        }
    }
    match (request.max_tokens, request.max_completion_tokens) {
        (Some(old), Some(new)) if old != new => {
            Err(invalid("max_completion_tokens", "contradicts max_tokens: give one of the two"))
        }
        _ => Ok(()),
    }
}

fn texts(request: &ChatRequest) -> Result<(), Error> {
    if matches!(&request.stop, Some(Stop::Several(all)) if all.is_empty() || all.len() > 4) {
        return Err(invalid("stop", "must hold one to four texts"));
    }
    if request.session_id.as_ref().is_some_and(|id| id.chars().count() > 256) {
        return Err(invalid("session_id", "must have at most 256 characters"));
    }
    Ok(())
}

fn likelihoods(request: &ChatRequest) -> Result<(), Error> {
    let mut biases = request.logit_bias.iter().flat_map(Pairs::iter);
    if biases.any(|(_, bias)| !(-100.0..=100.0).contains(bias)) {
        return Err(invalid("logit_bias", "must be between -100 and 100"));
    }
    match request.top_logprobs {
        Some(21..) => Err(invalid("top_logprobs", "must be between 0 and 20")),
        Some(_) if request.logprobs != Some(true) => {
            Err(invalid("top_logprobs", "needs logprobs to be true"))
        }
        _ => Ok(()),
    }
}

fn metadata(notes: &Pairs<String>) -> Result<(), Error> {
    if notes.iter().len() > 16 {
        return Err(invalid("metadata", "must hold at most 16 notes"));
    }
    let is_long =
        |(name, value): &(String, String)| name.chars().count() > 64 || value.chars().count() > 512;
    if notes.iter().any(is_long) {
        return Err(invalid("metadata", "takes names of 64 and values of 512 characters"));
    }
    Ok(())
}

fn provider(preferences: &ProviderPreferences) -> Result<(), Error> {
    let wishes = [preferences.preferred_min_throughput, preferences.preferred_max_latency];
    if wishes.into_iter().flatten().any(|wish| !wish.is_finite() || wish <= 0.0) {
        return Err(invalid("provider", "takes preferences above zero"));
    }
    Ok(())
}
