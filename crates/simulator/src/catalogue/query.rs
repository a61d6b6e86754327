//! The query of `GET /models` (API sheet 1.1): checked, then applied.

use super::Entry;
use super::nature::Nature;
use crate::money::Money;
use crate::request::Request;

/// What is wrong with a query: the code of the validation error, the parameter, a text.
pub(crate) type Wrong = (&'static str, &'static str, String);

const INPUTS: &[&str] = &["text", "image", "file", "audio", "video"];
const OUTPUTS: &[&str] = &[
    "text",
    "image",
    "embeddings",
    "audio",
    "video",
    "rerank",
    "decisions",
    "speech",
    "transcription",
    "all",
];
const CATEGORIES: &[&str] = &[
    "programming",
    "roleplay",
    "marketing",
    "marketing/seo",
    "technology",
    "science",
    "translation",
    "legal",
    "finance",
    "health",
    "trivia",
    "academia",
];
const SORTS: &[&str] = &[
    "most-popular",
    "newest",
    "top-weekly",
    "pricing-low-to-high",
    "pricing-high-to-low",
    "context-high-to-low",
    "throughput-high-to-low",
    "latency-low-to-high",
    "intelligence-high-to-low",
    "coding-high-to-low",
    "agentic-high-to-low",
    "design-arena-elo-high-to-low",
];
const WORDS: [(&str, &[&str]); 7] = [
    ("output_modalities", OUTPUTS),
    ("input_modalities", INPUTS),
    ("category", CATEGORIES),
    ("sort", SORTS),
    ("region", &["eu", "us"]),
    ("zdr", &["true", "false"]),
    ("distillable", &["true", "false"]),
];
/// Name, smallest and largest value.
const NUMBERS: [(&str, f64, f64); 17] = [
    ("offset", 0.0, f64::MAX),
    ("limit", 1.0, 1000.0),
    ("context", 0.0, f64::MAX),
    ("min_price", 0.0, f64::MAX),
    ("max_price", 0.0, f64::MAX),
    ("min_output_price", 0.0, f64::MAX),
    ("max_output_price", 0.0, f64::MAX),
    ("min_age_days", 0.0, f64::MAX),
    ("max_age_days", 0.0, f64::MAX),
    ("min_intelligence_index", 0.0, f64::MAX),
    ("max_intelligence_index", 0.0, f64::MAX),
    ("min_coding_index", 0.0, f64::MAX),
    ("max_coding_index", 0.0, f64::MAX),
    ("min_agentic_index", 0.0, f64::MAX),
    ("max_agentic_index", 0.0, f64::MAX),
    ("min_tool_success_rate", 0.0, 1.0),
    ("max_tool_success_rate", 0.0, 1.0),
];

/// Refuses unknown values, as the real service does; unknown parameters are ignored.
pub(crate) fn check(request: &Request) -> Result<(), Wrong> {
    for (name, known) in WORDS {
        let given = request.parameter(name).unwrap_or_default();
        let odd = given.split(',').find(|word| !word.is_empty() && !known.contains(word));
        if let Some(odd) = odd {
            let options = known.join("|");
            return Err((
                "invalid_value",
                name,
                format!("Invalid option: {odd}; expected one of {options}"),
            ));
        }
    }
    for (name, low, high) in NUMBERS {
        let Some(text) = request.parameter(name) else { continue };
        match text.parse::<f64>() {
            Ok(number) if number < low => {
                return Err((
                    "too_small",
                    name,
                    format!("Too small: expected number to be >={low}"),
                ));
            }
            Ok(number) if number > high => {
                return Err(("too_big", name, format!("Too big: expected number to be <={high}")));
            }
            Ok(number) if number.is_finite() => {}
            _ => {
                return Err((
                    "invalid_type",
                    name,
                    "Invalid input: expected number, received NaN".to_owned(),
                ));
            }
        }
    }
    Ok(())
}

/// Whether an entry passes every filter at `now` (ms since the epoch).
pub(crate) fn passes(entry: &Entry, request: &Request, now: u64) -> bool {
    let nature = Nature::of(entry);
    let is = |name: &str, have: bool| {
        request.parameter(name).is_none_or(|wanted| wanted == if have { "true" } else { "false" })
    };
    let any = |name: &str, test: &dyn Fn(&str) -> bool| {
        request.parameter(name).is_none_or(|csv| csv.split(',').any(test))
    };
    let within = |name: &str, have: Option<f64>| within(request, name, have);
    let price = |key: &str| {
        let price = entry.price(key);
        (!price.is_negative()).then(|| (price * 1_000_000).dollars())
    };
    any("category", &|wanted| nature.category(wanted))
        && any("arch", &|wanted| entry.tokenizer.eq_ignore_ascii_case(wanted))
        && any("model_authors", &|wanted| entry.author() == wanted)
        && any("providers", &|wanted| entry.provider_slug() == wanted || entry.provider == wanted)
        && any("region", &|_| entry.price("prompt") > Money::ZERO)
        && is("zdr", entry.is_zdr())
        && is("distillable", nature.distillable)
        && within("price", price("prompt"))
        && within("output_price", price("completion"))
        && within("age_days", Some(age_days(entry, now)))
        && within("intelligence_index", nature.intelligence)
        && within("coding_index", nature.coding)
        && within("agentic_index", nature.agentic)
        && within("tool_success_rate", nature.tool_success)
        && number(request, "context").is_none_or(|least| entry.context() >= least)
}

/// Sorts as asked; entries without the value come last.
pub(crate) fn sort(found: &mut [&Entry], request: &Request) {
    let Some(order) = request.parameter("sort") else { return };
    found.sort_by(|a, b| {
        place(a, &order).total_cmp(&place(b, &order)).then_with(|| a.id.cmp(&b.id))
    });
}

/// Small is first.
fn place(entry: &Entry, order: &str) -> f64 {
    let nature = Nature::of(entry);
    let high = |value: Option<f64>| value.map_or(f64::INFINITY, |value| -value);
    let price = entry.price("prompt").dollars() + entry.price("completion").dollars();
    match order {
        "newest" => -seconds(entry.created),
        "pricing-low-to-high" => price,
        "pricing-high-to-low" => -price,
        "context-high-to-low" => -entry.context(),
        "throughput-high-to-low" => -nature.tokens_per_second,
        "latency-low-to-high" => nature.first_ms,
        "intelligence-high-to-low" => high(nature.intelligence),
        "coding-high-to-low" => high(nature.coding),
        "agentic-high-to-low" => high(nature.agentic),
        _ => -nature.popularity,
    }
}

fn number(request: &Request, name: &str) -> Option<f64> {
    request.parameter(name)?.parse().ok()
}

/// `min_<name>` and `max_<name>`; what is not known passes neither.
fn within(request: &Request, name: &str, have: Option<f64>) -> bool {
    let least = number(request, &format!("min_{name}"));
    let most = number(request, &format!("max_{name}"));
    least.is_none_or(|least| have.is_some_and(|have| have >= least))
        && most.is_none_or(|most| have.is_some_and(|have| have <= most))
}

fn age_days(entry: &Entry, now: u64) -> f64 {
    seconds((now / 1000).saturating_sub(entry.created)) / 86_400.0
}

#[expect(clippy::cast_precision_loss, reason = "a day's fraction does not matter")]
fn seconds(count: u64) -> f64 {
    count as f64
}
