//! JSON that a page passes and that goes out, beside the cursor of the hot path.
//!
//! What the server sends is read by [`Cursor`], permissively; the catalogue and error bodies too, so
//! that a page downloads one reader. What a page passes is read strictly, by `read`; `writer` writes
//! what serde can write. Both are there for their size: `serde_json` for the same is 44 kB
//! (compressed) more of a page.

mod read;
mod strict;
mod text;
mod writer;

pub use read::{Members, Place, Reader, Unreadable, Wrong, read};
pub(crate) use read::{members, text_or_list, word, words};
pub(crate) use strict::is_json;
pub(crate) use tollfree_wire::json::decimal;
pub use tollfree_wire::json::{Cursor, Malformed};
pub(crate) use writer::VERBATIM;
pub use writer::write;
