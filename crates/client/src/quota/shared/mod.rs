//! One count for all tabs and workers of an origin.
//!
//! - [`store`](crate::store): `IndexedDB`, whose read-write transactions are the mutex: `localStorage` is not coherent
//!   between processes and missing in workers
//! - `channel`: a `BroadcastChannel` that tells the other tabs at once; where storage is denied it
//!   carries claims, which all tabs grant in one order
//! - `counter`: the [`Shared`] count over both, each as far as it is there

mod channel;
mod counter;

pub use counter::{Shared, Ways};
