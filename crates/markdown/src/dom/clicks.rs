//! The one listener for all buttons of a drawing.

use super::{code, image};
use std::fmt;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event};

/// Listens while it lives.
pub(crate) struct Clicks {
    root: Element,
    listener: Closure<dyn FnMut(Event)>,
}

impl Clicks {
    pub(crate) fn listen(
        document: Document,
        root: Element,
        on_copy: Option<Rc<dyn Fn(String)>>,
    ) -> Result<Self, JsValue> {
        let listener = Closure::new(move |event: Event| {
            if let Some(button) = button(&event) {
                press(&document, &button, on_copy.as_deref());
            }
        });
        let function: &JsValue = listener.as_ref();
        root.add_event_listener_with_callback("click", function.unchecked_ref())?;
        Ok(Self { root, listener })
    }
}

/// The button of ours that was pressed. `data-md` is written in this room alone.
fn button(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("button[data-md]").ok().flatten()
}

fn press(document: &Document, button: &Element, on_copy: Option<&dyn Fn(String)>) {
    match (button.get_attribute("data-md").as_deref(), on_copy) {
        (Some("copy"), Some(copy)) => {
            if let Some(text) = code::text_beside(button) {
                copy(text);
            }
        }
        (Some("image"), _) => {
            // When it fails the button stays, which is what there is to see.
            let _shown = image::show(document, button);
        }
        _ => {}
    }
}

impl Drop for Clicks {
    fn drop(&mut self) {
        let function: &JsValue = self.listener.as_ref();
        let _removed =
            self.root.remove_event_listener_with_callback("click", function.unchecked_ref());
    }
}

impl fmt::Debug for Clicks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clicks").finish_non_exhaustive()
    }
}
