//! The engine: routes, state, and nothing that the outside decides but the time.

use std::collections::BTreeMap;

use crate::account::{Account, Quota, Trait, authorize};
use crate::catalogue::{self, Models};
use crate::chat::{self, Memory, Outcome, Stage};
#[cfg(feature = "full")]
use crate::control;
use crate::cors;
use crate::ledger::{Closed, Entry, Ledger, Note};
use crate::problem::{Problem, json_reply};
use crate::random::{Dice, mix};
use crate::reply::{Body, Reply};
use crate::request::Request;
use crate::settings::Settings;

/// Accounts beyond this many start over with an unused quota.
const ACCOUNTS: usize = 10_000;

/// An OpenRouter in a box. See the crate's documentation.
#[derive(Debug)]
pub struct Engine {
    pub(crate) settings: Settings,
    pub(crate) quotas: BTreeMap<String, Quota>,
    pub(crate) ledger: Ledger,
    /// Free requests of the day that every account starts with.
    pub(crate) used_today: u32,
    models: Models,
    memory: Memory,
    exchanges: u64,
}

impl Engine {
    /// An engine whose every byte follows from these settings and the requests to come.
    pub fn new(settings: Settings) -> Self {
        Self {
            models: Models::new(&settings),
            settings,
            quotas: BTreeMap::new(),
            ledger: Ledger::default(),
            used_today: 0,
            memory: Memory::default(),
            exchanges: 0,
        }
    }

    /// Answers one request at `now_ms` (milliseconds since the Unix epoch).
    pub fn handle(&mut self, request: &Request, now_ms: u64) -> Reply {
        self.exchanges += 1;
        let id = self.exchanges;
        if request.method.eq_ignore_ascii_case("OPTIONS") {
            return cors::preflight(request, id);
        }
        let parts = request.parts();
        #[cfg(feature = "full")]
        if parts.first().is_some_and(|part| part == "__simulator") {
            return control::handle(self, request, id, now_ms);
        }
        let mut note = Note::default();
        let mut reply = self.route(request, &parts, id, now_ms, &mut note);
        let mut dice = self.dice("head", id);
        reply.headers.push(("request-id", format!("req-{}", dice.hex(24))));
        reply.headers.push(("cf-ray", format!("{}-SIM", dice.hex(16))));
        self.enter(request, &reply, note, now_ms);
        reply
    }

    /// Tells the ledger how an exchange ended. Unknown and already closed exchanges are ignored.
    pub fn closed(&mut self, exchange_id: u64, how: Closed) {
        self.ledger.close(exchange_id, how);
    }

    /// What every request since the last reset would have been billed together, in US dollars.
    pub fn total_cost_usd(&self) -> f64 {
        self.ledger.total_usd()
    }

    /// The ledger's entries, oldest first.
    pub fn ledger(&self) -> impl Iterator<Item = &Entry> {
        self.ledger.entries()
    }

    fn dice(&self, purpose: &str, id: u64) -> Dice {
        let seed = self.settings.seed.to_le_bytes();
        Dice::new(mix(&[purpose.as_bytes(), &seed, &id.to_le_bytes()]))
    }

    fn route(
        &mut self,
        request: &Request,
        parts: &[String],
        id: u64,
        now: u64,
        note: &mut Note,
    ) -> Reply {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let get = request.method.eq_ignore_ascii_case("GET");
        let models = &self.models;
        match (get, parts.as_slice()) {
            (true, ["api", "v1", "models"]) => catalogue::list(models, request, id, |_| true),
            (true, ["api", "v1", "models", "count"]) => json_reply(
                id,
                200,
                &object!({ "data": object!({ "count": models.iter().count() }) }),
            ),
            (true, ["api", "v1", "model", author, slug]) => {
                catalogue::detail(models, &format!("{author}/{slug}"), id)
            }
            (true, ["api", "v1", "models", author, slug, "endpoints"]) => {
                catalogue::endpoints(models, &format!("{author}/{slug}"), id)
            }
            (_, ["api", "v1", rest @ ..]) => self.private(get, rest, request, id, now, note),
            _ => Problem::new(404, "Not Found").reply(id, None),
        }
    }

