//! Once a second, what changed since the last time.

use std::collections::BTreeMap;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;

use super::Archive;
use crate::{
    app::{Bay, SHOWN},
    effects::{clock, hold, web_storage::Shelf as Place},
    state::{
        kept::{
            Change, Shelf, VERSION,
            head::{Head, Seat, title},
            ledger::Ledger,
        },
        thread::Thread,
    },
};

/// Set once the browser was asked not to clear what is kept when it needs room.
const ASKED: &str = "tollfree.persist";

/// After a failure it is tried again so much later, ms.
const AGAIN_MS: u64 = 15_000;

/// What is known of the comparison on the page.
#[derive(Default)]
pub(super) struct Page {
    pub(super) ledger: Ledger,
    /// For each place: by which its rows are named, and at which version they were written.
    pub(super) lanes: BTreeMap<usize, (u32, u64)>,
    /// So many answers it had when it came; it is kept when there are more. A copy of what another
    /// tab has open, or of what was played, is nothing of its own before that.
    pub(super) needs: Option<usize>,
    /// No other tab writes it meanwhile.
    pub(super) held: Option<hold::Held>,
    /// The browser was asked for that.
    pub(super) is_asked: bool,
}

impl Archive {
    /// Writes what changed since the last time.
    pub fn tick(self) {
        if self.store().was_wiped() {
            self.start_over();
        }
        let mut changes = self.changes();
        changes.extend(self.draft_changes());
        let failed = self.failed.get_value();
        let waits = failed.is_some_and(|at| clock::now().saturating_sub(at) < AGAIN_MS);
        if !changes.is_empty() || !waits {
            self.write(changes);
        }
    }

    /// Gives changes to the browser, and says so when it does not take them.
    pub(super) fn write(self, changes: Vec<Change>) {
        let store = self.store();
        if changes.is_empty() && !store.is_behind() {
            return;
        }
        let is_answer = changes.iter().any(|change| change.shelf == Shelf::Heads);
        store.take(changes);
        spawn_local(async move {
            let written = store.write().await;
            let failed = written.is_err().then(clock::now);
            self.failed.set_value(failed);
            let trouble = written.err();
            if self.trouble.get_untracked() != trouble {
                self.trouble.set(trouble);
            }
            if is_answer && trouble.is_none() {
                ask_to_persist();
            }
        });
    }

    /// What of the comparison on the page is not kept yet.
    fn changes(self) -> Vec<Change> {
        // What plays is on its file.
        if self.playing.with_untracked(Option::is_some) {
            return Vec::new();
        }
        let about = self.bench.about.get_untracked();
        let lanes = self.bench.lanes.get_untracked();
        let answers = lanes.iter().map(|bay| bay.with_thread(answers)).sum::<usize>();
        let changes = self.page.try_update_value(|page| {
            if page.ledger.id() != about.id {
                *page = Page { ledger: Ledger::new(&about.id), ..Page::default() };
            }
            let is_asked =
                lanes.iter().any(|bay| bay.with_thread(|thread| thread.last().is_some()));
            if !is_asked || page.needs.is_some_and(|needs| answers <= needs) {
                return Vec::new();
            }
            page.needs = None;
            let mut changes = page.rows(&lanes);
            let mut head = self.head(page, &lanes);
            if page.ledger.head(head.write()) || !changes.is_empty() {
                head.updated = clock::now();
                changes.push(Change::put(Shelf::Heads, about.id.clone(), head.write()));
            }
            changes
        });
        let changes = changes.unwrap_or_default();
        if !changes.is_empty() {
            self.show_as(&about.id);
        }
        changes
    }

