//! How the products are built.

mod flags;
pub(crate) mod npm;
mod practice;
pub(crate) mod simulator;
pub(crate) mod site;
mod wasm_opt;
