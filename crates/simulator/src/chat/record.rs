//! What `/generation` will show of an answer.

use super::complete::Cast;
use super::render::Rendered;
use crate::records::Account;

/// The facts of one answer.
pub(super) fn record(cast: &Cast<'_>, rendered: &Rendered) -> Account {
    let text = |key: &str| cast.ask.text(key).map(str::to_owned);
    let routed = cast.route.named.tokenizer == "Router";
    let consumed = rendered.consumed;
    Account {
        api_type: "completions",
        generation: cast.generation.to_owned(),
        slug: cast.shown.canonical_slug.clone(),
        provider: cast.shown.provider.clone(),
        free: cast.route.named.is_free_variant(),
        router: routed.then(|| cast.route.named.id.clone()),
        streamed: cast.ask.stream,
        finish: rendered.finish.map(str::to_owned),
        prompt_tokens: consumed.prompt,
        completion_tokens: consumed.completion,
        reasoning_tokens: consumed.reasoning,
        cost: rendered.bill.cost().dollars(),
        upstream_cost: rendered.bill.upstream.dollars(),
        is_byok: rendered.bill.is_byok,
        images: cast.ask.images.len(),
        first_ms: rendered.first_ms,
        rest_ms: rendered.rest_ms,
        session: text("session_id"),
        user: text("user"),
    }
}
