//! Who may send a free request now: one count for all that spend from the same account.
//!
//! - [`Counter`]: what a client asks before each request
//! - `account`: the one counter that the clients of an account have in a page
//! - [`Alone`]: a count in memory, for one program that nobody shares the account with
//! - `Shared`: in a browser, one count for all tabs and workers of an origin
//! - [`Uncounted`]: no count, for servers without accounts
//! - `watch`: being told when a count changes
//!
//! The count itself and its rules are `tollfree_core::quota`.

#[cfg(target_family = "wasm")]
mod account;
mod alone;
#[cfg(target_family = "wasm")]
mod shared;
mod uncounted;
mod watch;

use futures_core::future::LocalBoxFuture;
use tollfree_core::{Error, account::FreeRequests};

#[cfg(target_family = "wasm")]
pub(crate) use account::of;
pub use alone::Alone;
#[cfg(target_family = "wasm")]
pub use shared::{Shared, Ways};
pub use tollfree_core::quota::{
    DayStanding, MinuteStanding, PER_MINUTE, Quota, Spender, Standing, Tab, Take,
};
pub use uncounted::Uncounted;
pub use watch::{Watcher, Watching};

/// A count of one account's free requests. Clients of the same account share one.
///
/// All moments are of the clock that the counter was made with.
pub trait Counter {
    /// Asks for one request to a free model, to be sent at once: what is granted counts, also when
    /// it is never sent. Nothing is reserved by a [`Take::Wait`].
    fn take(&self) -> LocalBoxFuture<'static, Take>;
    /// Learns from a failed call. Errors that say nothing of the quota change nothing.
    fn hear(&self, error: &Error);
    /// Takes in what `GET /key` says of the day.
    fn seed(&self, free: FreeRequests);
    /// Goes on after a billed answer: a person has looked at it.
    fn resume(&self);
    /// Where the account stands now.
    fn standing(&self) -> Standing;
    /// Who this one is among the spenders of a [`Standing`], where several share the count.
    fn tab(&self) -> Option<Tab> {
        None
    }
    /// Calls `watcher` whenever the count changes, for as long as the returned value lives. Time
    /// that passes is no change: it frees a minute without a word.
    fn watch(&self, watcher: Watcher) -> Watching;
}
