//! The table of keys.

use crate::state::settings::Settings;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Asks the draft in every lane.
    Send,
    /// Begins a new line: left to the browser.
    NewLine,
    /// Brings the last prompt back into an empty composer.
    Recall,
    /// Puts the focus into the composer.
    Prompt,
    /// Opens the choice of models.
    Models,
    /// Opens the history.
    History,
    /// Puts the focus on the lane of this number.
    Lane(usize),
    /// Asks the focused lane again.
    Again,
    /// Stops the focused lane.
    StopLane,
    /// Stops every lane.
    StopAll,
    /// Opens the list of these keys.
    Help,
}

impl Action {
    /// What it does, as the list says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Send => "Ask all lanes",
            Self::NewLine => "New line",
            Self::Recall => "Bring the last prompt back, when nothing is typed",
            Self::Prompt => "Go to the prompt",
            Self::Models => "Choose models",
            Self::History => "Earlier comparisons",
            Self::Lane(_) => "Go to lane A, B, C …",
            Self::Again => "Ask this lane again, 1 request",
            Self::StopLane => "Stop this lane",
            Self::StopAll => "Stop all lanes, or close what is open",
            Self::Help => "This list",
        }
    }
}

/// What is held down with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// Nothing; whether Shift is, is part of the character.
    Nothing,
    /// Shift.
    Shift,
    /// Ctrl, or the command key.
    Command,
    /// Alt, or the option key.
    Alt,
}

/// Where a key works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Everywhere, also while something is typed.
    Anywhere,
    /// Outside of text.
    Page,
    /// In the composer.
    Composer,
    /// While a lane has the focus.
    Lane,
}

/// Which setting lets it work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum If {
    /// None: it always works.
    Always,
    /// Enter sends.
    EnterSends,
    /// Enter begins a new line.
    EnterBreaks,
    /// Keys without a modifier (WCAG 2.1.4).
    Keys,
    /// Letters in a lane.
    Letters,
}

impl If {
    /// Whether the settings let it work.
    pub fn holds(self, settings: Settings) -> bool {
        match self {
            Self::Always => true,
            Self::EnterSends => settings.enter_sends,
            Self::EnterBreaks => !settings.enter_sends,
            Self::Keys => settings.keys,
            Self::Letters => settings.letters,
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    /// What it does.
    pub action: Action,
    /// What is held down with it.
    pub with: With,
    /// The key, as the browser names it; digits by their place.
    pub key: &'static str,
    /// Where it works.
    pub place: Place,
    /// Which setting lets it work.
    pub needs: If,
}

/// Stands for the digits from 1 to 9.
pub(super) const DIGITS: &str = "1–9";

const fn row(action: Action, with: With, key: &'static str, place: Place, needs: If) -> Shortcut {
    Shortcut { action, with, key, place, needs }
}

/// All of them. The first that fits is taken.
pub const ALL: [Shortcut; 14] = [
    row(Action::Send, With::Command, "Enter", Place::Composer, If::Always),
    row(Action::Send, With::Nothing, "Enter", Place::Composer, If::EnterSends),
    row(Action::NewLine, With::Shift, "Enter", Place::Composer, If::EnterSends),
    row(Action::NewLine, With::Nothing, "Enter", Place::Composer, If::EnterBreaks),
    row(Action::Recall, With::Nothing, "ArrowUp", Place::Composer, If::Always),
    row(Action::Again, With::Nothing, "r", Place::Lane, If::Letters),
    row(Action::StopLane, With::Nothing, "s", Place::Lane, If::Letters),
    row(Action::StopLane, With::Nothing, "Escape", Place::Lane, If::Always),
    row(Action::Prompt, With::Nothing, "/", Place::Page, If::Keys),
    row(Action::Help, With::Nothing, "?", Place::Page, If::Keys),
    row(Action::Models, With::Command, "k", Place::Anywhere, If::Always),
    row(Action::History, With::Nothing, "h", Place::Page, If::Keys),
    row(Action::Lane(0), With::Alt, DIGITS, Place::Anywhere, If::Always),
    row(Action::StopAll, With::Nothing, "Escape", Place::Anywhere, If::Always),
];

impl Shortcut {
    /// The keys to press, one after the other as they are held down.
    pub fn keys(&self, is_mac: bool) -> Vec<&'static str> {
        let with = match (self.with, is_mac) {
            (With::Nothing, _) => None,
            (With::Shift, _) => Some("Shift"),
            (With::Command, false) => Some("Ctrl"),
            (With::Command, true) => Some("⌘"),
            (With::Alt, false) => Some("Alt"),
            (With::Alt, true) => Some("⌥"),
        };
        let key = match self.key {
            "Escape" => "Esc",
            "ArrowUp" => "↑",
            "k" => "K",
            "h" => "H",
            "r" => "R",
            "s" => "S",
            key => key,
        };
        with.into_iter().chain([key]).collect()
    }
}
