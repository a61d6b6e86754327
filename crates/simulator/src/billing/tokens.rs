//! Charges of the model itself: tokens, units, and what no price field shows.

use serde_json::Value;

use super::{Case, Line};
use crate::money::Money;

/// The lines of the model's own prices.
pub(super) fn lines(case: &Case<'_>) -> Vec<Line> {
    let price = |key: &str| effective(case, key);
    let consumed = case.consumed;
    let images = u64::try_from(case.ask.images.len()).unwrap_or(0);
    let paints = case.serving.outputs.contains(&"image")
        && case.ask.strings("modalities").any(|kind| kind == "image");
    let only_paints = !case.serving.outputs.contains(&"text");
    let mut lines = vec![
        ("prompt tokens".to_owned(), price("prompt") * consumed.prompt),
        ("completion tokens".to_owned(), price("completion") * consumed.completion),
        ("reasoning tokens".to_owned(), price("internal_reasoning") * consumed.reasoning),
        ("per request".to_owned(), price("request")),
        ("input images".to_owned(), price("image") * images),
        ("output image".to_owned(), price("image_output") * u64::from(paints || only_paints)),
        ("a charge per answer that no price shows".to_owned(), case.serving.hidden_unit),
    ];
    lines.extend(unknown(case));
    lines.extend(made(case, paints));
    lines
}

/// A zero-priced model that is made to draw or speak is billed for that.
fn made(case: &Case<'_>, paints: bool) -> Option<Line> {
    let speaks = case.ask.strings("modalities").any(|kind| kind == "audio");
    let unpriced = effective(case, "image_output").is_zero() && case.serving.hidden_unit.is_zero();
    ((paints || speaks) && unpriced).then(|| ("an image or sound".to_owned(), Money::milli(40)))
}

/// Prices under keys that this simulator does not know either: once per request.
fn unknown(case: &Case<'_>) -> Vec<Line> {
    const KNOWN: [&str; 14] = [
        "prompt",
        "completion",
        "internal_reasoning",
        "request",
        "image",
        "image_output",
        "web_search",
        "input_cache_read",
        "input_cache_write",
        "input_cache_write_1h",
        "audio",
        "audio_output",
        "input_audio_cache",
        "image_token",
    ];
    let odd = case.serving.prices.iter().filter(|(key, _)| !KNOWN.contains(&key.as_str()));
    odd.map(|(key, _)| (format!("{key}, a price of unknown unit"), effective(case, key))).collect()
}

/// A price after overrides and discount. A sentinel below zero that was never routed is nothing.
fn effective(case: &Case<'_>, key: &str) -> Money {
    let mut price = case.serving.price(key);
    for change in case.serving.overrides.iter().filter(|change| applies(change, case)) {
        let text = change.get(key).and_then(Value::as_str);
        price = text.and_then(Money::parse).unwrap_or(price);
    }
    let price = if price.is_negative() { Money::ZERO } else { price };
    case.serving.discount.map_or(price, |discount| price.scaled(1.0 - discount))
}

/// Whether an override's conditions hold (API sheet 1.1).
fn applies(change: &Value, case: &Case<'_>) -> bool {
    let number = |key: &str| change.get(key).and_then(Value::as_u64);
    let long_enough = number("min_prompt_tokens").is_none_or(|least| case.consumed.prompt > least);
    let minutes = case.now / 60_000 % 1440;
    let clock = minutes / 60 * 100 + minutes % 60;
    let in_time = match (number("utc_start"), number("utc_end")) {
        (Some(start), Some(end)) if start <= end => (start..end).contains(&clock),
        (Some(start), Some(end)) => clock >= start || clock < end,
        _ => true,
    };
    long_enough && in_time
}