    /// Routes that need a key.
    fn private(
        &mut self,
        get: bool,
        rest: &[&str],
        request: &Request,
        id: u64,
        now: u64,
        note: &mut Note,
    ) -> Reply {
        let account = match authorize(request.header("Authorization")) {
            Ok(account) => account,
            Err(problem) => return problem.reply(id, None),
        };
        note.authorized = true;
        note.key_tail = Some(account.tail.clone());
        match (get, rest) {
            (true, ["models", "user"]) => catalogue::list(&self.models, request, id, |entry| {
                let private = account.kind == Trait::Private && entry.is_free_variant();
                !private && entry.id != "simulator/privacy:free"
            }),
            (true, ["key"]) => self.key(&account, id, now),
            (true, ["credits"]) => json_reply(
                id,
                200,
                &object!({ "data": object!({ "total_credits": 5, "total_usage": self.total_cost_usd() }) }),
            ),
            (true, ["generation"]) => {
                let wanted = request.parameter("id").unwrap_or_default();
                Problem::new(404, format!("Generation {wanted} not found")).reply(id, None)
            }
            (false, ["chat", "completions"]) if request.method.eq_ignore_ascii_case("POST") => {
                self.chat(&account, request, id, now, note)
            }
            _ => Problem::new(404, "Not Found").reply(id, None),
        }
    }

    fn daily(&self, account: &Account) -> u32 {
        if account.kind == Trait::Funded { 1000 } else { self.settings.daily_limit }
    }

    /// The account's quota, begun when it is first met.
    fn quota(&mut self, account: &Account, now: u64) -> Quota {
        let begun = self.quotas.get(account.id()).cloned();
        begun.unwrap_or_else(|| {
            let mut quota = Quota::default();
            let spent = account.kind == Trait::DaySpent;
            quota.set_used(if spent { self.settings.daily_limit } else { self.used_today }, now);
            quota
        })
    }

    fn key(&mut self, account: &Account, id: u64, now: u64) -> Reply {
        let (used, limit) = (self.quota(account, now).used(now), self.daily(account));
        account.sheet(id, used, limit, self.total_cost_usd())
    }

    fn chat(
        &mut self,
        account: &Account,
        request: &Request,
        id: u64,
        now: u64,
        note: &mut Note,
    ) -> Reply {
        let generation = format!("gen-{}-{}", now / 1000, self.dice("generation", id).letters(20));
        let mut quota = self.quota(account, now);
        let stage = Stage {
            settings: &self.settings,
            models: &self.models,
            account,
            now,
            daily: self.daily(account),
        };
        let outcome =
            chat::complete(stage, &request.body, &generation, &mut quota, &mut self.memory, note);
        if self.quotas.len() >= ACCOUNTS {
            self.quotas.clear();
        }
        self.quotas.insert(account.id().to_owned(), quota);
        let mut reply = match outcome {
            Ok(outcome) => answered(id, outcome),
            Err(problem) => problem.reply(id, Some(&account.user_id)),
        };
        if matches!(reply.status, 200 | 400 | 429) {
            reply.headers.push(("X-Generation-Id", generation));
        }
        reply
    }

    fn enter(&mut self, request: &Request, reply: &Reply, note: Note, now: u64) {
        let entry = Entry {
            exchange_id: reply.exchange_id,
            at: now,
            method: request.method.clone(),
            path: request.path.clone(),
            model: note.model,
            served: note.served,
            streamed: matches!(reply.body, Body::Stream(_)),
            status: reply.status,
            outcome: "open",
            bytes_sent: 0,
            cost_usd: note.cost.dollars(),
            cost_reasons: note.reasons,
            authorized: note.authorized,
            key_tail: note.key_tail,
            counted: note.counted,
        };
        self.ledger.open(entry, note.cost);
    }
}

fn answered(exchange_id: u64, outcome: Outcome) -> Reply {
    let mut headers = if outcome.readable { cors::readable() } else { Vec::new() };
    headers.push(("Content-Type", outcome.content_type.to_owned()));
    headers.push(("Cache-Control", "no-cache".to_owned()));
    Reply { exchange_id, status: outcome.status, headers, body: outcome.body }
}
