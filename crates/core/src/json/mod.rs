//! A borrowed, permissive JSON cursor for the hot path.
//!
//! `serde` derive stops at the first field of an unexpected type; a stream of chunks must not
//! (API sheet, section 0: fields and enum values arrive without notice). The cursor reads what it
//! is asked for, skips everything else without building it, and treats a value of another type as
//! absent. The catalogue and error bodies are read by it too, so that a page downloads one reader;
//! `serde_json` writes.

mod cursor;
mod decimal;
mod scan;
mod string;

pub use cursor::{Cursor, Malformed};
pub(crate) use decimal::decimal;
