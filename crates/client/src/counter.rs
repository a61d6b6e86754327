//! Stand-in for the count of free requests, until the real one is there.

use futures_core::future::LocalBoxFuture;
pub use tollfree_core::run::Take;
use tollfree_core::{Error, account::FreeRequests};

/// A count of one account's free requests.
pub trait Counter {
    /// Asks for one request to a free model, to be sent at once.
    fn take(&self) -> LocalBoxFuture<'static, Take>;
    /// Learns from a failed call.
    fn hear(&self, error: &Error);
    /// Takes in what `GET /key` says of the day.
    fn seed(&self, free: FreeRequests);
}

/// Grants everything.
pub struct Alone;

impl Counter for Alone {
    fn take(&self) -> LocalBoxFuture<'static, Take> {
        Box::pin(std::future::ready(Take::Go))
    }
    fn hear(&self, _: &Error) {}
    fn seed(&self, _: FreeRequests) {}
}
