//! Scrolling all lanes together, so that answers are read at the same depth.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::page;

/// Brings every other lane to the depth of `log`, if a person is scrolling it: what moves because it
/// was brought there moves nothing else.
pub fn all_as(log: &HtmlElement) {
    if !log.matches(":hover, :focus").unwrap_or(false) {
        return;
    }
    let share = share(log);
    let Some(logs) = page::document().and_then(|page| page.query_selector_all("[role=log]").ok())
    else {
        return;
    };
    for index in 0..logs.length() {
        let other = logs.get(index).and_then(|node| node.dyn_into::<Element>().ok());
        if let Some(other) = other.filter(|other| other != log.unchecked_ref::<Element>()) {
            let room = other.scroll_height() - other.client_height();
            other.set_scroll_top(scaled(room, share));
        }
    }
}

/// How deep it is scrolled, 0 to 1.
fn share(log: &Element) -> f64 {
    let room = log.scroll_height() - log.client_height();
    if room > 0 { f64::from(log.scroll_top()) / f64::from(room) } else { 0.0 }
}

#[expect(clippy::cast_possible_truncation, reason = "a part of a length in pixels")]
fn scaled(room: i32, share: f64) -> i32 {
    (f64::from(room) * share).round() as i32
}
