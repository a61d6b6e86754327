//! Streamed Markdown drawn as DOM nodes: safe by construction, linear in the length of the answer.
//!
//! | room | does |
//! |---|---|
//! | `split` | finds, line by line, what nothing that still arrives can change |
//! | `plan` | turns such a slice of Markdown into a small tree of what to draw; all safety rules live here |
//! | `stream` | says per frame what is committed, what is pending and what to leave alone |
//! | `dom` | draws plans with `createElement` and text nodes |
//! | `drawing` | the public face of all of these |
//! | `door` | the same for JavaScript: the site loads this crate as a wasm module of its own |
//!
//! INVARIANT: no string of HTML is ever built, so there is nothing to sanitise. Raw HTML is text.
//!
//! # The dialect
//!
//! `CommonMark` with tables, strikethrough and task lists, as `pulldown-cmark` reads it, except:
//! - Whether a list is loose does not matter: the first paragraph of an item is drawn bare. Else a
//!   blank line late in a list would change every item above it.
//! - A reference link finds definitions above it, or in its own block. Definitions stay visible.
//! - Raw HTML is shown as text; only `<br>` is obeyed.
//! - Nesting deeper than 24 containers is drawn flat.
//! - An address without marks is a link, as GFM has it; brackets that nothing opened and stops of
//!   Chinese and Japanese end it too, and `http://localhost` is one.
//! - Mathematics stands between `$…$`, `$$…$$`, `\(…\)` or `\[…\]`; amounts of money do not. It is
//!   kept together in `.math`, as its source until the program `math` has drawn it.
//! - Code is plain until its block is complete; then the program `highlight` marks it, once.

mod dom;
mod door;
mod drawing;
mod options;
mod plan;
mod split;
mod stream;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use door::MarkdownDrawing;
pub use drawing::Drawing;
pub use options::{Labels, Load, Options};
