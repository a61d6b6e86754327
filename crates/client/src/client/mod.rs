use std::{
    cell::{Cell, Ref, RefCell, RefMut},
    rc::Rc,
};

use futures_core::future::LocalBoxFuture;
use futures_util::{
    FutureExt as _,
    future::{Shared, WeakShared},
};
use tollfree_core::{
    Error, Millis,
    call::Limits,
    catalogue::Catalogue,
    gateway::{Gateway, HttpRequest},
    session::{Availability, Memory, Reply, Session},
};

use crate::{
    clock::Clock,
    quota::{Alone, Counter},
    store::Store,
    transport::{Broken, Response, Transport},
};

mod ask;
mod fetch;

/// One visitor at one server. Clones share the key, the catalogue and the guard.
#[derive(Clone)]
pub struct Client(Rc<Inner>);

struct Inner {
    session: RefCell<Session>,
    transport: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
    counter: Rc<dyn Counter>,
    seed: u64,
    calls: Cell<u64>,
    /// The one fetch of the catalogue that is under way: lanes that start together share it. Only
    /// those who wait for it keep it alive: when all have gone, it is aborted.
    loading: RefCell<Option<WeakShared<Loading>>>,
    /// Where the catalogue is kept between visits, if anywhere.
    store: RefCell<Option<Rc<dyn Store>>>,
}

type Loading = LocalBoxFuture<'static, Result<Rc<Catalogue>, Error>>;

impl Client {
    /// A client for OpenRouter over the browser's `fetch`, with the key of the visitor.
    #[cfg(target_family = "wasm")]
    pub fn open(key: &str) -> Result<Self, Error> {
        Self::at(Gateway::default(), Some(key))
    }

    /// A client for another server over the browser's `fetch`.
    ///
    /// It counts the account's free requests together with all tabs and workers of this origin; see
    /// [`quota::Shared`](crate::quota::Shared). At a server without accounts nothing is counted.
    #[cfg(target_family = "wasm")]
    pub fn at(gateway: Gateway, key: Option<&str>) -> Result<Self, Error> {
        let session = Session::open(gateway, key)?;
        let clock = Rc::new(crate::clock::Browser::default());
        let counter = crate::quota::of(session.account().as_deref(), clock.clone());
        Ok(Self::new(session, Rc::new(crate::transport::Fetch), clock, counter))
    }

    /// A client over any transport and clock. It counts the account's free requests for itself.
    pub fn with(
        gateway: Gateway,
        key: Option<&str>,
        transport: Rc<dyn Transport>,
        clock: Rc<dyn Clock>,
    ) -> Result<Self, Error> {
        let counter = Rc::new(Alone::new(Rc::clone(&clock)));
        Self::counted(gateway, key, transport, clock, counter)
    }

    /// The same with a count of the account's free requests that others share.
    pub fn counted(
        gateway: Gateway,
        key: Option<&str>,
        transport: Rc<dyn Transport>,
        clock: Rc<dyn Clock>,
        counter: Rc<dyn Counter>,
    ) -> Result<Self, Error> {
        Ok(Self::new(Session::open(gateway, key)?, transport, clock, counter))
    }

    fn new(
        session: Session,
        transport: Rc<dyn Transport>,
        clock: Rc<dyn Clock>,
        counter: Rc<dyn Counter>,
    ) -> Self {
        Self(Rc::new(Inner {
            session: RefCell::new(session),
            transport,
            clock,
            counter,
            seed: any_number(),
            calls: Cell::default(),
            loading: RefCell::default(),
            store: RefCell::default(),
        }))
    }

    /// The same client with other limits, for the calls of all its clones that begin from now on.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        self.0.session.borrow_mut().set_limits(limits);
        self
    }

    /// The same client that keeps its catalogue in `store`, and finds it there at the next visit.
    #[must_use]
    pub fn with_store(self, store: Rc<dyn Store>) -> Self {
        *self.0.store.borrow_mut() = Some(store);
        self
    }

    /// Loads the catalogue.
    pub async fn models(&self) -> Result<Rc<Catalogue>, Error> {
        let loading = self.0.loading.borrow().as_ref().and_then(WeakShared::upgrade);
        // One that is over serves only those who waited for it, however late they look.
        let loading = loading.filter(|loading| loading.peek().is_none());
        loading.unwrap_or_else(|| self.start_loading()).await
    }

    fn start_loading(&self) -> Shared<Loading> {
        let client = self.clone();
        let loading = async move {
            let request = client.0.session.borrow().models();
            let (status, body) = client.fetch(request).await?;
            let now = client.0.clock.now();
            let reply = Reply { status, body: &body, now };
            let taken = client.session_mut().take_models(&reply).cloned().map(Rc::new);
            if taken.is_ok() {
                client.keep(&reply).await;
            }
            taken
        };
        let loading = loading.boxed_local().shared();
        *self.0.loading.borrow_mut() = loading.downgrade();
        loading
    }

    /// Whether `model` can be asked, as far as earlier calls say.
    pub fn availability(&self, model: &str) -> Availability {
        self.0.session.borrow().availability(model, self.now())
    }

    /// What earlier calls taught of models, as text to keep across reloads.
    pub fn memory(&self) -> String {
        self.0.session.borrow().memory().write()
    }

    /// Brings back what [`Client::memory`] said.
    pub fn remember(&self, text: &str) {
        *self.session_mut().memory_mut() = Memory::read(text);
    }

    /// The visitor says that the account's settings were changed: models that it could not use may
    /// be asked again.
    pub fn forget_unusable(&self) {
        self.session_mut().memory_mut().forget_unusable();
    }

    /// The count of the account's free requests.
    pub fn counter(&self) -> &dyn Counter {
        &*self.0.counter
    }

    pub(crate) fn now(&self) -> Millis {
        self.0.clock.now()
    }

    pub(crate) fn sleep(&self, ms: Millis) -> LocalBoxFuture<'static, ()> {
        self.0.clock.sleep(ms)
    }

    pub(crate) fn session(&self) -> Ref<'_, Session> {
        self.0.session.borrow()
    }

    pub(crate) fn store(&self) -> Option<Rc<dyn Store>> {
        self.0.store.borrow().clone()
    }

    pub(crate) fn session_mut(&self) -> RefMut<'_, Session> {
        self.0.session.borrow_mut()
    }

    pub(crate) fn send(
        &self,
        request: HttpRequest,
    ) -> LocalBoxFuture<'static, Result<Response, Broken>> {
        self.0.transport.send(request)
    }
}

/// Any number: what spreads the waits of clients that were opened together.
#[cfg(target_family = "wasm")]
fn any_number() -> u64 {
    js_sys::Math::random().to_bits()
}

#[cfg(not(target_family = "wasm"))]
fn any_number() -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    std::collections::hash_map::RandomState::new().build_hasher().finish()
}
