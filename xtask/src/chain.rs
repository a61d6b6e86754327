//! How the products are built.

pub(crate) mod npm;
mod practice;
pub(crate) mod simulator;
pub(crate) mod site;
mod wasm_opt;
