//! The visitor's key and what the server says of it.

mod key;
mod state;

pub use key::ApiKey;
pub use state::{FreeRequests, KeyState};
