//! Where the committed part of a growing text ends.
//!
//! `CommonMark` reads line by line: once a line has started a new block, no later line can change
//! what stands above it, except by a link reference definition (see [`crate::plan::Definitions`]).
//! So everything above the last block can be committed; of a list everything above its last item,
//! of a table every whole row, of fenced code every whole line.
//!
//! INVARIANT: what is committed depends on the text alone, never on how it was cut into pieces or
//! how often somebody looked: lines are taken one after another, each exactly once.
//!
//! - [`fence`]: opening and closing lines of code.
//! - [`outline`]: the blocks of a text, as the parser sees them.
//! - [`splitter`]: the state that moves along the text. [`held`]: the part that is still open.

mod fence;
mod held;
mod outline;
mod splitter;

pub(crate) use splitter::Splitter;

use std::ops::Range;

/// `text[range]`, or nothing where that would cut a character.
fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| byte.is_ascii_whitespace())
}
