//! The JSON that is sent: the request, and the fields that keep its cost at zero, or at what is
//! listed.

use serde::Serialize;

use crate::{
    catalogue::{Amount, Rates},
    chat::{ChatRequest, ProviderPreferences},
    gateway::Dialect,
};

#[derive(Serialize)]
struct Body<'a> {
    #[serde(flatten)]
    request: &'a ChatRequest,
    stream: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<Provider>,
    #[serde(skip_serializing_if = "<[Plugin]>::is_empty")]
    plugins: &'static [Plugin],
    #[serde(skip_serializing_if = "Option::is_none")]
    stream_options: Option<StreamOptions>,
}

/// What the caller prefers, under a hard filter: an endpoint that charges more is not used (API
/// sheet 2.5).
#[derive(Serialize)]
struct Provider {
    #[serde(flatten)]
    preferences: Option<ProviderPreferences>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_price: Option<MaxPrice>,
}

/// Decimals in text, of USD per million tokens, or per request or image; a free call's limits are
/// the numbers that are known to work.
#[derive(Serialize)]
#[serde(untagged)]
enum MaxPrice {
    Free { prompt: u8, completion: u8, request: u8 },
    Paid { prompt: String, completion: String, request: String, image: String },
}

/// Accounts can switch plugins on for every request; this switches one off again, unless the
/// account prevents that. What gets through, the receipt check catches.
#[derive(Serialize)]
struct Plugin {
    id: &'static str,
    enabled: bool,
}

/// Every plugin that can cost and can be switched off (API sheet 1.6).
const OFF: &[Plugin] =
    &[Plugin { id: "web", enabled: false }, Plugin { id: "fusion", enabled: false }];

/// Other servers count tokens only when they are asked to.
#[derive(Serialize)]
struct StreamOptions {
    include_usage: bool,
}

/// The JSON of `request`; `rates` is what may be paid for it, if anything.
pub(super) fn serialize(request: &ChatRequest, dialect: Dialect, rates: Option<&Rates>) -> String {
    let openrouter = dialect == Dialect::OpenRouter;
    let mut request = request.clone();
    let preferences = request.provider.take();
    let max_price = openrouter.then(|| max_price(rates));
    let is_filtered = preferences.is_some() || max_price.is_some();
    let body = Body {
        request: &request,
        stream: true,
        provider: is_filtered.then_some(Provider { preferences, max_price }),
        plugins: if openrouter { OFF } else { &[] },
        stream_options: (!openrouter).then_some(StreamOptions { include_usage: true }),
    };
    // Strings and finite numbers: the rules refused everything that JSON cannot hold.
    serde_json::to_string(&body).unwrap_or_default()
}

fn max_price(rates: Option<&Rates>) -> MaxPrice {
    let million = |price: Amount| price.times(1_000_000).text();
    match rates {
        None => MaxPrice::Free { prompt: 0, completion: 0, request: 0 },
        Some(rates) => MaxPrice::Paid {
            prompt: million(rates.prompt),
            completion: million(rates.completion),
            request: rates.request.text(),
            image: rates.image.text(),
        },
    }
}
