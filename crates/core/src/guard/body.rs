//! The JSON that is sent: the request, and the fields that keep its cost at zero, or at what is
//! listed.

use serde::Serialize;

use crate::{
    catalogue::{Amount, FREE_ROUTER, Model, Rates},
    chat::{ChatRequest, Message, ProviderPreferences, drop_duplicates},
    gateway::Dialect,
};

#[derive(Serialize)]
struct Body<'a> {
    #[serde(flatten)]
    request: &'a ChatRequest,
    stream: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<Provider>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    plugins: Vec<Plugin>,
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

/// Accounts can switch plugins on for every request, and set how they work; this sets them back,
/// unless the account prevents that. What gets through, the receipt check catches.
#[derive(Serialize)]
#[serde(untagged)]
enum Plugin {
    Off { id: &'static str, enabled: bool },
    Documents { id: &'static str, pdf: Pdf },
}

/// What reads documents: by default a paid engine where a model does not do it itself (API sheet
/// 2.4, 4).
#[derive(Serialize)]
struct Pdf {
    engine: &'static str,
}

/// Every plugin that can cost and can be switched off (API sheet 1.6), and a free reader for what
/// is attached: an address does not show whether a document is behind it.
fn plugins(request: &ChatRequest, models: &[&Model]) -> Vec<Plugin> {
    let mut all = Vec::from(["web", "fusion"].map(|id| Plugin::Off { id, enabled: false }));
    if request.messages.iter().flat_map(Message::attachments).next().is_some() {
        let reads = |model: &&Model| model.reads("file") && model.id != FREE_ROUTER;
        let engine = if models.iter().all(reads) { "native" } else { "cloudflare-ai" };
        all.push(Plugin::Documents { id: "file-parser", pdf: Pdf { engine } });
    }
    all
}

/// Other servers count tokens only when they are asked to.
#[derive(Serialize)]
struct StreamOptions {
    include_usage: bool,
}

/// The JSON of `request` to any of `models`; `rates` is what may be paid for it, if anything.
pub(super) fn serialize(
    request: &ChatRequest,
    dialect: Dialect,
    models: &[&Model],
    rates: Option<&Rates>,
) -> String {
    let openrouter = dialect == Dialect::OpenRouter;
    let mut request = request.clone();
    drop_duplicates(&mut request.messages);
    let preferences = request.provider.take();
    let max_price = openrouter.then(|| max_price(rates));
    let is_filtered = preferences.is_some() || max_price.is_some();
    let plugins = if openrouter { plugins(&request, models) } else { Vec::new() };
    let body = Body {
        request: &request,
        stream: true,
        provider: is_filtered.then_some(Provider { preferences, max_price }),
        plugins,
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
