//! The visitor's key and what the server says of it.

mod free_requests;
mod key;
mod links;
mod state;

pub use free_requests::FreeRequests;
pub use key::ApiKey;
pub use links::KeyLinks;
pub use state::KeyState;
