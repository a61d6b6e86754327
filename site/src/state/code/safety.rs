//! The body of a request that nobody guards: what keeps its cost at zero stands in it.

use tollfree::{ChatRequest, Content, Part};

use super::{Form, Wish, node::Node};

/// What is sent for `request`, with prices of zero and without plugins that cost (API sheet 2.4
/// and 2.5), as the guard sends it.
pub(super) fn body(wish: &Wish, request: &ChatRequest) -> Node {
    let mut body = Node::of(request);
    let others = wish.others_of(request);
    if !others.is_empty() {
        body.take("models");
        body.push("models", Node::List(others.iter().map(|other| Node::text(other)).collect()));
    }
    body.push("stream", Node::plain(if wish.form == Form::Streamed { "true" } else { "false" }));
    let mut provider = body.take("provider").unwrap_or_else(|| Node::object([]));
    let zero = || Node::plain("0");
    let prices = [("prompt", zero()), ("completion", zero()), ("request", zero())];
    provider.push("max_price", Node::object(prices));
    body.push("provider", provider);
    body.push("plugins", Node::List(plugins(request)));
    body
}

fn plugins(request: &ChatRequest) -> Vec<Node> {
    let off = |id| Node::object([("id", Node::text(id)), ("enabled", Node::plain("false"))]);
    let mut all = vec![off("web"), off("fusion")];
    if has_attachments(request) {
        let engine = Node::object([("engine", Node::text("cloudflare-ai"))]);
        all.push(Node::object([("id", Node::text("file-parser")), ("pdf", engine)]));
    }
    all
}

fn has_attachments(request: &ChatRequest) -> bool {
    request.messages.iter().any(|message| match &message.content {
        Some(Content::Parts(parts)) => parts.iter().any(|part| !matches!(part, Part::Text { .. })),
        _ => false,
    })
}

/// The members that all requests share, and the rest of each, `model` first.
pub(super) fn shared(bodies: &[Node]) -> (Node, Vec<Node>) {
    let is_shared =
        |name: &str, value: &Node| bodies.iter().all(|body| body.get(name) == Some(value));
    let split = |body: &Node, keep: bool| match body {
        Node::Object(members) => Node::Object(
            members
                .iter()
                .filter(|(name, value)| (name != "model" && is_shared(name, value)) == keep)
                .cloned()
                .collect(),
        ),
        other => other.clone(),
    };
    let common = bodies.first().map_or_else(|| Node::object([]), |body| split(body, true));
    let rest = bodies.iter().map(|body| split(body, false)).collect();
    (common, rest)
}
