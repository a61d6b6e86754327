//! What one visitor shares between all calls: server, key, catalogue, guard.
//!
//! Requests come out, replies go in. The two drivers (the Rust client, the JavaScript door) bring
//! the network and the clock and decide nothing.

mod browse;
mod memory;
mod reply;
mod setup;
mod task;

pub use memory::{Availability, Memory};
pub use reply::Reply;
pub use setup::Setup;
pub use task::{EmbeddingsTask, RerankTask};

use crate::{
    Code, Error, Millis,
    account::{ApiKey, KeyState},
    call::{Action, Call, Limits},
    catalogue::{Catalogue, Model},
    chat::ChatRequest,
    gateway::{Dialect, Gateway, HttpRequest},
    guard::{Admitted, Breaker, Guard, Spend},
    relay::{self, Route},
    run::{self, Ask, Run},
};

/// From this age on a catalogue is fetched again before it proves a price; the server itself calls
/// it fresh for two minutes (API sheet 1.1).
const REFRESH_AFTER: Millis = 600_000;

/// One visitor at one server.
#[derive(Debug)]
pub struct Session {
    gateway: Gateway,
    key: Option<ApiKey>,
    guard: Guard,
    catalogue: Option<Catalogue>,
    /// Models that make embeddings or rerank.
    others: Option<Catalogue>,
    limits: Limits,
    memory: Memory,
}

impl Session {
    /// A session without a catalogue yet.
    pub fn new(gateway: Gateway, key: Option<ApiKey>, limits: Limits) -> Self {
        let guard = Guard::sharing(&gateway, key.as_ref());
        let (catalogue, others, memory) = (None, None, Memory::default());
        Self { gateway, key, guard, catalogue, others, limits, memory }
    }

    /// Reads the key as this server's dialect wants it, and starts a session with it.
    pub fn open(gateway: Gateway, key: Option<&str>) -> Result<Self, Error> {
        let read = match gateway.dialect() {
            Dialect::OpenRouter => ApiKey::parse,
            Dialect::Compatible => ApiKey::opaque,
        };
        let key = key.map(read).transpose()?;
        Ok(Self::new(gateway, key, Limits::default()))
    }

    /// Sets how patient the calls are that begin from now on.
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// How patient its calls are.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The server.
    pub fn gateway(&self) -> &Gateway {
        &self.gateway
    }

    /// Opens once an answer was billed.
    pub fn breaker(&self) -> &Breaker {
        self.guard.breaker()
    }

    /// A person has looked at what was billed and lets calls go on, those of every session of this
    /// account. The account's count is stopped by a bill too: it has a word of its own for this.
    pub fn resume(&self) {
        self.breaker().close();
    }

    /// A name of the account at its server, for what tabs share: the server and the first digits of
    /// the key's digest, from which nobody can tell the key. `None` where nothing is counted: without
    /// a key, and at a server without accounts.
    pub fn account(&self) -> Option<String> {
        let counted = self.gateway.dialect() == Dialect::OpenRouter;
        let key = self.key.as_ref().filter(|_| counted)?;
        Some([self.gateway.base(), "#", &key.tag()].concat())
    }

    /// The key's letters, for whoever forgets it and wipes what is left of it in memory; only of a
    /// session that counts, for keys of other servers may be as short as a word.
    pub fn secret(&self) -> Option<&[u8]> {
        self.account().and(self.key.as_ref()).map(|key| key.reveal().as_bytes())
    }

    /// The newest catalogue.
    pub fn catalogue(&self) -> Option<&Catalogue> {
        self.catalogue.as_ref()
    }

    /// The models to offer for a chat: the free ones of OpenRouter that are no classifiers, every one
    /// of a server that does not bill.
    pub fn askable(&self) -> impl Iterator<Item = &Model> {
        let all = self.gateway.dialect() == Dialect::Compatible;
        let models = self.catalogue.iter().flat_map(Catalogue::models);
        models.filter(move |model| all || (model.free().is_ok() && model.is_chat()))
    }

