//! The JSON that is sent: the request, and the fields that keep its cost at zero, or at what is
//! listed.

use crate::{
    catalogue::{Amount, FREE_ROUTER, Model, Rates},
    chat::{ChatRequest, Message, drop_duplicates},
    gateway::Dialect,
    json::write,
};

/// A hard filter: an endpoint that charges more is not used (API sheet 2.5). The numbers that are
/// known to work.
const NOTHING: &str = r#"{"prompt":0,"completion":0,"request":0}"#;

/// Accounts can switch plugins on for every request; this sets back every one that can cost and can
/// be switched off (API sheet 1.6), unless the account prevents that. What gets through, the receipt
/// check catches.
const OFF: &str = r#"{"id":"web","enabled":false},{"id":"fusion","enabled":false}"#;

/// Other servers count tokens only when they are asked to.
const COUNTED: &str = r#"{"include_usage":true}"#;

/// The JSON of `request` to any of `models`; `rates` is what may be paid for it, if anything.
pub(super) fn serialize(
    request: &ChatRequest,
    dialect: Dialect,
    models: &[&Model],
    rates: Option<&Rates>,
) -> String {
    let mut request = request.clone();
    drop_duplicates(&mut request.messages);
    let preferences = request.provider.take().map(|preferences| write(&preferences));
    // Finite numbers and texts: the rules refused everything that JSON cannot hold.
    let mut body = write(&request);
    add(&mut body, "stream", "true");
    if dialect == Dialect::OpenRouter {
        let mut provider = preferences.unwrap_or_else(|| "{}".to_owned());
        add(&mut provider, "max_price", &max_price(rates));
        add(&mut body, "provider", &provider);
        add(&mut body, "plugins", &plugins(&request, models));
    } else {
        if let Some(preferences) = preferences {
            add(&mut body, "provider", &preferences);
        }
        add(&mut body, "stream_options", COUNTED);
    }
    body
}

/// Adds a member to the JSON of an object.
fn add(object: &mut String, name: &str, value: &str) {
    object.pop();
    if object.len() > 1 {
        object.push(',');
    }
    object.extend(["\"", name, "\":", value, "}"]);
}

/// Decimals in text, of USD per million tokens, or per request or image.
fn max_price(rates: Option<&Rates>) -> String {
    let Some(rates) = rates else { return NOTHING.to_owned() };
    let million = |price: Amount| price.times(1_000_000).text();
    let mut most = "{}".to_owned();
    for (name, price) in [
        ("prompt", million(rates.prompt)),
        ("completion", million(rates.completion)),
        ("request", rates.request.text()),
        ("image", rates.image.text()),
    ] {
        add(&mut most, name, &write(&price));
    }
    most
}

/// What sets plugins back, and a free reader for what is attached: by default a paid engine reads
/// documents where a model does not do it itself (API sheet 2.4, 4), and an address does not show
/// whether a document is behind it.
fn plugins(request: &ChatRequest, models: &[&Model]) -> String {
    if request.messages.iter().flat_map(Message::attachments).next().is_none() {
        return ["[", OFF, "]"].concat();
    }
    let reads = |model: &&Model| model.reads("file") && model.id != FREE_ROUTER;
    let engine = if models.iter().all(reads) { "native" } else { "cloudflare-ai" };
    let reader = r#"{"id":"file-parser","pdf":{"engine":""#;
    ["[", OFF, ",", reader, engine, "\"}}]"].concat()
}
