//! `GET /generation`: what is kept of each answer, and shown late (API sheet 1.4).

use std::collections::VecDeque;

use serde_json::Value;

use crate::calendar::iso;
use crate::problem::{Problem, json_reply};
use crate::reply::Reply;

/// Records of free models were seen after 8 to 50 minutes; this is when they appear here.
const FREE_LAG_MS: u64 = 600_000;
const PAID_LAG_MS: u64 = 30_000;
/// The oldest records are forgotten beyond this many.
const KEPT: usize = 2_000;

/// What an answer turned out to be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Account {
    /// `completions`, `embeddings` or `rerank`.
    pub(crate) api_type: &'static str,
    pub(crate) generation: String,
    /// The dated slug of the model that served.
    pub(crate) slug: String,
    pub(crate) provider: String,
    pub(crate) free: bool,
    /// `openrouter/free`, if that chose.
    pub(crate) router: Option<String>,
    pub(crate) streamed: bool,
    pub(crate) finish: Option<String>,
    pub(crate) prompt_tokens: u64,
    pub(crate) completion_tokens: u64,
    pub(crate) reasoning_tokens: u64,
    /// US dollars.
    pub(crate) cost: f64,
    pub(crate) upstream_cost: f64,
    pub(crate) is_byok: bool,
    pub(crate) images: usize,
    /// Milliseconds to the first token, and from there to the end.
    pub(crate) first_ms: u64,
    pub(crate) rest_ms: u64,
    pub(crate) session: Option<String>,
    pub(crate) user: Option<String>,
}

/// A record and who may see it from when on.
#[derive(Debug)]
struct Record {
    owner: String,
    exchange_id: u64,
    at: u64,
    origin: Option<String>,
    cancelled: bool,
    of: Account,
}

/// All records of a run, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Records(VecDeque<Record>);

impl Records {
    /// Keeps what became of an exchange; `origin` is the page that asked.
    pub(crate) fn keep(
        &mut self,
        owner: &str,
        (exchange_id, at): (u64, u64),
        origin: Option<&str>,
        of: Account,
    ) {
        if self.0.len() >= KEPT {
            self.0.pop_front();
        }
        let (owner, origin) = (owner.to_owned(), origin.map(str::to_owned));
        self.0.push_back(Record { owner, exchange_id, at, origin, cancelled: false, of });
    }

    /// The client of an exchange hung up.
    pub(crate) fn cancel(&mut self, exchange_id: u64) {
        if let Some(record) = self.0.iter_mut().rev().find(|r| r.exchange_id == exchange_id) {
            record.cancelled = true;
        }
    }

    /// The record, or 404 as long as it has not appeared.
    pub(crate) fn answer(&self, wanted: &str, owner: &str, id: u64, now: u64) -> Reply {
        let found = self.0.iter().find(|record| {
            let lag = if record.of.free { FREE_LAG_MS } else { PAID_LAG_MS };
            record.of.generation == wanted
                && record.owner == owner
                && now >= record.at.saturating_add(lag)
        });
        match found {
            Some(record) => json_reply(id, 200, &object!({ "data": record.shown() })),
            None => Problem::new(404, format!("Generation {wanted} not found")).reply(id, None),
        }
    }
}

impl Record {
    fn shown(&self) -> Value {
        let of = &self.of;
        let attempt = object!({
            "provider_name": of.provider.clone(), "status": 200, "latency": of.first_ms,
            "endpoint_id": "endpoint-simulated", "model_permaslug": of.slug.clone(),
            "is_byok": of.is_byok, "id": "attempt-simulated",
        });
        let mut data = object!({
            "id": of.generation.clone(), "created_at": iso(self.at), "model": of.slug.clone(),
            "provider_name": of.provider.clone(), "router": of.router.clone(),
            "streamed": of.streamed, "cancelled": self.cancelled,
            "finish_reason": of.finish.clone(), "native_finish_reason": of.finish.clone(),
            "tokens_prompt": of.prompt_tokens, "tokens_completion": of.completion_tokens,
            "native_tokens_prompt": of.prompt_tokens,
            "native_tokens_completion": of.completion_tokens,
            "native_tokens_reasoning": of.reasoning_tokens, "native_tokens_cached": 0,
            "total_cost": of.cost, "usage": of.cost, "upstream_inference_cost": of.upstream_cost,
            "is_byok": of.is_byok, "latency": of.first_ms, "generation_time": of.rest_ms,
            "num_media_prompt": of.images, "api_type": of.api_type,
            "origin": self.origin.clone().unwrap_or_default(),
            "external_user": of.user.clone(), "session_id": of.session.clone(),
            "provider_responses": [attempt], "data_region": "global",
        });
        for absent in ABSENT {
            data[*absent] = Value::Null;
        }
        data
    }
}

/// Members that are there and null.
const ABSENT: &[&str] = &[
    "native_tokens_completion_images",
    "num_input_audio_prompt",
    "num_media_completion",
    "num_search_results",
    "num_fetches",
    "cache_discount",
    "moderation_latency",
    "http_referer",
    "user_agent",
    "app_id",
    "request_id",
    "preset_id",
    "service_tier",
    "workspace_id",
    "web_search_engine",
    "response_cache_source_id",
    "upstream_id",
];
