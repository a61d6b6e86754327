use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use futures_channel::oneshot;
use futures_core::future::LocalBoxFuture;
use futures_util::future::{Either, select};
use js_sys::{Date, Math};
use tollfree_core::{
    Error, Millis,
    account::FreeRequests,
    quota::{Claim, Claims, HEARING, Quota, Standing, Tab, Take},
};
use wasm_bindgen_futures::spawn_local;

use super::channel::Channel;
use crate::{
    clock::Clock,
    quota::{Counter, Watcher, Watching, watch::Watchers},
    store::database::{Change, Opened},
};

/// A store that has not answered for so long is done without, until it does.
const PATIENCE: Millis = 10_000;

/// What a new tab says: the others answer with their counts.
const HELLO: &str = "hello";

/// By which ways a count is shared. Both by default; tests and cautious pages take one away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    /// Through `IndexedDB`.
    pub store: bool,
    /// Through a `BroadcastChannel`.
    pub channel: bool,
}

impl Default for Ways {
    fn default() -> Self {
        Self { store: true, channel: true }
    }
}

/// One count for all tabs and workers of an origin that spend from the same account.
///
/// What it keeps and tells are numbers, the name of the account that it was opened with, and what
/// an error said of a bill: never a key, a prompt or an answer.
#[derive(Clone)]
pub struct Shared(Rc<Inner>);

struct Inner {
    /// The row's key and the channel's name.
    account: String,
    clock: Rc<dyn Clock>,
    claims: RefCell<Claims>,
    store: Opened,
    /// Whether the store works, as far as is known.
    stored: Cell<bool>,
    /// The channel is joined and the store opened when the count is first asked for something: who
    /// only looks at models pays nothing for it.
    is_open: Cell<bool>,
    channels: bool,
    channel: RefCell<Option<Channel>>,
    watchers: Watchers,
}

impl Shared {
    /// The count of `account`, any text that names it and is no secret. `clock` is the client's: the
    /// count itself goes by the system's clock, the only one that tabs have in common.
    pub fn open(account: &str, clock: Rc<dyn Clock>) -> Self {
        Self::open_by(account, clock, Ways::default())
    }

    /// The same, by these ways only. Without any it is as good as a count in memory.
    pub fn open_by(account: &str, clock: Rc<dyn Clock>, ways: Ways) -> Self {
        let inner = Rc::new(Inner {
            account: ["tollfree-quota-", account].concat(),
            clock,
            claims: RefCell::new(Claims::new(Quota::default(), draw())),
            store: Opened::default(),
            stored: Cell::new(ways.store),
            is_open: Cell::default(),
            channels: ways.channel,
            channel: RefCell::default(),
            watchers: Watchers::default(),
        });
        Self(inner)
    }

    /// Who this tab is among the spenders of a [`Standing`].
    pub fn tab(&self) -> Tab {
        self.0.claims.borrow().tab()
    }

    /// The count, and from now on in touch with the other tabs.
    fn inner(&self) -> &Rc<Inner> {
        if !self.0.is_open.replace(true) {
            self.0.join();
            self.0.keep();
        }
        &self.0
    }
}

/// A number that no other tab has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is below 2^32")]
fn draw() -> Tab {
    Tab((Math::random() * 4_294_967_296.0) as u32)
}

/// The system's clock, which all tabs have in common: `performance` stands still in some of them
/// while the machine sleeps.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time since 1970")]
fn system() -> Millis {
    Date::now() as Millis
}

fn heard(inner: &Weak<Inner>, text: &str) {
    let Some(inner) = inner.upgrade() else { return };
    if text == HELLO {
        let known = inner.claims.borrow().quota.write();
        return inner.tell(&known);
    }
    if let Some(claim) = Claim::read(text) {
        return inner.claims.borrow_mut().hear(claim);
    }
    inner.claims.borrow_mut().merge(&Quota::read(text), system());
    inner.changed();
}

impl Inner {
    fn join(self: &Rc<Self>) {
        if self.channels {
            let weak = Rc::downgrade(self);
            let joined = Channel::join(&self.account, move |text| heard(&weak, text));
            *self.channel.borrow_mut() = joined;
            self.tell(HELLO);
        }
    }

    fn tell(&self, text: &str) {
        if let Some(channel) = &*self.channel.borrow() {
            channel.tell(text);
        }
    }

    fn tell_count(&self) {
        if self.channel.borrow().is_some() {
            let text = self.claims.borrow().quota.write();
            self.tell(&text);
        }
    }

