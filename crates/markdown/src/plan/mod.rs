//! What to draw, as a tree: pure, without a DOM, and the place where every safety rule holds.
//!
//! - [`block`]: the tree. A value of it is safe to draw whatever the model wrote.
//! - [`address`]: the only way to a link target or an image source.
//! - [`build`]: from parser events to the tree. [`fold`]: one open element. [`gather`]: its parts.
//! - [`inline`]: code, mathematics, links and images. [`bare`], [`host`]: addresses without marks.
//!   [`dollars`]: mathematics between brackets.
//! - [`definitions`]: reference links across blocks.
//! - [`direction`]: which way a text runs.
//! - [`op`]: the tree as a flat list of steps, so that long lists, tables and code can be drawn
//!   piece by piece.

mod address;
mod bare;
mod block;
mod build;
mod definitions;
mod direction;
mod dollars;
mod fold;
mod gather;
mod host;
mod inline;
mod op;

pub(crate) use address::{Address, ImageSource};
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use block::plain;
pub(crate) use block::{Align, Block, Inline, Item, List, Row, Table, TableHead};
pub(crate) use build::{parser, plan};
pub(crate) use definitions::Definitions;
pub(crate) use direction::runs_from_right;
pub(crate) use op::{Op, ops};

use pulldown_cmark::Options;

/// The extensions in use. Footnotes stay out: a note may arrive long after its mark was committed.
pub(crate) fn dialect() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
}
