//! One call as a state machine: what happened goes in, what to do comes out.
//!
//! ```text
//! Input  head | bytes | end | failure | time | cancel   →   Action  emit | wait until | done
//! ```
//!
//! The driver sends the HTTP request of [`Admitted::request`](crate::guard::Admitted::request), feeds
//! what the network brings, and obeys. It holds no judgement of its own, so every driver (the
//! browser's fetch from Rust, from JavaScript, a test's array) behaves the same.

mod clocks;
mod limits;
mod machine;
mod receipt;
mod reply;
mod step;
mod timeline;

pub use clocks::Clocks;
pub use limits::Limits;
pub use machine::Call;
pub use receipt::{Outcome, Receipt, Warning};
pub use step::{Action, Failure, Head, Input};
pub use timeline::{Phase, Span};
