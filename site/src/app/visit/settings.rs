//! What the visitor sets.

use leptos::prelude::*;

use crate::{
    app::{Bench, Section},
    effects::{preferences, theme},
    state::settings::Settings,
};

impl Bench {
    /// Opens the settings at one of their parts.
    pub(in crate::app) fn open_settings(self, section: Section) {
        self.visitor.section.set(section);
        self.visitor.in_settings.set(true);
    }

    /// Changes the settings, for this visit and the next.
    pub(in crate::app) fn set(self, settings: Settings) {
        self.visitor.settings.set(settings);
        preferences::save(settings);
    }

    /// Nothing is kept any more: the page is as at the first visit. Nothing is written.
    pub(in crate::app) fn reset(self) {
        self.heed(Settings::default());
    }

    /// Follows settings that are kept already, or nowhere.
    pub(in crate::app) fn heed(self, settings: Settings) {
        self.visitor.settings.set(settings);
        theme::apply(settings.look);
    }

    /// Switches between light and dark.
    pub(in crate::app) fn switch_theme(self) {
        let settings = self.visitor.settings.get_untracked();
        self.set(Settings { look: theme::other(settings.look), ..settings });
    }
}