    /// The request to send before the next call, when the catalogue is missing or old.
    pub fn refresh(&self, now: Millis) -> Option<HttpRequest> {
        let is_fresh = self
            .catalogue
            .as_ref()
            .is_some_and(|catalogue| now.abs_diff(catalogue.fetched_at()) < REFRESH_AFTER);
        (self.gateway.dialect() == Dialect::OpenRouter && !is_fresh).then(|| self.models())
    }

    /// `GET /models`.
    pub fn models(&self) -> HttpRequest {
        self.gateway.models(self.key.as_ref())
    }

    /// Takes in the reply to [`Session::models`]. A failure keeps the older catalogue.
    pub fn take_models(&mut self, reply: &Reply<'_>) -> Result<&Catalogue, Error> {
        let read = reply.read(|body| Catalogue::read(body, reply.now));
        let catalogue = read.map_err(|error| self.told(error))?;
        Ok(self.catalogue.insert(catalogue))
    }

    /// Where another client's request leads, that asks `method` of the absolute address `url`.
    pub fn route(&self, method: &str, url: &str) -> Result<Route, Error> {
        relay::route(&self.gateway, self.key.as_ref(), method, url)
    }

    /// `GET /key`.
    pub fn key_state(&self) -> Result<HttpRequest, Error> {
        self.key.as_ref().map(|key| self.gateway.key_state(key)).ok_or_else(key_missing)
    }

    /// Reads the reply to [`Session::key_state`].
    pub fn take_key_state(&self, reply: &Reply<'_>) -> Result<KeyState, Error> {
        reply.read(KeyState::read).map_err(|error| self.told(error))
    }

    /// An error as it may be told: without the key.
    fn told(&self, mut error: Error) -> Error {
        if let Some(key) = &self.key {
            key.hide_in(&mut error);
        }
        error
    }

    /// What can be said of `request` before a catalogue is loaded: what is sure to fail costs not
    /// even that.
    pub fn check(&self, request: &ChatRequest, spend: Option<&Spend>) -> Result<(), Error> {
        if self.key.is_none() && self.gateway.dialect() == Dialect::OpenRouter {
            return Err(key_missing());
        }
        self.guard.check(request, spend)
    }

    /// Begins a call.
    pub fn run(&mut self, ask: Ask, now: Millis, actions: &mut Vec<run::Action>) -> Run {
        Run::begin(ask, now, self, actions)
    }

    /// Whether `model` can be asked, as far as earlier calls of this session say.
    pub fn availability(&self, model: &str, now: Millis) -> Availability {
        self.memory.of(model, now)
    }

    /// What earlier calls taught of models, for keeping.
    pub fn memory(&self) -> &Memory {
        &self.memory
    }

    /// The same, for bringing it back and for forgetting.
    pub fn memory_mut(&mut self) -> &mut Memory {
        &mut self.memory
    }

    /// One request outside of any plan: nothing waits for it and no counter is asked. For tools that
    /// keep their own count; a caller's call is a [`Session::run`]. Without `spend` only what is proven
    /// free is admitted.
    pub fn chat(
        &self,
        request: &ChatRequest,
        spend: Option<&Spend>,
        now: Millis,
        actions: &mut Vec<Action>,
    ) -> Result<(HttpRequest, Call), Error> {
        Ok(self.dispatch(self.admit(request, spend, now)?, now, actions))
    }

    /// Proves that `request` may be sent.
    pub(crate) fn admit(
        &self,
        request: &ChatRequest,
        spend: Option<&Spend>,
        now: Millis,
    ) -> Result<Admitted, Error> {
        self.check(request, spend)?;
        self.guard.admit(request, self.catalogue.as_ref(), now, spend)
    }

    /// The HTTP request to send now, and the call that takes in what comes back.
    pub(crate) fn dispatch(
        &self,
        admitted: Admitted,
        now: Millis,
        actions: &mut Vec<Action>,
    ) -> (HttpRequest, Call) {
        let http = admitted.request(self.key.as_ref());
        (http, Call::new(admitted, self.limits, now, actions).hiding(self.key.as_ref()))
    }
}

fn key_missing() -> Error {
    Error::new(Code::KeyMissing, "this call needs a key and none is connected")
}
