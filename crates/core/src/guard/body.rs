//! The JSON that is sent: the request, and the fields that keep its cost at zero.

use serde::Serialize;

use crate::{chat::ChatRequest, gateway::Dialect};

#[derive(Serialize)]
struct Body<'a> {
    #[serde(flatten)]
    request: &'a ChatRequest,
    stream: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<Provider>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plugins: Option<[Plugin; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stream_options: Option<StreamOptions>,
}

/// A hard filter: an endpoint that charges anything is not used (API sheet 2.5).
#[derive(Serialize)]
struct Provider {
    max_price: MaxPrice,
}

#[derive(Serialize, Default)]
struct MaxPrice {
    prompt: u8,
    completion: u8,
    request: u8,
}

/// Accounts can switch web search on for every request; this switches it off again, unless the
/// account prevents that. What gets through, the receipt check catches.
#[derive(Serialize)]
struct Plugin {
    id: &'static str,
    enabled: bool,
}

/// Other servers count tokens only when they are asked to.
#[derive(Serialize)]
struct StreamOptions {
    include_usage: bool,
}

pub(super) fn serialize(request: &ChatRequest, dialect: Dialect) -> String {
    let openrouter = dialect == Dialect::OpenRouter;
    let body = Body {
        request,
        stream: true,
        provider: openrouter.then(|| Provider { max_price: MaxPrice::default() }),
        plugins: openrouter.then_some([Plugin { id: "web", enabled: false }]),
        stream_options: (!openrouter).then_some(StreamOptions { include_usage: true }),
    };
    // Strings and finite numbers: the rules refused everything that JSON cannot hold.
    serde_json::to_string(&body).unwrap_or_default()
}
