//! The keys of the page: one table, by which they are both handled and listed.

mod table;
#[cfg(test)]
mod tests;

use self::table::DIGITS;
pub use self::table::{ALL, Action, If, Place, Shortcut, With};
use super::settings::Settings;

/// A key that was pressed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Press<'a> {
    /// The character, or the key's name.
    pub key: &'a str,
    /// The key by its place, whatever it writes.
    pub code: &'a str,
    /// Ctrl or the command key is down.
    pub command: bool,
    /// Alt or the option key is down.
    pub alt: bool,
    /// Shift is down.
    pub shift: bool,
}

/// Where it was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// In the composer; whether it is empty.
    Composer(bool),
    /// In another field.
    Text,
    /// In a lane; whether it runs.
    Lane(bool),
    /// Anywhere else.
    Page,
}

/// What the key does there.
pub fn find(press: Press<'_>, focus: Focus, settings: Settings) -> Option<Action> {
    let fits = |row: &&Shortcut| row.is(press) && row.works(focus) && row.needs.holds(settings);
    let action = ALL.iter().find(fits)?.action;
    Some(match action {
        Action::Lane(_) => Action::Lane(digit(press.code)?),
        action => action,
    })
}

impl Shortcut {
    fn is(&self, press: Press<'_>) -> bool {
        let is_key = match self.key {
            DIGITS => digit(press.code).is_some(),
            key => key.eq_ignore_ascii_case(press.key),
        };
        let Press { command, alt, shift, .. } = press;
        let is_plain = !command && !alt;
        is_key
            && match self.with {
                With::Nothing => is_plain && (self.key != "Enter" || !shift),
                With::Shift => is_plain && shift,
                With::Command => command && !alt,
                With::Alt => alt && !command && !shift,
            }
    }

    fn works(&self, focus: Focus) -> bool {
        match (self.place, focus) {
            (Place::Composer, Focus::Composer(is_empty)) => {
                is_empty || self.action != Action::Recall
            }
            // A lane at rest has nothing to stop: the key then stops the others.
            (Place::Lane, Focus::Lane(is_running)) => is_running || self.action != Action::StopLane,
            (Place::Page, Focus::Page | Focus::Lane(_)) | (Place::Anywhere, _) => true,
            _ => false,
        }
    }
}

/// The digit of a key, from 1 on, counted from 0.
fn digit(code: &str) -> Option<usize> {
    let digit: usize = code.strip_prefix("Digit")?.parse().ok()?;
    digit.checked_sub(1)
}
