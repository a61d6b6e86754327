//! A comparison out of its rows.

use leptos::prelude::*;

use super::{Archive, saving::Page};
use crate::{
    app::{Command, SHOWN},
    effects::{hold, web_storage::Shelf as Place},
    state::{
        comparison::{About, Comparison},
        kept::{
            Change, Shelf,
            head::Head,
            names,
            read::{Kept, read},
        },
        words,
    },
};

const COPY: &str = "This comparison is open in another tab. Here it is a copy, which becomes a \
     branch with your next question.";

impl Archive {
    /// Goes on where this tab was before it was loaded anew.
    pub(super) async fn come_back(self) {
        self.restore_draft().await;
        let Some(id) = Place::Tab.read(SHOWN) else {
            return self.bench.arrived();
        };
        let kept = self.load(&id).await;
        // Who already asked something does not want to be taken away from it.
        let is_wanted = self.bench.asked.with_untracked(Option::is_none);
        if let Some(kept) = kept.filter(|_| is_wanted) {
            self.show(kept).await;
        } else {
            Place::Tab.remove(SHOWN);
        }
        self.bench.arrived();
    }

    /// Opens a comparison of the history.
    pub async fn open(self, id: &str) -> bool {
        let Some(kept) = self.load(id).await else { return false };
        self.show(kept).await;
        true
    }

    /// A comparison as it is kept. Rows that could not be read are set aside as they are.
    pub(super) async fn load(self, id: &str) -> Option<Kept> {
        let store = self.store();
        let heads = store.read(Shelf::Heads, Some((id.to_owned(), format!("{id}/")))).await.ok()?;
        let head = Head::read(heads.get(id)?)?;
        let mut rows = store.read(Shelf::Rows, Some(names::all(id))).await.ok()?;
        let kept = read(head, &rows);
        let aside = kept.torn.iter().filter_map(|name| Some((name.clone(), rows.remove(name)?)));
        let aside = aside.flat_map(|(name, text)| {
            [Change::put(Shelf::Torn, name.clone(), text), Change::take(Shelf::Rows, name)]
        });
        let aside: Vec<Change> = aside.collect();
        if !aside.is_empty() {
            self.write(aside);
        }
        Some(kept)
    }

    async fn show(self, kept: Kept) {
        let id = kept.comparison.about.id.clone();
        let is_mine = self.page.with_value(|page| page.ledger.id() == id && page.held.is_some());
        if is_mine {
            // It is what stands there.
            return;
        }
        match hold::hold(&id).await {
            Some(held) => self.adopt(kept, held),
            None => self.copy(kept.comparison),
        }
    }

    /// Shows it, and goes on writing its rows.
    fn adopt(self, kept: Kept, held: hold::Held) {
        let Kept { comparison, lanes, ledger, torn } = kept;
        let id = comparison.about.id.clone();
        self.bench.dispatch(Command::Open(Box::new(comparison)));
        let places = self.bench.lanes.get_untracked();
        let lanes = places.iter().zip(lanes).map(|(bay, lane)| (bay.id, (lane, bay.version())));
        let lanes = lanes.collect();
        self.page.set_value(Page { ledger, lanes, held: Some(held), ..Page::default() });
        // As it is kept already.
        self.page.update_value(|page| {
            let text = self.head(page, &places).write();
            page.ledger.head(text);
        });
        self.show_as(&id);
        self.word.set(if torn.is_empty() {
            String::new()
        } else {
            let rows = words::count(torn.len(), "part");
            format!("{rows} of this comparison could not be read. What could not is set aside as it is and goes along when you export everything.")
        });
    }

    /// Shows what another tab is at work on.
    fn copy(self, comparison: Comparison) {
        let origin = comparison.about.id.clone();
        let about = About { parent: Some(origin.clone()), ..crate::app::fresh() };
        self.show_unkept(Comparison { about, ..comparison });
        // Until it is one of its own, the tab comes back to what it is a copy of.
        Place::Tab.write(SHOWN, &origin);
        self.word.set(COPY.into());
    }

    /// Shows a comparison that is kept only once something is asked in it.
    pub(super) fn show_unkept(self, comparison: Comparison) {
        self.bench.dispatch(Command::Open(Box::new(comparison)));
        self.start_over();
    }
}
