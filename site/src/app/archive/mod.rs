//! What this browser keeps of comparisons, and how they come back. Reached only from a part of the
//! program that is loaded when the page is at rest.
//!
//! - `saving`: once a second, what changed
//! - `opening`: a comparison out of its rows; in one tab at a time
//! - `drafts`: what is typed and not asked
//! - `listing`: the history, and taking something out of it
//! - `trading`: files in and out
//! - `playing`: a recorded session, with its rhythm

mod drafts;
mod listing;
mod opening;
mod playing;
mod saving;
mod stage;
mod trading;

use std::{cell::OnceCell, rc::Rc};

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use tollfree::Millis;
use wasm_bindgen_futures::spawn_local;

use self::{drafts::Drafts, saving::Page, stage::Stage};
pub use self::{listing::Gone, stage::Playing, trading::save_recording};
use super::{Bench, Moment};
use crate::{
    effects::store::{Store, Trouble},
    state::kept::history::History,
};

/// How often what changed is written, ms.
const TICK_MS: u32 = 1_000;

/// The archive of this page.
#[derive(Clone, Copy)]
pub struct Archive {
    /// The page.
    pub bench: Bench,
    /// What is kept, once it was looked up.
    pub history: RwSignal<Option<History>>,
    /// Why this browser keeps nothing, or no more.
    pub trouble: RwSignal<Option<Trouble>>,
    /// What else is to be said above the lanes.
    pub word: RwSignal<String>,
    /// The session that is played.
    pub playing: RwSignal<Option<Playing>>,
    player: StoredValue<Option<Stage>, LocalStorage>,
    /// Tells one play from the next.
    runs: StoredValue<u32>,
    store: StoredValue<Rc<Store>, LocalStorage>,
    page: StoredValue<Page, LocalStorage>,
    drafts: StoredValue<Drafts, LocalStorage>,
    /// When the browser did not take what it was given.
    failed: StoredValue<Option<Millis>>,
}

thread_local! {
    static ARCHIVE: OnceCell<(Owner, Archive)> = const { OnceCell::new() };
}

impl Archive {
    /// The archive of this page, made when it is first asked for. It outlives what shows it.
    pub fn of(bench: Bench) -> Self {
        ARCHIVE.with(|cell| {
            let (_, archive) = cell.get_or_init(|| {
                let owner = Owner::new_root(None);
                let archive = owner.with(|| Self::new(bench));
                owner.with(|| archive.begin());
                (owner, archive)
            });
            *archive
        })
    }

    fn new(bench: Bench) -> Self {
        Self {
            bench,
            history: RwSignal::new(None),
            trouble: RwSignal::new(None),
            word: RwSignal::new(String::new()),
            playing: RwSignal::new(None),
            player: StoredValue::new_local(None),
            runs: StoredValue::new(0),
            store: StoredValue::new_local(Rc::default()),
            page: StoredValue::new_local(Page::default()),
            drafts: StoredValue::new_local(Drafts::default()),
            failed: StoredValue::new(None),
        }
    }

    fn begin(self) {
        self.bench.keeper.listen(Rc::new(move |moment| match moment {
            Moment::Leave => self.leave(),
            Moment::Ask => self.finish_playing(),
            Moment::Stop => self.pause(true),
        }));
        // A page that is left or put aside may not come back.
        let hidden = window_event_listener_untyped("visibilitychange", move |_| self.tick());
        let left = window_event_listener_untyped("pagehide", move |_| self.tick());
        on_cleanup(move || {
            hidden.remove();
            left.remove();
        });
        Effect::new(move |_| {
            let word = self.word.with(String::is_empty);
            let speaks =
                !word || self.trouble.get().is_some() || self.playing.with(Option::is_some);
            self.bench.keeper.speaks.set(speaks);
        });
        self.watch_draft();
        spawn_local(async move {
            self.come_back().await;
            self.write(self.old_drafts().await);
            loop {
                TimeoutFuture::new(TICK_MS).await;
                self.tick();
            }
        });
    }

    fn store(&self) -> Rc<Store> {
        self.store.get_value()
    }
}
