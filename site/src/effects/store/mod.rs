//! Rows that this browser keeps. Where it cannot, they are kept in memory, and tried again.
//!
//! Reached only from the part of the program that comes when the page is at rest.

mod database;
mod trouble;

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    mem::take,
    rc::Rc,
};

pub use trouble::Trouble;

use self::database::Database;
use crate::state::kept::{Change, Shelf};

/// Rows by shelf and name; `None`: gone.
type Rows = BTreeMap<(Shelf, String), Option<Rc<str>>>;

/// What this browser keeps.
///
/// INVARIANT: a row that was given to [`Store::take`] is found by [`Store::read`] from then on,
/// whether or not the browser has taken it.
#[derive(Default)]
pub struct Store {
    database: Database,
    waiting: RefCell<Rows>,
    /// What is being written now.
    flying: RefCell<Rows>,
    is_writing: Cell<bool>,
    /// How many rounds have been written.
    rounds: Cell<u32>,
}

impl Store {
    /// Keeps changes, in memory first. They reach the browser with [`Store::write`].
    pub fn take(&self, changes: Vec<Change>) {
        let rows = changes.into_iter();
        let rows = rows.map(|change| ((change.shelf, change.name), change.text.map(Rc::from)));
        self.waiting.borrow_mut().extend(rows);
    }

    /// Gives the browser what waits for it, all or none of one round; what it does not take waits
    /// for the next round.
    pub async fn write(&self) -> Result<(), Trouble> {
        if self.is_writing.replace(true) {
            // Who writes takes these along.
            return Ok(());
        }
        let written = self.drain().await;
        self.is_writing.set(false);
        written
    }

    /// Whether something waits for the browser to take it.
    pub fn is_behind(&self) -> bool {
        !self.waiting.borrow().is_empty()
    }

    async fn drain(&self) -> Result<(), Trouble> {
        loop {
            let round = take(&mut *self.waiting.borrow_mut());
            if round.is_empty() {
                return Ok(());
            }
            self.flying.replace(round.clone());
            let written = self.database.write(&round).await;
            self.flying.borrow_mut().clear();
            self.rounds.set(self.rounds.get() + 1);
            if let Err(trouble) = written {
                let newer = self.waiting.replace(round);
                self.waiting.borrow_mut().extend(newer);
                return Err(trouble);
            }
        }
    }

    /// The rows of a shelf, all or those from the first name to before the second.
    pub async fn read(
        &self,
        from: Shelf,
        range: Option<(String, String)>,
    ) -> Result<BTreeMap<String, String>, Trouble> {
        let read = loop {
            let round = self.rounds.get();
            let read = self.database.read(from, range.as_ref()).await;
            // What was written meanwhile may be in neither.
            if round == self.rounds.get() || read.is_err() {
                break read;
            }
        };
        let mut rows = match read {
            Ok(rows) => rows,
            // What is in memory is there in any case.
            Err(_) if self.is_behind() => BTreeMap::new(),
            Err(trouble) => return Err(trouble),
        };
        let is_asked =
            |name: &String| range.as_ref().is_none_or(|(first, end)| first <= name && name < end);
        for layer in [&self.flying, &self.waiting] {
            for ((of, name), text) in layer.borrow().iter() {
                if *of != from || !is_asked(name) {
                    continue;
                }
                match text {
                    Some(text) => rows.insert(name.clone(), text.to_string()),
                    None => rows.remove(name),
                };
            }
        }
        Ok(rows)
    }

    /// Whether somebody deleted everything since this was asked last.
    pub fn was_wiped(&self) -> bool {
        self.database.was_wiped()
    }

    /// Forgets what waits: everything is about to be deleted.
    pub fn abandon(&self) {
        self.waiting.borrow_mut().clear();
        self.database.close();
    }
}
