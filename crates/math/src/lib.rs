//! Draws `LaTeX` as `MathML` nodes. A program of its own, which what draws Markdown loads when the
//! first formula is there.
//!
//! | room | does |
//! |---|---|
//! | `source` | what is asked for, without its dollars; what is refused unread |
//! | `words` | commands that models write and the parser does not know |
//! | `mathml` | `pulldown-latex` over it |
//! | `pieces`, `allowed`, `cells` | what that wrote, read again by strict rules |
//! | `door` | the pieces as nodes, for JavaScript |
//!
//! INVARIANT: a formula is drawn right or not at all. What is refused stays as its source.
//!
//! INVARIANT: nodes have the names and attributes that `allowed` lists and no others; the text of
//! `pulldown-latex` never becomes markup by itself. No colours, links, styles or definitions of a
//! model come through; lengths are small.

mod allowed;
mod cells;
mod door;
mod mathml;
mod pieces;
mod source;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod words;

pub use door::draw;
