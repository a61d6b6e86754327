//! The hot path: what every byte of an answer passes.
//!
//! A crate of its own, because a page wants this compiled for speed and all else for size (the
//! profile `npm` of the workspace): together they are 0.14 of the time of a loop by hand where one
//! profile for all is 0.21, or 18 kB (compressed) more to load.
//!
//! - [`sse`]: from bytes to events
//! - [`json`]: a cursor through the JSON of one of them

pub mod json;
pub mod sse;
