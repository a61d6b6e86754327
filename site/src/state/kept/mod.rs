//! What this browser keeps of comparisons: how it is cut into rows, written, and read again.
//!
//! - [`head`]: one row for each comparison, by which the history lists it
//! - [`names`]: how the other rows are named
//! - [`ledger`]: which rows changed since the last time, so that a running answer rewrites only its own
//! - [`read`]: a comparison out of its rows; one that is torn loses only itself
//! - [`rows`]: a whole comparison as rows
//! - [`mod@file`]: everything, or one recorded session, as a file
//! - [`history`]: the list, searched
//!
//! A row is a JSON text. None of them ever has a key in it: nothing here knows one.

pub mod file;
pub mod head;
pub mod history;
pub mod ledger;
pub mod names;
pub mod read;
pub mod rows;
#[cfg(test)]
mod tests;

/// The form of the rows. What has a higher one was kept by a later release, and is left alone.
pub const VERSION: u32 = 1;

/// One thing to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub shelf: Shelf,
    /// Under which name.
    pub name: String,
    /// The row; `None`: it goes.
    pub text: Option<String>,
}

/// What rows are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// A comparison, without what was said.
    Heads,
    /// What was asked, and each answer.
    Rows,
    /// What could not be read, as it was.
    Torn,
    /// What is typed and not asked yet.
    Drafts,
}

impl Shelf {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Heads, Self::Rows, Self::Torn, Self::Drafts];

    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Heads => "heads",
            Self::Rows => "rows",
            Self::Torn => "torn",
            Self::Drafts => "drafts",
        }
    }
}

impl Change {
    /// A row that is kept.
    pub fn put(shelf: Shelf, name: String, text: String) -> Self {
        Self { shelf, name, text: Some(text) }
    }

    /// A row that goes.
    pub fn take(shelf: Shelf, name: String) -> Self {
        Self { shelf, name, text: None }
    }
}

/// A value as a row. What has no JSON form, which nothing of ours lacks, is an empty row.
pub(super) fn write(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
