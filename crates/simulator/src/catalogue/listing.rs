//! `GET /models`, `/models/user`, `/model/…` and `/models/…/endpoints`.

use serde_json::Value;

use super::{Entry, Models};
use crate::problem::{Problem, json_reply, zod_reply};
use crate::reply::Reply;
use crate::request::Request;

const OUTPUTS: [&str; 9] = [
    "text",
    "image",
    "embeddings",
    "audio",
    "video",
    "rerank",
    "decisions",
    "speech",
    "transcription",
];

/// The list, filtered as asked; `keep` holds what the account may see.
pub(crate) fn list(
    models: &Models,
    request: &Request,
    exchange_id: u64,
    keep: impl Fn(&Entry) -> bool,
) -> Reply {
    let wanted = request.parameter("output_modalities").unwrap_or_else(|| "text".to_owned());
    let wanted: Vec<&str> = wanted.split(',').collect();
    if let Some(odd) = wanted.iter().find(|kind| **kind != "all" && !OUTPUTS.contains(*kind)) {
        return zod_reply(
            exchange_id,
            "invalid_value",
            "output_modalities",
            &format!("Invalid option: {odd}"),
        );
    }
    let found: Vec<&Entry> = models
        .iter()
        .filter(|entry| wanted.iter().any(|kind| *kind == "all" || entry.outputs.contains(kind)))
        .filter(|entry| matches(entry, request) && keep(entry))
        .collect();
    let mut reply = json_reply(exchange_id, 200, &page(&found, request));
    reply.headers.push((
        "Cache-Control",
        "public, max-age=120, stale-while-revalidate=3600, stale-if-error=3600".to_owned(),
    ));
    reply
}

/// Every value of a csv filter must be there.
fn matches(entry: &Entry, request: &Request) -> bool {
    let all = |name: &str, have: &[&str]| {
        request.parameter(name).is_none_or(|csv| csv.split(',').all(|value| have.contains(&value)))
    };
    let named = |q: String| {
        let q = q.to_ascii_lowercase();
        entry.id.contains(&q) || entry.name.to_ascii_lowercase().contains(&q)
    };
    all("input_modalities", &entry.inputs)
        && all("supported_parameters", &entry.supported)
        && request.parameter("q").is_none_or(named)
}

/// All of it, or one page when `offset` or `limit` is given.
fn page(found: &[&Entry], request: &Request) -> Value {
    let number = |name: &str| request.parameter(name).and_then(|text| text.parse::<usize>().ok());
    let (offset, limit) = (number("offset"), number("limit"));
    let start = offset.unwrap_or(0).min(found.len());
    let size = match (offset, limit) {
        (None, None) => found.len(),
        _ => limit.unwrap_or(500).clamp(1, 1000),
    };
    let end = start.saturating_add(size).min(found.len());
    let data: Vec<Value> =
        found.get(start..end).unwrap_or_default().iter().map(|entry| entry.listed()).collect();
    let more = end < found.len();
    let next = more.then(|| format!("/api/v1/models?{}", next_query(request, end, size)));
    object!({ "data": data, "total_count": found.len(), "links": object!({ "next": next }) })
}

/// The same query with the next page's window.
fn next_query(request: &Request, offset: usize, limit: usize) -> String {
    let kept = request.query.split('&').filter(|pair| {
        !pair.is_empty() && !pair.starts_with("offset=") && !pair.starts_with("limit=")
    });
    let window = [format!("offset={offset}"), format!("limit={limit}")];
    kept.map(str::to_owned).chain(window).collect::<Vec<_>>().join("&")
}

/// One model; aliases show what they stand for.
pub(crate) fn detail(models: &Models, id: &str, exchange_id: u64) -> Reply {
    let Some(entry) = models.find(id) else {
        return not_found(id, exchange_id);
    };
    let shown = if entry.alias_target.is_some() { models.serving(entry) } else { entry };
    json_reply(exchange_id, 200, &object!({ "data": shown.listed() }))
}

/// The endpoints of one model: exactly one, none for routers (API sheet 1.2).
pub(crate) fn endpoints(models: &Models, id: &str, exchange_id: u64) -> Reply {
    let Some(entry) = models.find(id) else {
        return not_found(id, exchange_id);
    };
    let list = if entry.tokenizer == "Router" { Vec::new() } else { vec![endpoint(entry)] };
    let data = object!({
        "id": entry.id.clone(),
        "name": entry.name.clone(),
        "created": entry.created,
        "description": entry.description.clone(),
        "architecture": entry.architecture(),
        "endpoints": list,
    });
    json_reply(exchange_id, 200, &object!({ "data": data }))
}

fn endpoint(entry: &Entry) -> Value {
    object!({
        "name": format!("{} | {}", entry.provider, entry.id),
        "model_id": entry.id.clone(),
        "model_name": entry.name.clone(),
        "provider_name": entry.provider.clone(),
        "tag": entry.provider.to_ascii_lowercase().replace(' ', "-"),
        "context_length": entry.context_length,
        "max_completion_tokens": entry.max_completion,
        "max_prompt_tokens": Value::Null,
        "pricing": entry.pricing(),
        "quantization": "unknown",
        "status": 0,
        "supported_parameters": entry.supported.clone(),
        "supports_implicit_caching": false,
        "uptime_last_5m": Value::Null,
        "uptime_last_30m": 99.2,
        "uptime_last_1d": 98.7,
        "latency_last_30m": Value::Null,
        "throughput_last_30m": Value::Null,
    })
}

fn not_found(id: &str, exchange_id: u64) -> Reply {
    Problem::new(404, format!("Model {id} not found")).reply(exchange_id, None)
}
