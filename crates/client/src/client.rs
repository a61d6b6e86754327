use std::{cell::RefCell, rc::Rc};

use futures_core::future::LocalBoxFuture;
use futures_util::{
    FutureExt as _, StreamExt as _,
    future::{Shared, WeakShared},
};
use tollfree_core::{
    Code, Error,
    account::KeyState,
    call::Limits,
    catalogue::Catalogue,
    chat::ChatRequest,
    error::excerpt,
    gateway::{Gateway, HttpRequest},
    guard::Spend,
    session::{Reply, Session},
};

use crate::{
    Answer,
    clock::Clock,
    transport::{Broken, Transport},
};

/// One visitor at one server. Clones share the key, the catalogue and the guard.
#[derive(Clone)]
pub struct Client(Rc<Inner>);

struct Inner {
    session: RefCell<Session>,
    transport: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
    /// The one fetch of the catalogue that is under way: lanes that start together share it. Only
    /// those who wait for it keep it alive: when all have gone, it is aborted.
    loading: RefCell<Option<WeakShared<Loading>>>,
}

type Loading = LocalBoxFuture<'static, Result<Rc<Catalogue>, Error>>;

/// Far more than a catalogue or any other whole reply has: the full list has 1 MB.
const LARGEST_REPLY: usize = 32 * 1024 * 1024;

impl Client {
    /// A client for OpenRouter over the browser's `fetch`, with the key of the visitor.
    #[cfg(target_family = "wasm")]
    pub fn open(key: &str) -> Result<Self, Error> {
        Self::at(Gateway::default(), Some(key))
    }

    /// A client for another server over the browser's `fetch`.
    #[cfg(target_family = "wasm")]
    pub fn at(gateway: Gateway, key: Option<&str>) -> Result<Self, Error> {
        let (transport, clock) = (crate::transport::Fetch, crate::clock::Browser::default());
        Self::with(gateway, key, Rc::new(transport), Rc::new(clock))
    }

    /// A client over any transport and clock.
    pub fn with(
        gateway: Gateway,
        key: Option<&str>,
        transport: Rc<dyn Transport>,
        clock: Rc<dyn Clock>,
    ) -> Result<Self, Error> {
        let session = RefCell::new(Session::open(gateway, key)?);
        Ok(Self(Rc::new(Inner { session, transport, clock, loading: RefCell::default() })))
    }

    /// The same client with other limits, for the calls of all its clones that begin from now on.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        self.0.session.borrow_mut().set_limits(limits);
        self
    }

    /// Loads the catalogue.
    pub async fn models(&self) -> Result<Rc<Catalogue>, Error> {
        let loading = self.0.loading.borrow().as_ref().and_then(WeakShared::upgrade);
        loading.unwrap_or_else(|| self.start_loading()).await
    }

    fn start_loading(&self) -> Shared<Loading> {
        let client = self.clone();
        let loading = async move {
            let request = client.0.session.borrow().models();
            let (status, body) = client.fetch(request).await?;
            let now = client.0.clock.now();
            let reply = Reply { status, body: &body, now };
            client.0.session.borrow_mut().take_models(&reply).cloned().map(Rc::new)
        };
        let loading = loading.boxed_local().shared();
        *self.0.loading.borrow_mut() = loading.downgrade();
        loading
    }

    /// Asks what the server says of the key. Costs no request of the quota.
    pub async fn key_state(&self) -> Result<KeyState, Error> {
        let request = self.0.session.borrow().key_state()?;
        let (status, body) = self.fetch(request).await?;
        let reply = Reply { status, body: &body, now: self.0.clock.now() };
        self.0.session.borrow().take_key_state(&reply)
    }

    /// Asks a model. Nothing is sent unless the guard proves from a fresh catalogue that the call
    /// is free; the catalogue is loaded when it is missing or old. If that fails, the older one is
    /// used for as long as it proves anything.
    pub async fn chat(&self, request: ChatRequest) -> Result<Answer, Error> {
        self.ask(request, None).await
    }

    /// Asks a model that may cost something: the only way to pay. What the call can cost at most by
    /// the listed prices is held back from `spend` before it is sent; see [`Spend`].
    pub async fn chat_with(&self, request: ChatRequest, spend: &Spend) -> Result<Answer, Error> {
        self.ask(request, Some(spend)).await
    }

    async fn ask(&self, request: ChatRequest, spend: Option<&Spend>) -> Result<Answer, Error> {
        self.0.session.borrow().check(&request, spend)?;
        let loaded = if self.0.session.borrow().refresh(self.0.clock.now()).is_some() {
            self.models().await.map(drop)
        } else {
            Ok(())
        };
        let mut actions = Vec::new();
        let now = self.0.clock.now();
        let admitted = self.0.session.borrow().chat(&request, spend, now, &mut actions);
        let (http, call) = match admitted {
            // Why there is no fresh catalogue says more than that there is none.
            Err(error) if error.code == Code::CatalogueStale => {
                return Err(loaded.err().unwrap_or(error));
            }
            admitted => admitted?,
        };
        let sending = self.0.transport.send(http);
        Ok(Answer::new(call, sending, Rc::clone(&self.0.clock), actions))
    }

    /// A whole reply, for requests that do not stream.
    async fn fetch(&self, request: HttpRequest) -> Result<(u16, Vec<u8>), Error> {
        let mut response = self.0.transport.send(request).await.map_err(network)?;
        let mut bytes = Vec::new();
        while let Some(piece) = response.body.next().await {
            bytes.extend_from_slice(&piece.map_err(network)?);
            if bytes.len() > LARGEST_REPLY {
                return Err(Error::new(
                    Code::Overflow,
                    "the reply is larger than this client keeps",
                ));
            }
        }
        Ok((response.status, bytes))
    }
}

fn network(Broken(raw): Broken) -> Error {
    let mut error = Error::new(Code::Network, "the browser got no readable answer from the server");
    error.raw = excerpt(&raw);
    error
}
