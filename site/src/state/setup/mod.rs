//! Under which conditions the lanes are asked: shared by all, with what single lanes do otherwise.

mod differences;
mod field;
mod fit;
mod number;
mod params;
mod request;
pub mod schema;

use serde::{Deserialize, Serialize};

pub use differences::differences;
pub use field::{EFFORTS, FIELDS, Field};
pub use fit::{Needs, ignored, ignores, skipped};
pub use params::Params;
pub use request::request;

/// The conditions that all lanes share.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Setup {
    /// Standing instructions; empty: none.
    pub system: String,
    /// How the models draw their words.
    pub params: Params,
    /// A JSON Schema that answers have to fit, as it was typed; `None`: words.
    pub schema: Option<String>,
    /// Whether models may call the page's own functions. Each round is one more request.
    pub tools: bool,
}

/// A part of the conditions, and of the sheet that shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Facet {
    /// Standing instructions.
    #[default]
    System,
    /// How words are drawn.
    Params,
    /// The form of the answer.
    Schema,
    /// Functions that may be called.
    Tools,
}

impl Facet {
    /// The id of its heading.
    pub fn id(self) -> &'static str {
        match self {
            Self::System => "setup-system",
            Self::Params => "setup-params",
            Self::Schema => "setup-schema",
            Self::Tools => "setup-tools",
        }
    }
}

/// What one lane does otherwise.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Own {
    /// Other standing instructions.
    pub system: Option<String>,
    /// The parameters that are set here; the rest is shared.
    pub params: Params,
    /// The only provider that may serve it, by the name that the free router's draw came with.
    pub provider: Option<String>,
}

impl Own {
    /// Whether the lane is asked as all others are.
    pub fn is_same(&self) -> bool {
        *self == Self::default()
    }
}

impl Setup {
    /// How many things differ from what a plain request would be.
    pub fn changes(&self) -> usize {
        let flags = [!self.system.trim().is_empty(), self.schema.is_some(), self.tools];
        flags.into_iter().filter(|flag| *flag).count() + self.params.changes()
    }
}
