//! How the products are built.

mod fingerprint;
mod flags;
mod module;
pub(crate) mod npm;
mod pack;
pub(crate) mod simulator;
pub(crate) mod site;
mod wasm_opt;
