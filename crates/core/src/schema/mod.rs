//! Whether an answer fits the JSON Schema that was asked for: the part of the standard that
//! structured outputs use. What is not checked is named, not passed in silence.
//!
//! - `check`: the walk, bounded in depth and steps
//! - `form`: the form that a request asks for
//! - `known`: which words of a schema are not checked
//! - `shape`: objects, arrays, texts and numbers
//! - `verdict`: what was found, and the request that asks for a repair

mod check;
mod form;
mod known;
mod shape;
mod verdict;

pub use check::check;
pub use form::check_form;
pub use known::unchecked;
pub use verdict::{Fault, Verdict};