    fn changed(&self) {
        self.watchers.tell(|| self.claims.borrow().quota.standing(system()));
    }

    /// Changes the count here, in the store and in the other tabs. `None` when there is no store, or
    /// it did not come to it in time; then it will not come to it any more.
    async fn in_store<T: 'static>(
        self: &Rc<Self>,
        change: impl FnOnce(&mut Quota, Millis) -> T + 'static,
    ) -> Option<T> {
        if !self.stored.get() {
            return None;
        }
        let (once, done) = (Rc::new(Cell::new(Some(change))), Rc::new(Cell::new(None)));
        let (waiting, slot, inner) = (Rc::clone(&once), Rc::clone(&done), Rc::clone(self));
        // Runs again when the first attempt was not kept: then the count here has the change.
        let kept = self.keeping(Rc::new(move |text| {
            let mut claims = inner.claims.borrow_mut();
            claims.merge(&Quota::read(text), system());
            if let Some(change) = waiting.take() {
                slot.set(Some(change(&mut claims.quota, system())));
            }
            claims.quota.write()
        }));
        if !matches!(select(kept, self.clock.sleep(PATIENCE)).await, Either::Left((Ok(true), _))) {
            self.stored.set(false);
        }
        // INVARIANT: made here or not at all. A store that is late must not count once more what
        // was then granted in another way.
        drop(once.take());
        self.tell_count();
        self.changed();
        done.take()
    }

    /// Has the store make this change, to its end, however long that takes: a store that was slow
    /// is used again.
    fn keeping(self: &Rc<Self>, change: Change) -> oneshot::Receiver<bool> {
        let (told, kept) = oneshot::channel();
        let inner = Rc::clone(self);
        spawn_local(async move {
            let is_kept = inner.store.change(&inner.account, &change).await;
            inner.stored.set(is_kept);
            let _ = told.send(is_kept);
        });
        kept
    }

    /// Takes without a store: claims one, hears who else does, and grants in the order of all.
    async fn by_claim(self: &Rc<Self>) -> Take {
        if self.channel.borrow().is_none() {
            let take = self.claims.borrow_mut().take(system());
            self.changed();
            return take;
        }
        let claimed = self.claims.borrow_mut().claim(system());
        let claim = match claimed {
            Ok(claim) => claim,
            Err(refusal) => return refusal,
        };
        self.tell(&claim.write());
        self.clock.sleep(HEARING).await;
        let take = self.claims.borrow_mut().decide(claim, system());
        self.tell_count();
        self.changed();
        take
    }

    /// Learns something: here at once, elsewhere as soon as it is kept or told.
    fn learn(self: &Rc<Self>, change: impl FnOnce(&mut Quota, Millis)) {
        change(&mut self.claims.borrow_mut().quota, system());
        self.tell_count();
        self.changed();
        self.keep();
    }

    /// Brings what is known here and what is stored together.
    fn keep(self: &Rc<Self>) {
        let inner = Rc::clone(self);
        spawn_local(async move {
            inner.in_store(|_, _| ()).await;
        });
    }

    /// A moment of the system's clock as the client's clock has it.
    fn local(&self, until: Millis) -> Millis {
        until.saturating_add(self.clock.now()).saturating_sub(system())
    }
}

impl Counter for Shared {
    fn take(&self) -> LocalBoxFuture<'static, Take> {
        let inner = Rc::clone(self.inner());
        Box::pin(async move {
            let tab = inner.claims.borrow().tab();
            let take = match inner.in_store(move |quota, now| quota.take(now, tab)).await {
                Some(take) => take,
                None => inner.by_claim().await,
            };
            match take {
                Take::Wait { until } => Take::Wait { until: inner.local(until) },
                take => take,
            }
        })
    }

    fn hear(&self, error: &Error) {
        self.inner().learn(|quota, now| quota.hear(error, now));
    }

    fn seed(&self, free: FreeRequests) {
        self.inner().learn(|quota, now| quota.seed(&free, now));
    }

    fn resume(&self) {
        self.inner().learn(Quota::resume);
    }

    fn standing(&self) -> Standing {
        self.inner().claims.borrow().quota.standing(system())
    }

    fn tab(&self) -> Option<Tab> {
        Some(Shared::tab(self))
    }

    fn watch(&self, watcher: Watcher) -> Watching {
        self.inner().watchers.add(watcher)
    }
}
