//! The visitor's settings, kept in this browser.

use leptos::{ev, prelude::window_event_listener};

use super::{
    theme::{self, STORED},
    web_storage::Shelf,
};
use crate::state::settings::Settings;

const NAME: &str = "tollfree.settings";

/// The settings of an earlier visit.
pub fn load() -> Settings {
    let (text, look) = (Shelf::Browser.read(NAME), Shelf::Browser.read(STORED));
    Settings::read(text.as_deref(), look.as_deref())
}

/// Keeps them and draws the page so. Where nothing can be kept they hold for this visit.
pub fn save(settings: Settings) {
    theme::apply(settings.look);
    Shelf::Browser.write(NAME, &settings.write());
    Shelf::Browser.write(STORED, settings.look.name());
}

/// Calls `changed` whenever another tab has kept other settings, or deleted them.
pub fn on_changed(changed: impl Fn(Settings) + 'static) {
    let listening = window_event_listener(ev::storage, move |event| {
        if event.key().is_none_or(|key| [NAME, STORED].contains(&key.as_str())) {
            changed(load());
        }
    });
    // For as long as the page lives.
    std::mem::forget(listening);
}
