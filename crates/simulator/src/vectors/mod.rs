//! `POST /embeddings` and `POST /rerank` (API sheet 1.5).

mod embeddings;
mod rerank;

use serde_json::{Map, Value};

use crate::account::{Account, Quota, Spent, Trait};
use crate::catalogue::{Entry, Models};
use crate::ledger::Note;
use crate::money::Money;
use crate::problem::Problem;
use crate::records;

pub(crate) use embeddings::embed;
pub(crate) use rerank::rerank;

/// What both routes meet.
pub(crate) struct Setting<'a> {
    pub(crate) models: &'a Models,
    pub(crate) account: &'a Account,
    pub(crate) generation: &'a str,
    pub(crate) now: u64,
    /// Free requests a day and a minute.
    pub(crate) limits: (u32, u32),
}

/// An answer of one of the routes, or what is wrong with the request.
type Answer = Result<Value, Problem>;

/// Which route is asked, and what its models put out.
struct Route {
    name: &'static str,
    output: &'static str,
}

impl Setting<'_> {
    /// The model that was asked for, counted against the quota.
    fn admit<'b>(
        &'b self,
        body: &Map<String, Value>,
        route: &Route,
        quota: &mut Quota,
        note: &mut Note,
    ) -> Result<&'b Entry, Problem> {
        let name = body.get("model").and_then(Value::as_str);
        let name = name.ok_or_else(|| Problem::new(400, "No models provided"))?;
        note.model = Some(name.to_owned());
        let unknown = || Problem::new(400, format!("{name} is not a valid model ID"));
        let entry = self.models.find(name).ok_or_else(unknown)?;
        note.counted = entry.is_free_variant() && self.account.kind != Trait::Byok;
        if note.counted {
            quota.count(self.now, self.limits.0, self.limits.1).map_err(Spent::problem)?;
        }
        if self.account.kind == Trait::Negative {
            return Err(crate::scenario::insufficient_credits());
        }
        if !entry.outputs.contains(&route.output) {
            return Err(wrong_endpoint(entry, route.name));
        }
        if self.account.excludes(entry) {
            return Err(crate::chat::privacy());
        }
        note.served = Some(entry.id.clone());
        Ok(entry)
    }

    /// Bills `tokens` of `entry` and keeps the record: the usage that the reply shows.
    fn bill(
        &self,
        entry: &Entry,
        api_type: &'static str,
        tokens: u64,
        note: &mut Note,
    ) -> Result<Value, Problem> {
        let is_byok = self.account.kind == Trait::Byok;
        let listed = entry.price("prompt") * tokens + entry.price("request");
        let cost = if is_byok { Money::ZERO } else { listed };
        let upstream = if is_byok { Money::milli(1) } else { Money::ZERO };
        if !cost.is_zero() && self.account.refuses_cost() {
            return Err(crate::scenario::insufficient_credits());
        }
        note.cost = cost + upstream;
        note.reasons.extend((!cost.is_zero()).then(|| "prompt tokens".to_owned()));
        note.reasons
            .extend(is_byok.then(|| "billed by the provider to an own provider key".to_owned()));
        note.record = Some(records::Account {
            api_type,
            generation: self.generation.to_owned(),
            slug: entry.canonical_slug.clone(),
            provider: entry.provider.clone(),
            free: entry.is_free_variant(),
            prompt_tokens: tokens,
            cost: cost.dollars(),
            upstream_cost: upstream.dollars(),
            is_byok,
            first_ms: 40,
            ..records::Account::default()
        });
        Ok(object!({
            "prompt_tokens": tokens, "total_tokens": tokens, "cost": shown(cost),
            "is_byok": is_byok,
            "cost_details": object!({ "upstream_inference_cost": shown(upstream),
                "upstream_inference_prompt_cost": shown(upstream),
                "upstream_inference_completions_cost": 0 }),
        }))
    }
}

/// Dollars as the wire shows them: nothing is a plain 0.
fn shown(money: Money) -> Value {
    if money.is_zero() { Value::from(0) } else { Value::from(money.dollars()) }
}

fn wrong_endpoint(entry: &Entry, route: &str) -> Problem {
    let message = format!("{} does not support the {route} endpoint", entry.id);
    Problem::new(400, message).available(object!({
        "code": "wrong_endpoint", "retryable": false, "requested_models": [entry.id.clone()],
        "docs_url": "https://openrouter.ai/docs",
    }))
}

/// The body as an object.
fn parse(bytes: &[u8]) -> Result<Map<String, Value>, Problem> {
    serde_json::from_slice(bytes).map_err(|_| Problem::new(400, "Invalid JSON body"))
}

/// Roughly four characters make a token.
fn tokens(text: &str) -> u64 {
    u64::try_from(text.chars().count().div_ceil(4).max(1)).unwrap_or(u64::MAX)
}
