//! The visitor's settings, kept in this browser.

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