    pub(super) fn head(self, page: &Page, lanes: &[Bay]) -> Head {
        let seat = |bay: &Bay| Seat {
            lane: page.lanes.get(&bay.id).map_or(0, |(lane, _)| *lane),
            asked: bay.lane.with_untracked(|lane| lane.asked.clone()),
            own: bay.own.get_untracked(),
        };
        let about = self.bench.about.get_untracked();
        let first =
            |thread: &Thread| thread.exchanges.first().map(|exchange| title(&exchange.prompt.text));
        Head {
            version: VERSION,
            title: match &about.name {
                Some(name) => name.clone(),
                None => lanes.iter().find_map(|bay| bay.with_thread(first)).unwrap_or_default(),
            },
            about,
            updated: 0,
            answers: lanes.iter().map(|bay| bay.with_thread(answers)).sum(),
            simulated: lanes.iter().any(|bay| bay.with_thread(is_simulated)),
            setup: self.bench.setup.get_untracked(),
            layout: self.bench.layout.get_untracked(),
            lanes: lanes.iter().map(seat).collect(),
        }
    }

    /// The tab remembers what it shows, and holds it.
    pub(super) fn show_as(self, id: &str) {
        if Place::Tab.read(SHOWN).as_deref() != Some(id) {
            Place::Tab.write(SHOWN, id);
        }
        // Twice would be once too much: what this tab has is not to be had again.
        let is_asked =
            self.page.try_update_value(|page| std::mem::replace(&mut page.is_asked, true));
        if is_asked != Some(false) || self.page.with_value(|page| page.held.is_some()) {
            return;
        }
        let id = id.to_owned();
        spawn_local(async move {
            let held = hold::hold(&id).await;
            self.page.update_value(|page| {
                if page.ledger.id() == id {
                    page.held = held;
                }
            });
        });
    }

    /// Another comparison takes the place of the present one.
    pub(super) fn leave(self) {
        if self.playing.with_untracked(Option::is_some) {
            // It is on its file.
            self.stop_playing();
        } else {
            self.tick();
        }
        self.page.set_value(Page::default());
        Place::Tab.remove(SHOWN);
    }

    /// Everything was deleted. What stands on the page is kept again when something is asked in it.
    pub(super) fn start_over(self) {
        let id = self.bench.about.with_untracked(|about| about.id.clone());
        let needs = self
            .bench
            .lanes
            .with_untracked(|lanes| lanes.iter().map(|bay| bay.with_thread(answers)).sum());
        self.page.update_value(|page| {
            *page = Page {
                ledger: Ledger::new(&id),
                needs: Some(needs),
                held: page.held.take(),
                ..Page::default()
            };
        });
        self.history.set(None);
        Place::Tab.remove(SHOWN);
    }
}

impl Page {
    fn rows(&mut self, lanes: &[Bay]) -> Vec<Change> {
        let mut changes = Vec::new();
        self.lanes.retain(|id, _| lanes.iter().any(|bay| bay.id == *id));
        for bay in lanes {
            let version = bay.version();
            let (lane, then) = match self.lanes.get(&bay.id) {
                Some((lane, then)) => (*lane, Some(*then)),
                None => (self.ledger.lane(), None),
            };
            if then != Some(version) {
                changes.extend(bay.with_thread(|thread| self.ledger.note(lane, thread)));
                self.lanes.insert(bay.id, (lane, version));
            }
        }
        let here: Vec<u32> = self.lanes.values().map(|(lane, _)| *lane).collect();
        changes.extend(self.ledger.leave(&here));
        changes
    }
}

pub(super) fn answers(thread: &Thread) -> usize {
    thread.exchanges.iter().map(|exchange| exchange.answers.len()).sum()
}

fn is_simulated(thread: &Thread) -> bool {
    let mut answers = thread.exchanges.iter().flat_map(|exchange| &exchange.answers);
    answers.any(|answer| answer.simulated)
}

/// Asks the browser, once, not to clear this when it needs room.
fn ask_to_persist() {
    if Place::Browser.read(ASKED).is_some() || !Place::Browser.write(ASKED, "1") {
        return;
    }
    let asked = || {
        let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
        let storage = Reflect::get(&navigator, &"storage".into())?;
        let persist: Function = Reflect::get(&storage, &"persist".into())?.dyn_into()?;
        persist.call0(&storage)?.dyn_into::<Promise>()
    };
    if let Ok(asked) = asked() {
        spawn_local(async move {
            // It may say no, and everything goes on as it was.
            let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
        });
    }
}
