use leptos::prelude::*;

use crate::{
    effects::preferences,
    state::{keeping::Keep, key::KeyFacts, settings::Settings},
};

/// What is the visitor's own: the key as far as it may be shown, the settings, and which of their
/// sheets is open. There is one, for as long as the page lives.
pub struct Visitor {
    /// Where the key is kept, or will be.
    pub keep: RwSignal<Keep>,
    /// What the server says of the key.
    pub key: RwSignal<Option<KeyFacts>>,
    /// A key was given and could not be tried yet.
    pub is_held: RwSignal<bool>,
    /// Whether the visitor has seen that the key could pay.
    pub has_seen_limit: RwSignal<bool>,
    /// The settings.
    pub settings: RwSignal<Settings>,
    /// Whether the settings are open.
    pub in_settings: RwSignal<bool>,
    /// The part of the settings that was asked for.
    pub section: RwSignal<Section>,
    /// Whether the help is open.
    pub in_help: RwSignal<bool>,
}

/// A part of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Section {
    /// Key and where it is kept.
    #[default]
    Key,
    /// What is left of the day and the minute.
    Quota,
    /// Look and keys.
    Look,
    /// What this browser keeps.
    Data,
}

impl Section {
    /// The id of its heading.
    pub fn id(self) -> &'static str {
        match self {
            Self::Key => "settings-key",
            Self::Quota => "settings-quota",
            Self::Look => "settings-look",
            Self::Data => "settings-data",
        }
    }
}

impl Visitor {
    /// A visitor with the settings of earlier visits.
    pub fn come() -> &'static Self {
        Box::leak(Box::new(Self {
            keep: RwSignal::new(Keep::default()),
            key: RwSignal::new(None),
            is_held: RwSignal::new(false),
            has_seen_limit: RwSignal::new(false),
            settings: RwSignal::new(preferences::load()),
            in_settings: RwSignal::new(false),
            section: RwSignal::new(Section::default()),
            in_help: RwSignal::new(false),
        }))
    }
}
