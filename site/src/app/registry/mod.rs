//! What the page learns of models beside its lanes: the list read without a key, who serves what,
//! what came and went, own calls, saved sets. Reached only from parts that are loaded later.

mod keep;
mod read;
mod serve;

use std::{cell::OnceCell, collections::BTreeSet, rc::Rc, sync::Arc};

use leptos::prelude::*;
use tollfree::{Catalogue, Client, Dialect, Error, Millis};

use self::serve::Queue;
use super::Bench;
use crate::{
    effects::clock,
    state::{
        connection::{Connection, Live},
        models::{
            facts::Facts,
            history::History,
            row::{Row, Trouble},
        },
        outcomes::Went,
        sets::Sets,
    },
};

/// The registry of this page.
#[derive(Clone, Copy)]
pub struct Registry {
    bench: Bench,
    /// What is known beside the catalogue.
    pub facts: RwSignal<Facts>,
    /// What was seen of this server's models; nothing before it has been looked up.
    pub history: RwSignal<Option<History>>,
    /// Sets with a name.
    pub sets: RwSignal<Sets>,
    /// The real list, read without a key.
    pub public: RwSignal<Option<Rc<Catalogue>>, LocalStorage>,
    /// Where it was read.
    pub public_host: RwSignal<String>,
    /// It is on its way.
    pub reading: RwSignal<bool>,
    /// Why it did not come.
    pub error: RwSignal<Option<Error>>,
    /// The ids that this key can call, once the server said so.
    usable: RwSignal<Option<BTreeSet<String>>>,
    looked: RwSignal<bool>,
    reader: StoredValue<Option<Client>, LocalStorage>,
    queue: StoredValue<Queue, LocalStorage>,
    learnt: StoredValue<Vec<(String, Went)>, LocalStorage>,
}

thread_local! {
    static REGISTRY: OnceCell<(Owner, Registry)> = const { OnceCell::new() };
}

impl Registry {
    /// The registry of this page, made when it is first asked for. It outlives the pages that show it.
    pub fn of(bench: Bench) -> Self {
        REGISTRY.with(|cell| {
            let (_, registry) = cell.get_or_init(|| {
                let owner = Owner::new_root(None);
                let registry = owner.with(|| Self::new(bench));
                owner.with(|| registry.begin());
                (owner, registry)
            });
            *registry
        })
    }

    fn new(bench: Bench) -> Self {
        Self {
            bench,
            facts: RwSignal::new(Facts::default()),
            history: RwSignal::new(None),
            sets: RwSignal::new(Sets::default()),
            public: RwSignal::new_local(None),
            public_host: RwSignal::new(String::new()),
            reading: RwSignal::new(false),
            error: RwSignal::new(None),
            usable: RwSignal::new(None),
            looked: RwSignal::new(false),
            reader: StoredValue::new_local(None),
            queue: StoredValue::new_local(Queue::default()),
            learnt: StoredValue::new_local(Vec::new()),
        }
    }

    /// Follows the connection: what was learnt of one server says nothing of another.
    fn begin(self) {
        self.fetch_kept();
        let server = Memo::new(move |_| match self.bench.connection.get() {
            Connection::Practice => String::new(),
            Connection::Live(live) => live.host,
        });
        Effect::new(move |_| {
            server.track();
            self.forget();
        });
        Effect::new(move |_| {
            let (server, catalogue) = (server.get(), self.bench.catalogue.get());
            match catalogue {
                _ if server.is_empty() => self.show_public_again(),
                Some(list) => self.note(server, list, self.bench.connection.get_untracked()),
                None => {}
            }
        });
        // What costs the network something waits until somebody looks.
        Effect::new(move |_| {
            let (server, is_read) = (server.get(), self.bench.catalogue.with(Option::is_some));
            if self.looked.get() && is_read && !server.is_empty() {
                self.ask_account(server);
            }
        });
    }

    fn forget(self) {
        self.facts.update(|facts| {
            facts.served.clear();
            facts.keeps_nothing = None;
        });
        self.history.set(None);
        self.usable.set(None);
    }

    /// Somebody looks at models: what this account can call, and who keeps nothing, matters now.
    pub fn look(self) {
        if !self.looked.get_untracked() {
            self.looked.set(true);
        }
    }

    /// Every model that there is to see, in the servers' order.
    pub fn rows(&self) -> Vec<Arc<Row>> {
        let connection = self.bench.connection.get();
        let list = self.public.get().filter(|_| connection.is_practice());
        let mut rows = list.map(|list| Row::all(&list, &real(), |_| None)).unwrap_or_default();
        rows.extend(self.askable());
        rows.into_iter().map(Arc::new).collect()
    }

    /// The models that can be put into lanes here.
    pub fn askable(&self) -> Vec<Row> {
        // What a call taught of a model is known when the account has been counted anew.
        self.bench.account.track();
        let (connection, client) = (self.bench.connection.get(), self.bench.client());
        let trouble = |id: &str| {
            let known = client.as_ref().and_then(|client| Trouble::of(client.availability(id)));
            let is_left_out = self.usable.with(|usable| match usable {
                Some(usable) => !usable.contains(id),
                None => false,
            });
            known.or_else(|| is_left_out.then(Trouble::left_out))
        };
        let catalogue = self.bench.catalogue.get();
        catalogue.map(|list| Row::all(&list, &connection, trouble)).unwrap_or_default()
    }

    /// When the list that is shown was read, if it came from a server.
    pub fn read_at(&self) -> Option<Millis> {
        let list = match self.bench.connection.get() {
            Connection::Practice => self.public.get(),
            Connection::Live(_) => self.bench.catalogue.get(),
        };
        list.map(|list| list.fetched_at())
    }

    /// Whether the page still shows this server's models.
    fn is_at(self, host: &str) -> bool {
        self.bench.connection.with_untracked(|connection| match connection {
            Connection::Practice => self.public_host.with_untracked(|shown| shown == host),
            Connection::Live(live) => live.host == host,
        })
    }

    /// Who is asked about a model.
    fn client_for(&self, is_simulated: bool) -> Option<Client> {
        let is_practice = self.bench.connection.with_untracked(Connection::is_practice);
        if is_practice && !is_simulated { self.reader.get_value() } else { self.bench.client() }
    }

    /// What time it is.
    pub fn now(&self) -> Millis {
        clock::now()
    }
}

/// A connection that stands for OpenRouter's rules, for a list that was read without one.
fn real() -> Connection {
    Connection::Live(Live { host: String::new(), dialect: Dialect::OpenRouter })
}
