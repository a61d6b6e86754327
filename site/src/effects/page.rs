//! The document, reached without panicking where there is none.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement};

/// The document.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// A new element with a class.
pub fn element(tag: &str, class: &str) -> Option<Element> {
    let element = document()?.create_element(tag).ok()?;
    element.set_class_name(class);
    Some(element)
}

/// Takes the element of this id away.
pub fn remove(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.remove();
    }
}

/// Puts the focus on the element of this id.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that refuses the focus is not worth an error.
        let _ = element.focus();
    }
}

/// The same once the page has drawn what changed, such as a sheet that closed.
pub fn focus_next(id: &'static str) {
    leptos::prelude::request_animation_frame(move || focus(id));
}

/// Gives the focus once more to what has it. Chromium hands it back when a sheet closes, but leaves
/// the caret in the sheet: what the visitor types next would go nowhere.
pub fn refocus() {
    let active = document().and_then(|document| document.active_element());
    if let Some(active) = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
        // An element that refuses is not worth an error.
        let _ = active.blur().and_then(|()| active.focus());
    }
}

/// Scrolls the element of this id into view.
pub fn reveal(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view();
    }
}

/// Scrolls the element of this id back to its first column, once the page has drawn what changed.
pub fn rewind(id: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
            element.set_scroll_left(0);
        }
    });
}

/// Puts the focus on the first element that fits a selector, once the page has drawn what changed.
pub fn focus_in(selector: String) {
    leptos::prelude::request_animation_frame(move || {
        let element = document().and_then(|page| page.query_selector(&selector).ok().flatten());
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // An element that refuses the focus is not worth an error.
            let _ = element.focus();
        }
    });
}

/// Whether a sheet or a menu is open, or a custom element has the focus: they have their own keys.
pub fn is_covered() -> bool {
    let Some(document) = document() else { return false };
    if document.active_element().is_some_and(|element| element.tag_name().contains('-')) {
        return true;
    }
    // One by one: a browser that does not know a selector refuses it.
    let is_there = |selector| document.query_selector(selector).ok().flatten().is_some();
    ["dialog[open]", ":popover-open"].into_iter().any(is_there)
}

/// Whether the element of this id has the focus.
pub fn has_focus(id: &str) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|known| known.id() == id)
}

/// The id of the element around the focus that fits a selector.
pub fn focused_within(selector: &str) -> Option<String> {
    let around = document()?.active_element()?.closest(selector).ok()??;
    Some(around.id())
}

/// Closes the popover of this id and gives the focus back to what opened it.
pub fn close_popover(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // One that is closed already stays closed.
        let _ = element.hide_popover();
    }
}

/// Whether the focus is in something that takes text.
pub fn is_typing() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|element| {
        ["INPUT", "TEXTAREA", "SELECT"].contains(&element.tag_name().as_str())
    })
}

/// Whether the command key is what Ctrl is elsewhere.
pub fn is_mac() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|platform| {
        ["Mac", "iPhone", "iPad"].iter().any(|mac| platform.starts_with(mac))
    })
}
