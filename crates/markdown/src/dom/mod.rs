//! Drawing plans as DOM nodes.
//!
//! INVARIANT: nodes come from `createElement`, `createElementNS` and `createTextNode` with names
//! written in this room. Nothing here takes HTML, and the only attributes with words of a model
//! are `href`, `data-src`, `src`, `data-alt`, `alt` (checked in [`crate::plan`]), `data-lang` and labels.
//!
//! - [`paper`]: making nodes. [`icon`]: the copy sign.
//! - [`inlines`], [`blocks`], [`code`], [`table`], [`image`], [`formula`]: one kind of node each.
//! - [`helper`]: programs of their own, for code and formulas.
//! - [`painter`]: which nodes stay and which are drawn anew. [`drawn`]: one of them.
//!   [`caret`]: where text will arrive.
//! - [`clicks`]: the one listener for all buttons.

mod blocks;
mod caret;
mod clicks;
mod code;
mod drawn;
mod formula;
mod helper;
mod icon;
mod image;
mod inlines;
mod painter;
mod paper;
mod table;

pub(crate) use clicks::Clicks;
pub(crate) use painter::Painter;
