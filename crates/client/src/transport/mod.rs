//! How bytes travel to a server and back.

#[cfg(target_family = "wasm")]
mod fetch;

use futures_core::{future::LocalBoxFuture, stream::LocalBoxStream};
pub use tollfree_core::gateway::{HttpRequest, Method};

#[cfg(target_family = "wasm")]
pub use fetch::Fetch;

/// Sends requests. Dropping the future or the body it brought aborts the request: that is the only
/// way of cancelling, and every other one ends in it.
pub trait Transport {
    /// Sends `request` as it is.
    fn send(&self, request: HttpRequest) -> LocalBoxFuture<'static, Result<Response, Broken>>;
}

/// A response whose body has yet to come.
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// `content-type`, or an empty text.
    pub content_type: String,
    /// `x-generation-id`.
    pub generation_id: Option<String>,
    /// The body in the pieces in which it arrives.
    pub body: LocalBoxStream<'static, Result<Vec<u8>, Broken>>,
}

/// The transport failed: its own words, for the error's `raw`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken(pub String);
