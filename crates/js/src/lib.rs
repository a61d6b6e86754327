//! The wasm module inside the npm package `tollfree`.
//!
//! INVARIANT: no logic. JavaScript brings bytes and the time, core judges, JavaScript obeys.
//!
//! Objects cross the boundary as JSON text, both ways: one `JSON.parse` is quicker and smaller than
//! building objects from here, and `serde-wasm-bindgen` would pass over unknown fields in silence.
//!
//! # Layout
//!
//! - [`Session`]: one visitor at one server
//! - [`Call`]: one call; bytes in, JSON of what happened out
//! - `signin`: what a session does for a visitor who signs in
//! - `tabs`: what it tells other tabs of what it counts, and hears from them
//! - [`most_requests`]: what a call can cost, in requests
//! - [`problem`]: an error of core's table for what JavaScript alone can notice

mod call;
mod fault;
#[cfg(target_family = "wasm")]
mod memory;
mod plan;
mod relay;
mod session;
mod signin;
mod tabs;
mod visitor;
mod wire;

pub use call::Call;
pub use fault::problem;
pub use plan::most_requests;
pub use session::Session;
pub use tabs::name_tab;
