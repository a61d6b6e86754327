//! Reading lists: without a key what everybody may see, with one what this account can call.

use std::{collections::BTreeSet, rc::Rc};

use leptos::prelude::*;
use tollfree::{Catalogue, Client, Error, Gateway};
use wasm_bindgen_futures::spawn_local;

use super::{Registry, real};
use crate::{
    effects::{clock, kept},
    state::connection::{Connection, Form},
};

/// Where the last list without a key was read: the visitor wanted it, so that its copy is shown at
/// the next visit. Nothing is fetched then.
const PUBLIC: &str = "models/public";
/// Under which name the client keeps its catalogue.
const CATALOGUE: &str = "catalogue";
/// The ids that keep nothing, below the server and the time of reading.
const KEEPS_NOTHING: &str = "models/keeps-nothing";
/// How long that list is believed, ms.
const BELIEVED: u64 = 86_400_000;

impl Registry {
    /// Reads the real list and who keeps nothing. Needs no key and costs no request of the quota.
    pub fn read_public(self, server: &str) {
        let form = Form { server: server.to_owned(), ..Form::default() };
        self.error.set(None);
        self.reading.set(true);
        spawn_local(async move {
            match self.fetch_public(&form).await {
                Ok(()) => {}
                Err(error) => self.error.set(Some(error)),
            }
            self.reading.set(false);
        });
    }

    async fn fetch_public(self, form: &Form) -> Result<(), Error> {
        let gateway = form.gateway()?;
        let base = gateway.base().to_owned();
        let client = Client::at(gateway, None)?.with_store(kept::store());
        let list = client.models().await?;
        self.reader.set_value(Some(client.clone()));
        kept::put(PUBLIC, base.clone()).await;
        self.show_public(&base, list);
        self.ask_retention(&client, &base).await;
        Ok(())
    }

    /// Reads the list again that is shown.
    pub fn read_again(self) {
        if self.bench.connection.with_untracked(Connection::is_practice) {
            let base = self.reader_base();
            return self.read_public(&base);
        }
        let Some(client) = self.bench.client() else { return };
        self.reading.set(true);
        spawn_local(async move {
            match client.models().await {
                Ok(list) => self.bench.catalogue.set(Some(list)),
                Err(error) => self.error.set(Some(error)),
            }
            self.reading.set(false);
        });
    }

    fn reader_base(self) -> String {
        let host = self.public_host.get_untracked();
        let is_here = host.starts_with("127.") || host.starts_with("localhost");
        if is_here { format!("http://{host}/api/v1") } else { String::new() }
    }

    /// Shows the list that was read without a key: of this visit, or the copy of an earlier one.
    /// Asks nobody.
    pub(super) fn show_public_again(self) {
        if let Some(list) = self.public.get_untracked() {
            let host = self.public_host.get_untracked();
            self.note(host.clone(), list, real());
            spawn_local(async move {
                self.recall_retention(&host).await;
            });
            return;
        }
        spawn_local(async move {
            let Some((base, list)) = copy().await else { return };
            if let Ok(gateway) = Gateway::openrouter_at(&base) {
                let client = Client::at(gateway, None);
                self.reader.set_value(client.ok().map(|client| client.with_store(kept::store())));
            }
            self.show_public(&base, Rc::new(list));
            self.recall_retention(&base).await;
        });
    }

    fn show_public(self, base: &str, list: Rc<Catalogue>) {
        let host = host(base);
        self.public_host.set(host.clone());
        self.public.set(Some(Rc::clone(&list)));
        self.note(host, list, real());
    }

    /// Which models this key can call, and which of them keep nothing.
    pub(super) fn ask_account(self, server: String) {
        let is_openrouter = self.bench.connection.with_untracked(Connection::has_account);
        let Some(client) = self.bench.client().filter(|_| is_openrouter) else { return };
        spawn_local(async move {
            // Who cannot be asked says nothing against any model.
            if let Ok(list) = client.usable().await {
                let ids = list.models().iter().map(|model| model.id.clone()).collect();
                if self.is_at(&server) {
                    self.usable.set(Some(ids));
                }
            }
            if !self.recall_retention(&server).await {
                self.ask_retention(&client, &server).await;
            }
        });
    }

    async fn ask_retention(self, client: &Client, server: &str) {
        let Ok(all) = client.zero_retention().await else { return };
        // Of a thousand endpoints, only free ones are ever looked up here.
        let free =
            all.into_iter().map(|endpoint| endpoint.model_id).filter(|id| id.ends_with(":free"));
        let ids: BTreeSet<String> = free.collect();
        let lines: Vec<&str> = ids.iter().map(String::as_str).collect();
        let text = format!("{}\n{}\n{}", host(server), clock::now(), lines.join("\n"));
        if self.is_at(&host(server)) {
            self.facts.update(|facts| facts.keeps_nothing = Some(ids.clone()));
        }
        kept::put(KEEPS_NOTHING, text).await;
    }

    /// Whether a copy of the last day was found.
    async fn recall_retention(self, server: &str) -> bool {
        let Some(text) = kept::get(KEEPS_NOTHING).await else { return false };
        let mut lines = text.lines();
        let is_ours = lines.next() == Some(host(server).as_str());
        let at: u64 = lines.next().and_then(|at| at.parse().ok()).unwrap_or(0);
        if !is_ours || !self.is_at(&host(server)) || clock::now().abs_diff(at) > BELIEVED {
            return false;
        }
        let ids = lines.filter(|id| !id.is_empty()).map(str::to_owned).collect();
        self.facts.update(|facts| facts.keeps_nothing = Some(ids));
        true
    }
}

/// The copy of an earlier visit, and where it was read.
async fn copy() -> Option<(String, Catalogue)> {
    let base = kept::get(PUBLIC).await?;
    let text = kept::get(CATALOGUE).await?;
    Catalogue::restore(&text, &base, clock::now()).map(|list| (base, list))
}

/// The host of an address, with its port.
fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default().to_owned()
}
