//! The visitor's key, kept where the visitor says.
//!
//! INVARIANT: outside of this file and of the client that sends it, the text of a key exists only in
//! the form that was typed and in transit between the two. It is in no signal, in no element once
//! the form was sent, in no message and in no export; and it is written down only where the visitor
//! chose that.

use std::cell::RefCell;

use leptos::{ev, prelude::window_event_listener};

use super::{clock, web_storage::Shelf};
use crate::state::{
    connection::Form,
    keeping::{Keep, Kept},
};

/// Under which name it is written down.
const NAME: &str = "tollfree.key";

/// When everything was last forgotten, ms since the Unix epoch: told to tabs that sleep.
const FORGOTTEN: &str = "tollfree.forgotten";

thread_local! {
    /// What this tab is connected with.
    static HELD: RefCell<Option<Form>> = const { RefCell::new(None) };
    /// A key that was given and could not be tried: nobody has to give it twice (WCAG 3.3.7).
    static GIVEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The form with the key that was given before, when it names none and its server needs one.
pub fn complete(mut form: Form) -> Form {
    if form.key.trim().is_empty() && !form.is_compatible {
        form.key = GIVEN.with_borrow(Clone::clone).unwrap_or_default();
    }
    form
}

/// Remembers what was given until it could be tried, or forgets it.
pub fn remember(given: Option<String>) {
    GIVEN.set(given);
}

/// Holds what this tab is connected with and writes it down as wished. Whether that was possible.
pub fn hold(form: Form, keep: Keep) -> bool {
    GIVEN.set(None);
    HELD.set(Some(form));
    self::keep(keep)
}

/// Writes down what is held in another place, and nowhere else. Whether that was possible.
pub fn keep(keep: Keep) -> bool {
    let Some(form) = HELD.with_borrow(Clone::clone) else { return true };
    // Not a moment earlier than what was forgotten last.
    let at = clock::now().max(forgotten() + 1);
    let text = Kept { at, form }.write();
    [(Shelf::Tab, Keep::Tab), (Shelf::Browser, Keep::Browser)].into_iter().fold(
        true,
        |all, (shelf, place)| {
            if place == keep {
                return all && shelf.write(NAME, &text);
            }
            shelf.remove(NAME);
            all
        },
    )
}

/// What was written down in an earlier visit, and where.
pub fn recall() -> Option<(Form, Keep)> {
    let forgotten = forgotten();
    let find = |(shelf, keep): (Shelf, Keep)| {
        let kept = Kept::read(&shelf.read(NAME)?)?;
        if kept.is_forgotten(forgotten) {
            shelf.remove(NAME);
            return None;
        }
        Some((kept.form, keep))
    };
    let found =
        [(Shelf::Tab, Keep::Tab), (Shelf::Browser, Keep::Browser)].into_iter().find_map(find);
    HELD.set(found.as_ref().map(|(form, _)| form.clone()));
    found
}

/// Wipes it from this tab, from this browser, and from the other tabs.
pub fn forget() {
    wipe();
    Shelf::Browser.remove(NAME);
    Shelf::Browser.write(FORGOTTEN, &clock::now().to_string());
}

/// Calls `wiped` whenever another tab has everything forgotten and this one held something.
pub fn on_forgotten(wiped: impl Fn() + 'static) {
    let listening = window_event_listener(ev::storage, move |event| {
        if event.key().as_deref() == Some(FORGOTTEN) && event.new_value().is_some() && wipe() {
            wiped();
        }
    });
    // For as long as the page lives.
    std::mem::forget(listening);
}

/// Wipes it from this tab. Whether there was something.
fn wipe() -> bool {
    GIVEN.set(None);
    Shelf::Tab.remove(NAME);
    HELD.take().is_some()
}

fn forgotten() -> u64 {
    Shelf::Browser.read(FORGOTTEN).and_then(|text| text.parse().ok()).unwrap_or(0).min(clock::now())
}
