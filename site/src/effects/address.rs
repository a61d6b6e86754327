//! The page's address.

use leptos::{ev, prelude::*};

use super::page;

/// The fragment, with its `#`.
pub fn fragment() -> String {
    let location = web_sys::window().map(|window| window.location());
    location.and_then(|location| location.hash().ok()).unwrap_or_default()
}

/// The query, with its `?`: what a server would see, and what a consent page adds.
pub fn query() -> String {
    let location = web_sys::window().map(|window| window.location());
    location.and_then(|location| location.search().ok()).unwrap_or_default()
}

/// The address of the site itself, without query and fragment.
pub fn site() -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |location: web_sys::Location| {
        Some([location.origin().ok()?, location.pathname().ok()?].concat())
    };
    location.and_then(part).unwrap_or_default()
}

/// Calls `act` whenever the fragment changes.
pub fn on_change(act: impl Fn(String) + 'static) {
    let listener = window_event_listener(ev::hashchange, move |_| act(fragment()));
    on_cleanup(move || listener.remove());
}

/// Goes to another fragment, as a link would.
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // Fails only for addresses that cannot be parsed; a fragment always can.
        let _ = window.location().set_hash(fragment);
    }
}

/// Names the tab.
pub fn entitle(title: &str) {
    if let Some(document) = page::document() {
        document.set_title(title);
    }
}
