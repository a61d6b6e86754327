//! One comparison as it is kept, shared and replayed: conditions, lanes, and all that was said.

use serde::{Deserialize, Serialize};
use tollfree::Millis;

use super::{
    kept::head::title, lane::Asked, layout::Layout, setup::Own, setup::Setup, thread::Thread,
};

/// What tells one comparison from another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct About {
    /// Names it in this browser.
    pub id: String,
    /// When it began, ms since the Unix epoch.
    pub created: Millis,
    /// The comparison from which it went on in another way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// What the visitor calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl About {
    /// Calls it so, in one line; by what was asked first when there is none.
    pub fn call(&mut self, name: &str) {
        self.name = Some(title(name)).filter(|name| !name.is_empty());
    }
}

/// One comparison.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Comparison {
    /// What tells it from others.
    pub about: About,
    /// The conditions that all lanes share.
    pub setup: Setup,
    /// How the lanes stand.
    pub layout: Layout,
    /// The lanes, from left to right.
    pub lanes: Vec<Column>,
}

/// One lane of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// The model.
    pub asked: Asked,
    /// What it does otherwise.
    #[serde(default)]
    pub own: Own,
    /// Its history.
    #[serde(default)]
    pub thread: Thread,
}

impl Comparison {
    /// Its name: as the visitor calls it, else what was asked first, in one line.
    pub fn title(&self) -> String {
        if let Some(name) = &self.about.name {
            return name.clone();
        }
        let first = self.lanes.iter().find_map(|lane| lane.thread.exchanges.first());
        first.map_or_else(String::new, |exchange| title(&exchange.prompt.text))
    }

    /// Whether anything was asked.
    pub fn is_empty(&self) -> bool {
        self.lanes.iter().all(|lane| lane.thread.exchanges.is_empty())
    }
}
