//! `GET /models`, `/models/user`, `/model/…` and `/models/…/endpoints`.

use serde_json::Value;

#[cfg(feature = "full")]
use super::query;
use super::{Entry, Models, Nature};
use crate::problem::{Problem, json_reply};
use crate::reply::Reply;
use crate::request::Request;

/// What a look at the catalogue depends on.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) models: &'a Models,
    pub(crate) request: &'a Request,
    /// Number of the exchange.
    pub(crate) id: u64,
    /// Simulated time, and when the run began, in ms since the epoch.
    pub(crate) now: u64,
    pub(crate) began: u64,
}

impl<'a> View<'a> {
    /// The entries that pass the query, in its order. An unknown value is a validation error.
    #[cfg_attr(
        not(feature = "full"),
        expect(clippy::unnecessary_wraps, reason = "only a query can be wrong")
    )]
    pub(super) fn found(self, keep: impl Fn(&Entry) -> bool) -> Result<Vec<&'a Entry>, Reply> {
        #[cfg(feature = "full")]
        query::check(self.request).map_err(|(code, field, message)| {
            crate::problem::zod_reply(self.id, code, field, &message)
        })?;
        let wanted = self.request.parameter("output_modalities");
        let wanted = wanted.filter(|csv| !csv.is_empty()).unwrap_or_else(|| "text".to_owned());
        let wanted: Vec<&str> = wanted.split(',').collect();
        let shown = |entry: &Entry| {
            let speaks = |kind: &&str| *kind == "all" || entry.outputs.contains(kind);
            wanted.iter().any(speaks) && self.listed(entry) && keep(entry)
        };
        let found = self.models.iter().filter(|entry| shown(entry));
        #[cfg(feature = "full")]
        let found = found.filter(|entry| query::passes(entry, self.request, self.now));
        #[cfg_attr(not(feature = "full"), expect(unused_mut, reason = "only a query sorts"))]
        let mut found: Vec<&Entry> = found.collect();
        #[cfg(feature = "full")]
        query::sort(&mut found, self.request);
        Ok(found)
    }

    /// Whether an entry still stands in the list, and has every value of the csv filters.
    fn listed(self, entry: &Entry) -> bool {
        let all = |name: &str, have: &[&str]| {
            let csv = self.request.parameter(name).unwrap_or_default();
            csv.split(',').all(|value| value.is_empty() || have.contains(&value))
        };
        let q = self.request.parameter("q").unwrap_or_default().to_ascii_lowercase();
        !entry.is_retired(self.began, self.now)
            && all("input_modalities", &entry.inputs)
            && all("supported_parameters", &entry.supported)
            && (entry.id.contains(&q) || entry.name.to_ascii_lowercase().contains(&q))
    }

    fn find(self, id: &str) -> Option<&'a Entry> {
        self.models.find(id).filter(|entry| !entry.is_retired(self.began, self.now))
    }
}

/// The list, filtered as asked; `keep` holds what the account may see.
pub(crate) fn list(view: View<'_>, keep: impl Fn(&Entry) -> bool) -> Reply {
    let found = match view.found(keep) {
        Ok(found) => found,
        Err(reply) => return reply,
    };
    let mut reply = json_reply(view.id, 200, &page(&found, view));
    reply.headers.push((
        "Cache-Control",
        "public, max-age=120, stale-while-revalidate=3600, stale-if-error=3600".to_owned(),
    ));
    reply
}

/// All of it, or one page when `offset` or `limit` is given.
fn page(found: &[&Entry], view: View<'_>) -> Value {
    let request = view.request;
    let number = |name: &str| request.parameter(name).and_then(|text| text.parse::<usize>().ok());
    let (offset, limit) = (number("offset"), number("limit"));
    let start = offset.unwrap_or(0).min(found.len());
    let size = match (offset, limit) {
        (None, None) => found.len(),
        _ => limit.unwrap_or(500).clamp(1, 1000),
    };
    let end = start.saturating_add(size).min(found.len());
    let shown = found.get(start..end).unwrap_or_default().iter();
    let data: Vec<Value> = shown.map(|entry| entry.listed(view.began)).collect();
    let more = end < found.len();
    let next = more.then(|| format!("{}?{}", request.path, next_query(request, end, size)));
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
pub(crate) fn detail(view: View<'_>, id: &str) -> Reply {
    let Some(entry) = view.find(id) else {
        return not_found(id, view.id);
    };
    let shown = if entry.alias_target.is_some() { view.models.serving(entry) } else { entry };
    json_reply(view.id, 200, &object!({ "data": shown.listed(view.began) }))
}

/// The endpoints of one model: exactly one, none for routers (API sheet 1.2). Percentiles are for
/// callers with a key.
pub(crate) fn endpoints(view: View<'_>, id: &str, known: bool) -> Reply {
    let Some(entry) = view.find(id) else {
        return not_found(id, view.id);
    };
    let list = if entry.tokenizer == "Router" { Vec::new() } else { vec![endpoint(entry, known)] };
    let data = object!({
        "id": entry.id.clone(),
        "name": entry.name.clone(),
        "created": entry.created,
        "description": entry.description.clone(),
        "architecture": entry.architecture(),
        "endpoints": list,
    });
    json_reply(view.id, 200, &object!({ "data": data }))
}

/// One endpoint. The uptime leaves rate limits out, so it says little about a free one.
pub(super) fn endpoint(entry: &Entry, known: bool) -> Value {
    let nature = Nature::of(entry);
    let tools = entry.supported.contains(&"tools");
    let percentiles = |median: f64, steps: [f64; 4]| {
        let at = |step: f64| (median * step).round();
        object!({ "p50": at(steps[0]), "p75": at(steps[1]), "p90": at(steps[2]), "p99": at(steps[3]) })
    };
    let latency = percentiles(nature.first_ms, [1.0, 1.4, 2.1, 4.5]);
    let throughput = percentiles(nature.tokens_per_second, [1.0, 0.8, 0.6, 0.3]);
    object!({
        "name": format!("{} | {}", entry.provider, entry.id),
        "model_id": entry.id.clone(),
        "model_name": entry.name.clone(),
        "provider_name": entry.provider.clone(),
        "tag": entry.provider_slug(),
        "context_length": entry.context_length.unwrap_or(0),
        "max_completion_tokens": entry.max_completion,
        "max_prompt_tokens": Value::Null,
        "pricing": entry.pricing(),
        "quantization": "unknown",
        "status": 0,
        "supported_parameters": entry.supported.clone(),
        "supports_implicit_caching": false,
        "supports_tool_choice": object!({
            "auto": tools, "function": tools, "none": tools, "required": tools,
        }),
        "uptime_last_5m": Value::Null,
        "uptime_last_30m": 99.2,
        "uptime_last_1d": 98.7,
        "latency_last_30m": if known { latency } else { Value::Null },
        "throughput_last_30m": if known { throughput } else { Value::Null },
    })
}

fn not_found(id: &str, exchange_id: u64) -> Reply {
    Problem::new(404, format!("Model {id} not found")).reply(exchange_id, None)
}
