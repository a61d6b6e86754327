//! A borrowed, permissive JSON cursor.
//!
//! `serde` derive stops at the first field of an unexpected type; a stream of chunks must not
//! (API sheet, section 0: fields and enum values arrive without notice). The cursor reads what it
//! is asked for, skips everything else without building it, and treats a value of another type as
//! absent.

mod cursor;
mod decimal;
mod scan;
mod string;

pub use cursor::{Cursor, Malformed};
pub use decimal::decimal;
pub use scan::MAX_DEPTH;
