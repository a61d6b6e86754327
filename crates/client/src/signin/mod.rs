//! Signing in on a page: what `tollfree_core::signin` decides, carried out.
//!
//! - [`begin`], [`finish`]: the two halves, over any [`Page`]
//! - `Client::sign_in`, `Client::signed_in`: the
//!   same on the page this code runs on
//! - [`Page`]: what a sign-in needs of a page; `Window` in a browser
//!
//! The verifier is kept in `sessionStorage` and nowhere else. It is taken away before anything
//! else happens, so that a code can be used once: a second [`finish`], as frameworks that run
//! effects twice bring, finds nothing to do.

mod client;
mod page;
#[cfg(target_family = "wasm")]
mod window;

use tollfree_core::{
    Code, Error,
    gateway::Gateway,
    signin::{self, Exchange, Pending},
};

pub use page::Page;
pub use tollfree_core::signin::Wish;
#[cfg(target_family = "wasm")]
pub use window::Window;

/// Begins a sign-in and keeps it for this tab: the address of the consent page, to which the tab
/// goes next. Without a callback in `wish` the visitor comes back to the page's own address.
pub fn begin(page: &dyn Page, gateway: &Gateway, mut wish: Wish) -> Result<String, Error> {
    if wish.callback.is_empty() {
        wish.callback = page.address();
    }
    let begun = signin::begin(gateway, &wish, &page.random()?)?;
    if !page.keep(Some(&begun.pending.write())) {
        let message = "this browser keeps nothing for this tab, which a sign-in needs";
        return Err(Error::new(Code::SignInLost, message)
            .with_remedy("let this site store data, or paste a key instead"));
    }
    Ok(begun.address)
}

/// What the page's address says of a sign-in: one to finish by asking for the key, none, or one
/// that failed. The address is cleaned at once, in place.
pub fn finish(page: &dyn Page) -> Result<Option<Exchange>, Error> {
    let pending = page.kept().as_deref().and_then(Pending::read);
    // INVARIANT: taken away before it is used, so that it is used once.
    page.keep(None);
    let address = page.address();
    if let Some(pending) = &pending {
        let cleaned = signin::cleaned(&address, pending);
        if cleaned != address {
            page.replace(&cleaned);
        }
    }
    signin::land(&address, pending)
}
