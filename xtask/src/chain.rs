//! How the products are built.

mod elements;
mod entries;
mod examples;
mod fingerprint;
mod flags;
mod gather;
mod merge;
mod module;
pub(crate) mod npm;
mod pack;
mod program;
pub(crate) mod simulator;
pub(crate) mod site;
mod wasm_opt;
mod worker;
