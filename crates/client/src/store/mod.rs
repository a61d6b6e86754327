//! What a client keeps between visits: a few texts by name. Never a key.
//!
//! - [`Store`]: what a client asks for
//! - [`Memory`]: until the program ends
//! - `Browser`: `IndexedDB`, shared by the tabs and workers of an origin
//! - `database`: reading and replacing a text in one transaction of `IndexedDB`; the quota's mutex
//!
//! A store may lose everything at any time: private windows and full disks do.

#[cfg(target_family = "wasm")]
mod browser;
#[cfg(target_family = "wasm")]
pub(crate) mod database;
mod memory;

use futures_core::future::LocalBoxFuture;

#[cfg(target_family = "wasm")]
pub use browser::Browser;
pub use memory::Memory;

/// Keeps texts by name. Nobody is told when it fails: what is kept is only ever a copy.
pub trait Store {
    /// The text of this name, if there is one and it can be read.
    fn get(&self, name: &str) -> LocalBoxFuture<'static, Option<String>>;
    /// Keeps `text` under this name, in place of an older one.
    fn put(&self, name: &str, text: String) -> LocalBoxFuture<'static, ()>;
}
