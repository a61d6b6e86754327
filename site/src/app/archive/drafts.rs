//! What is typed and not asked yet, with its images and files. It belongs to the tab.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tollfree::{Millis, Part};

use super::Archive;
use crate::{
    app::TAB,
    effects::{chance, clock, hold, web_storage::Shelf as Place},
    state::{
        kept::{Change, Shelf},
        samples::SAMPLES,
    },
};

/// A draft that nobody came back to is kept so long, ms.
const LONGEST: Millis = 14 * 86_400_000;

/// Which of it changed since it was written.
#[derive(Default)]
pub(super) struct Drafts {
    tab: String,
    held: Option<hold::Held>,
    text: bool,
    parts: bool,
}

/// What was typed, and when.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Draft {
    at: Millis,
    text: String,
}

impl Archive {
    /// From now on notes that the draft changed.
    pub(super) fn watch_draft(self) {
        let bench = self.bench;
        Effect::new(move |before: Option<()>| {
            bench.draft.track();
            if before.is_some() {
                self.drafts.update_value(|drafts| drafts.text = true);
            }
        });
        Effect::new(move |before: Option<()>| {
            bench.attached.track();
            if before.is_some() {
                self.drafts.update_value(|drafts| drafts.parts = true);
            }
        });
    }

    /// Brings back what was typed in this tab before it was loaded anew.
    pub(super) async fn restore_draft(self) {
        let known = Place::Tab.read(TAB);
        // A tab that was doubled has the name of the other one, and goes on under its own.
        let held = match &known {
            Some(tab) => hold::hold(tab).await,
            None => None,
        };
        let rows = match &known {
            Some(tab) => {
                self.store().read(Shelf::Drafts, Some((tab.clone(), format!("{tab}0")))).await
            }
            None => return,
        };
        let tab = known.filter(|_| held.is_some()).unwrap_or_else(chance::name);
        Place::Tab.write(TAB, &tab);
        self.drafts.update_value(|drafts| (drafts.tab, drafts.held) = (tab, held));
        let Ok(rows) = rows else { return };
        let is_untouched = self.bench.draft.with_untracked(|draft| is_nothing(draft))
            && self.bench.attached.with_untracked(Vec::is_empty);
        if !is_untouched {
            return;
        }
        for (name, text) in rows {
            if name.ends_with("/parts") {
                let parts: Vec<Part> = serde_json::from_str(&text).unwrap_or_default();
                self.bench.attached.set(parts);
            } else {
                let draft = serde_json::from_str::<Draft>(&text).unwrap_or_default();
                if !draft.text.is_empty() {
                    self.bench.draft.set(draft.text);
                }
            }
        }
    }

    /// What of the draft is not kept yet.
    pub(super) fn draft_changes(self) -> Vec<Change> {
        let Some((text, parts)) = self.drafts.try_update_value(|drafts| {
            (std::mem::take(&mut drafts.text), std::mem::take(&mut drafts.parts))
        }) else {
            return Vec::new();
        };
        if !text && !parts {
            return Vec::new();
        }
        let tab = self.tab();
        let mut changes = Vec::new();
        if text {
            let row = self.bench.draft.with_untracked(|text| {
                let draft = Draft { at: clock::now(), text: text.clone() };
                (!is_nothing(text)).then(|| serde_json::to_string(&draft).ok()).flatten()
            });
            changes.push(Change { shelf: Shelf::Drafts, name: tab.clone(), text: row });
        }
        if parts {
            let row = self.bench.attached.with_untracked(|parts| {
                (!parts.is_empty()).then(|| serde_json::to_string(parts).ok()).flatten()
            });
            changes.push(Change { shelf: Shelf::Drafts, name: format!("{tab}/parts"), text: row });
        }
        changes
    }

    /// The tab's name, which it gets with its first draft.
    fn tab(self) -> String {
        let name = self.drafts.with_value(|drafts| drafts.tab.clone());
        if !name.is_empty() {
            return name;
        }
        let name = chance::name();
        Place::Tab.write(TAB, &name);
        self.drafts.update_value(|drafts| drafts.tab.clone_from(&name));
        let wanted = name.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let held = hold::hold(&wanted).await;
            self.drafts.update_value(|drafts| drafts.held = held);
        });
        name
    }

    /// The draft is gone, and its name with it.
    pub(super) fn forget_draft(self) {
        Place::Tab.remove(TAB);
        self.drafts.set_value(Drafts::default());
    }

    /// Drafts of tabs that are long gone, to be deleted.
    pub(super) async fn old_drafts(self) -> Vec<Change> {
        let rows = self.store().read(Shelf::Drafts, None).await.unwrap_or_default();
        let is_old = |text: &str| {
            let draft = serde_json::from_str::<Draft>(text).unwrap_or_default();
            draft.at > 0 && clock::now().saturating_sub(draft.at) > LONGEST
        };
        let tabs = rows.iter().filter(|(_, text)| is_old(text)).map(|(name, _)| name.clone());
        let gone = |tab: String| {
            let parts = format!("{tab}/parts");
            [tab, parts].map(|name| Change::take(Shelf::Drafts, name))
        };
        tabs.flat_map(gone).collect()
    }
}

/// Whether nobody typed this.
fn is_nothing(text: &str) -> bool {
    text.trim().is_empty() || text == SAMPLES[0].1
}
