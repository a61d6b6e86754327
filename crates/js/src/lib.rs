//! The wasm module inside the npm package `tollfree`.
//!
//! INVARIANT: no logic. JavaScript brings bytes and the time, core judges, JavaScript obeys. What
//! goes in is read by `serde-wasm-bindgen`, so that a `NaN` or a `Proxy` means what it says; what
//! comes out is JSON text, because one `JSON.parse` is quicker and smaller than building objects
//! across the boundary.
//!
//! # Layout
//!
//! - [`Session`]: one visitor at one server
//! - [`Prepared`]: a chat request, read but not yet judged
//! - [`Call`]: one call; bytes in, JSON of what happened out
//! - [`problem`]: an error of core's table for what JavaScript alone can notice

mod call;
mod fault;
mod prepared;
mod session;
mod wire;

pub use call::Call;
pub use fault::problem;
pub use prepared::Prepared;
pub use session::Session;
