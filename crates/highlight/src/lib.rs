//! Marks keywords, strings and comments of code. A program of its own, which what draws Markdown
//! loads when the first block of code is complete.
//!
//! | room | does |
//! |---|---|
//! | `languages` | one table row for each language: its comments, quotes and keywords |
//! | `lex` | cuts code into tokens by such a row; markup, Markdown and patches have readers of their own |
//! | `door` | the tokens as nodes, for JavaScript |
//!
//! INVARIANT: the text of all tokens together is the code, byte for byte, whatever it is.
//!
//! Not a parser: what needs one (nested templates, types against values) stays plain. Numbers stay
//! plain as well, since the look knows three inks only: weight, quiet, and less quiet.

mod door;
mod languages;
mod lex;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use door::draw;
