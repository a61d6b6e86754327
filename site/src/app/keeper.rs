//! What the page knows of its history before the program that keeps it is there.

use std::{rc::Rc, time::Duration};

use leptos::prelude::*;

use super::Bench;
use crate::{
    effects::{rest::rest, web_storage::Shelf},
    parts::history,
    state::pick,
};

/// Under this name a tab knows the comparison that it shows, when that is kept.
pub const SHOWN: &str = "tollfree.comparison";

/// Under this name a tab knows itself, and its draft.
pub const TAB: &str = "tollfree.tab";

/// When the program could not be fetched, it is tried again so much later.
const AGAIN: Duration = Duration::from_secs(20);

/// What is about to happen to the present comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Another takes its place.
    Leave,
    /// Its lanes are asked.
    Ask,
    /// What goes on in it is to stop.
    Stop,
}

type Listener = Rc<dyn Fn(Moment)>;

/// What the page knows of its history. There is one, for as long as the page lives.
pub struct Keeper {
    /// Whether the history is open.
    pub in_history: RwSignal<bool>,
    /// Whether a comparison of an earlier visit is on its way.
    pub is_coming: RwSignal<bool>,
    /// Whether there is something to be said above the lanes: a replay, or that nothing is kept.
    pub speaks: RwSignal<bool>,
    listener: StoredValue<Option<Listener>, LocalStorage>,
}

impl Keeper {
    pub(super) fn come() -> &'static Self {
        Box::leak(Box::new(Self {
            in_history: RwSignal::new(false),
            is_coming: RwSignal::new(false),
            speaks: RwSignal::new(false),
            listener: StoredValue::new_local(None),
        }))
    }

    /// Calls `listener` from now on before something happens to the present comparison.
    pub fn listen(&self, listener: Listener) {
        self.listener.set_value(Some(listener));
    }

    /// Something is about to happen.
    pub(super) fn tell(&self, moment: Moment) {
        if let Some(listener) = self.listener.get_value() {
            listener(moment);
        }
    }
}

impl Bench {
    /// Loads what draws answers and what keeps comparisons: at once where this tab has one from before,
    /// else when the page stands and is at rest, one after the other.
    pub(super) fn remember(self) {
        let is_coming = Shelf::Tab.read(SHOWN).is_some();
        self.keeper.is_coming.set(is_coming);
        if is_coming || Shelf::Tab.read(TAB).is_some() {
            self.draw_markdown();
            return self.load_history();
        }
        let begun = StoredValue::new(false);
        Effect::new(move |_| {
            let stands = self.catalogue.with(Option::is_some) || self.notice.with(Option::is_some);
            if stands && !begun.get_value() {
                begun.set_value(true);
                wasm_bindgen_futures::spawn_local(async move {
                    rest().await;
                    self.draw_markdown();
                    rest().await;
                    self.load_history();
                });
            }
        });
    }

    fn load_history(self) {
        wasm_bindgen_futures::spawn_local(async move {
            if history::begin(self).await.is_err() {
                self.arrived();
                set_timeout(move || self.load_history(), AGAIN);
            }
        });
    }

    /// What was on its way is here; or nothing is, and the lanes are those of a first visit.
    pub fn arrived(self) {
        self.keeper.is_coming.set(false);
        if self.lanes.with_untracked(Vec::is_empty) {
            self.begin_with_first_set();
        }
    }

    /// The lanes of a first visit, as far as it is known yet what can be asked.
    pub(super) fn begin_with_first_set(self) {
        let first = self.catalogue.with_untracked(|catalogue| {
            let connection = self.connection.get_untracked();
            catalogue.as_ref().map(|list| pick::first_set(pick::chats(list, &connection)))
        });
        if let Some(set) = first {
            self.place(&set);
        }
    }
}
