//! How the products are built.

mod flags;
mod module;
pub(crate) mod npm;
pub(crate) mod simulator;
pub(crate) mod site;
mod wasm_opt;
