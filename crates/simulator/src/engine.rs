//! The engine: routes, state, and nothing that the outside decides but the time.

use std::collections::BTreeMap;

use crate::account::Quota;
#[cfg(feature = "full")]
use crate::account::Sheets;
use crate::catalogue::Models;
use crate::chat::Memory;
use crate::clock::Clock;
#[cfg(feature = "full")]
use crate::control;
use crate::cors;
use crate::ledger::{Closed, Entry, Ledger, Note};
use crate::random::{Dice, mix};
#[cfg(feature = "full")]
use crate::records::Records;
use crate::reply::{Body, Reply};
use crate::request::Request;
use crate::routes;
use crate::settings::Settings;
#[cfg(feature = "full")]
use crate::signin::Signin;

/// An OpenRouter in a box. See the crate's documentation.
#[derive(Debug)]
pub struct Engine {
    pub(crate) settings: Settings,
    pub(crate) quotas: BTreeMap<String, Quota>,
    pub(crate) ledger: Ledger,
    /// Free requests of the day that every account starts with.
    pub(crate) used_today: u32,
    pub(crate) models: Models,
    pub(crate) memory: Memory,
    exchanges: u64,
    pub(crate) clock: Clock,
    #[cfg(feature = "full")]
    pub(crate) signin: Signin,
    #[cfg(feature = "full")]
    pub(crate) records: Records,
    /// What each account spent, and what `/key` last said of it.
    #[cfg(feature = "full")]
    pub(crate) sheets: Sheets,
}

impl Engine {
    /// An engine whose every byte follows from these settings and the requests to come.
    pub fn new(settings: Settings) -> Self {
        Self {
            models: Models::new(&settings),
            clock: Clock::new(settings.speed),
            settings,
            quotas: BTreeMap::new(),
            ledger: Ledger::default(),
            used_today: 0,
            memory: Memory::default(),
            exchanges: 0,
            #[cfg(feature = "full")]
            signin: Signin::default(),
            #[cfg(feature = "full")]
            records: Records::default(),
            #[cfg(feature = "full")]
            sheets: Sheets::default(),
        }
    }

    /// Answers one request at `now_ms` (milliseconds since the Unix epoch).
    pub fn handle(&mut self, request: &Request, now_ms: u64) -> Reply {
        let now_ms = self.clock.read(now_ms);
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
        let mut reply = routes::answer(self, request, &parts, (id, now_ms), &mut note);
        let mut dice = self.dice("head", id);
        reply.headers.push(("request-id", format!("req-{}", dice.hex(24))));
        reply.headers.push(("cf-ray", format!("{}-SIM", dice.hex(16))));
        self.enter(request, &reply, note, now_ms);
        reply
    }

    /// Tells the ledger how an exchange ended. Unknown and already closed exchanges are ignored.
    pub fn closed(&mut self, exchange_id: u64, how: Closed) {
        #[cfg(feature = "full")]
        if matches!(how, Closed::ClientGone { .. }) {
            self.records.cancel(exchange_id);
        }
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

    /// A code of sign-in; nobody can guess it who does not know the seed.
    #[cfg(feature = "full")]
    pub(crate) fn new_code(&self, id: u64) -> String {
        format!("auth_code_{}", self.dice("code", id).letters(32))
    }

    /// The 64 digits of the key that a code becomes.
    #[cfg(feature = "full")]
    pub(crate) fn new_key(&self, code: &str) -> String {
        let seed = self.settings.seed.to_le_bytes();
        Dice::new(mix(&[b"key", &seed, code.as_bytes()])).hex(64)
    }

    pub(crate) fn dice(&self, purpose: &str, id: u64) -> Dice {
        let seed = self.settings.seed.to_le_bytes();
        Dice::new(mix(&[purpose.as_bytes(), &seed, &id.to_le_bytes()]))
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
