//! Signing in at OpenRouter: PKCE with S256 and `state` (API sheet 5.4). Pure; the page is the
//! driver's.
//!
//! ```text
//! begin ─ address to visit, Pending to keep ─→ the visitor allows ─→ land ─ Exchange ─→ ApiKey
//! ```
//!
//! - `begin`: the address of the consent page, and the [`Pending`] sign-in that this tab keeps
//! - `land`: what the address says on which the visitor comes back
//! - `exchange`: from the code to the key
//! - `query`: addresses and their queries

mod begin;
mod exchange;
mod land;
mod pending;
mod query;

pub use begin::{Begun, Wish, begin};
pub use exchange::Exchange;
pub use land::{cleaned, land};
pub use pending::{Pending, RANDOM_BYTES};
