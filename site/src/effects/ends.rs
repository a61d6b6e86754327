//! Keeps the ends of growing texts in view: all of them at once before a frame is drawn, so that
//! the page is laid out once for all lanes and not once for each.

use std::cell::RefCell;

use web_sys::Element;

thread_local! {
    /// What has grown since the last frame.
    static GROWN: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Shows the end of `scroller` with the next frame.
pub fn show(scroller: &Element) {
    GROWN.with_borrow_mut(|grown| {
        if grown.is_empty() {
            leptos::prelude::request_animation_frame(catch_up);
        }
        if !grown.contains(scroller) {
            grown.push(scroller.clone());
        }
    });
}

/// Leaves `scroller` where the visitor has just put it.
pub fn leave(scroller: &Element) {
    GROWN.with_borrow_mut(|grown| grown.retain(|known| known != scroller));
}

/// Reads everything before it moves anything.
fn catch_up() {
    let grown = GROWN.take();
    let ends: Vec<i32> = grown.iter().map(Element::scroll_height).collect();
    for (scroller, end) in grown.iter().zip(ends) {
        scroller.set_scroll_top(end);
    }
}
