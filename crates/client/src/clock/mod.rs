//! What time it is, and waiting.

#[cfg(any(target_family = "wasm", test))]
mod anchor;
#[cfg(target_family = "wasm")]
mod browser;

use futures_core::future::LocalBoxFuture;
use tollfree_core::Millis;

#[cfg(target_family = "wasm")]
pub use browser::Browser;

/// A clock that never goes back.
pub trait Clock {
    /// Ms since the Unix epoch.
    fn now(&self) -> Millis;
    /// Completes after `ms`.
    fn sleep(&self, ms: Millis) -> LocalBoxFuture<'static, ()>;
}
