//! What is kept between visits: own calls, what was seen, saved sets.

use std::rc::Rc;

use leptos::prelude::*;
use tollfree::{Catalogue, Receipt};
use wasm_bindgen_futures::spawn_local;

use super::Registry;
use crate::{
    effects::kept,
    state::{
        connection::Connection,
        models::history::History,
        outcomes::{self, Outcomes},
        pick,
        sets::Sets,
    },
};

const OUTCOMES: &str = "models/own-calls";
const SETS: &str = "models/sets";

impl Registry {
    pub(super) fn fetch_kept(self) {
        spawn_local(async move {
            if let Some(text) = kept::get(OUTCOMES).await {
                self.facts.update(|facts| facts.own = Outcomes::read(&text));
            }
            if let Some(text) = kept::get(SETS).await {
                self.sets.set(Sets::read(&text));
            }
        });
    }

    /// Takes in how a call went. What several lanes teach at once is written in one go, onto what
    /// other tabs wrote meanwhile.
    pub fn learn(self, receipt: &Receipt) {
        let taught = outcomes::taught(receipt);
        if taught.is_empty() {
            return;
        }
        let is_first = self.learnt.try_update_value(|learnt| {
            let is_first = learnt.is_empty();
            learnt.extend(taught);
            is_first
        });
        if is_first != Some(true) {
            return;
        }
        spawn_local(async move {
            while self.learnt.with_value(|learnt| !learnt.is_empty()) {
                let mut own = Outcomes::read(&kept::get(OUTCOMES).await.unwrap_or_default());
                let learnt = self.learnt.get_value();
                for (model, went) in &learnt {
                    own.push(model, *went);
                }
                kept::put(OUTCOMES, own.write()).await;
                self.facts.update(|facts| facts.own = own);
                self.learnt.update_value(|all| drop(all.drain(..learnt.len())));
            }
        });
    }

    /// Takes in a reading of a server's list.
    pub(super) fn note(self, host: String, list: Rc<Catalogue>, rules: Connection) {
        spawn_local(async move {
            let name = format!("models/seen/{host}");
            let mut history = History::read(&kept::get(&name).await.unwrap_or_default());
            let before = history.clone();
            history.note(pick::chats(&list, &rules), list.fetched_at());
            if history != before {
                kept::put(&name, history.write()).await;
            }
            if self.is_at(&host) {
                self.history.set(Some(history));
            }
        });
    }

    /// Changes the sets and keeps them.
    pub fn change_sets<T>(self, change: impl FnOnce(&mut Sets) -> T) -> Option<T> {
        let result = self.sets.try_update(change);
        let text = self.sets.with_untracked(Sets::write);
        spawn_local(async move { kept::put(SETS, text).await });
        result
    }
}
