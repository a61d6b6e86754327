//! One comparison without what was said in it.

use serde::{Deserialize, Serialize};
use tollfree::Millis;

use super::{VERSION, write};
use crate::state::{
    comparison::About,
    lane::Asked,
    layout::Layout,
    setup::{Own, Setup},
};

/// Longest title, in characters.
const TITLE: usize = 200;

/// One comparison without what was said in it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Head {
    /// The form of its rows.
    pub version: u32,
    /// What tells it from others.
    pub about: About,
    /// As the visitor calls it, else what was asked first, in one line.
    pub title: String,
    /// When something of it changed last, ms since the Unix epoch.
    pub updated: Millis,
    /// How many answers it has.
    pub answers: usize,
    /// Whether some of them came out of the simulator.
    pub simulated: bool,
    /// The conditions that all lanes share.
    pub setup: Setup,
    /// How the lanes stand.
    pub layout: Layout,
    /// The lanes, from left to right.
    pub lanes: Vec<Seat>,
}

/// A lane without its history.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Seat {
    /// By which its rows are named.
    pub lane: u32,
    /// The model.
    pub asked: Asked,
    /// What it does otherwise.
    pub own: Own,
}

impl Head {
    /// The row.
    pub fn write(&self) -> String {
        write(self)
    }

    /// Reads [`Head::write`]. Nothing when it is torn, or of a form that is not known here.
    pub fn read(text: &str) -> Option<Self> {
        let head: Self = serde_json::from_str(text).ok()?;
        let is_known = head.version == VERSION && super::names::is_id(&head.about.id);
        is_known.then_some(head)
    }
}

/// A name in one line, of a length that a list can show: of what was asked first, or as typed.
pub fn title(prompt: &str) -> String {
    let line = prompt.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(TITLE) {
        Some((end, _)) => line.get(..end).map(|start| format!("{start}…")).unwrap_or_default(),
        None => line,
    }
}
