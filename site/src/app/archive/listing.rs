//! The history, and taking something out of it.

use std::{collections::BTreeMap, rc::Rc};

use leptos::prelude::*;

use super::Archive;
use crate::{
    app::Command,
    effects::hold,
    state::kept::{Change, Shelf, head::Head, history::History, names},
};

/// What was taken out, as it was, as long as somebody may want it back.
#[derive(Clone)]
pub struct Gone {
    /// What it was called.
    pub title: String,
    rows: Rc<Vec<Change>>,
}

impl Archive {
    /// Looks up what is kept.
    pub async fn look_up(self) {
        let heads = self.store().read(Shelf::Heads, None).await.unwrap_or_default();
        self.history.set(Some(History::read(&heads)));
    }

    /// Calls a comparison otherwise; by what was asked first when `name` is empty. Whether that was
    /// possible: not while another tab is at work on it.
    pub async fn rename(self, id: &str, name: &str) -> bool {
        let is_shown = self.bench.about.with_untracked(|about| about.id == id);
        if is_shown {
            self.bench.about.update(|about| about.call(name));
            self.tick();
        } else {
            let Some(_held) = hold::hold(id).await else { return false };
            let Some(changed) = self.renamed(id, name).await else { return false };
            self.write(vec![changed]);
        }
        self.look_up().await;
        true
    }

    async fn renamed(self, id: &str, name: &str) -> Option<Change> {
        let mut comparison = self.load(id).await?.comparison;
        let heads = self.store().read(Shelf::Heads, only(id)).await.ok()?;
        let mut head = Head::read(heads.get(id)?)?;
        comparison.about.call(name);
        head.title = comparison.title();
        head.about = comparison.about;
        Some(Change::put(Shelf::Heads, id.to_owned(), head.write()))
    }

    /// Takes a comparison out of the history. Nothing while another tab is at work on it.
    pub async fn take_out(self, id: &str) -> Option<Gone> {
        let is_shown = self.bench.about.with_untracked(|about| about.id == id);
        let held = if is_shown { None } else { Some(hold::hold(id).await?) };
        if is_shown {
            self.bench.dispatch(Command::New);
        }
        let store = self.store();
        let heads = store.read(Shelf::Heads, only(id)).await.ok()?;
        let rows = store.read(Shelf::Rows, Some(names::all(id))).await.ok()?;
        let title = self.history.with_untracked(|history| {
            history.as_ref().and_then(|all| all.find(id)).map(|head| head.title.clone())
        });
        let changes: Vec<Change> = put(Shelf::Heads, heads).chain(put(Shelf::Rows, rows)).collect();
        self.write(taken(&changes));
        self.look_up().await;
        drop(held);
        Some(Gone { title: title.unwrap_or_default(), rows: Rc::new(changes) })
    }

    /// Puts it back.
    pub async fn put_back(self, gone: Gone) {
        self.write(gone.rows.as_ref().clone());
        self.look_up().await;
    }

    /// Everything is about to be deleted: what stands on the page, and what waits, first.
    pub fn forget(self) {
        self.bench.dispatch(Command::New);
        self.store().abandon();
        self.start_over();
        self.forget_draft();
    }
}

/// The range of names that holds this id alone.
fn only(id: &str) -> Option<(String, String)> {
    Some((id.to_owned(), format!("{id}/")))
}

fn put(shelf: Shelf, rows: BTreeMap<String, String>) -> impl Iterator<Item = Change> {
    rows.into_iter().map(move |(name, text)| Change::put(shelf, name, text))
}

fn taken(rows: &[Change]) -> Vec<Change> {
    rows.iter().map(|row| Change::take(row.shelf, row.name.clone())).collect()
}
