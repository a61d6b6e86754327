//! The package's custom elements, which the page for embedding shows at work.

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::{module, page};
use crate::state::code::element::Tag;

/// Fetches and defines them; once, whoever asks.
pub async fn load() -> Result<(), JsValue> {
    module::load("elements").await.map(drop)
}

/// Makes `room` hold this element. One that is there already goes on, with other attributes.
pub fn show(room: &Element, tag: &Tag) {
    let here = room.first_element_child().filter(|here| here.local_name() == tag.name);
    let Some(element) = here.clone().or_else(|| page::element(tag.name, "")) else { return };
    for name in element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !tag.attributes.iter().any(|(given, _)| *given == name) {
            // Names that an element has can be removed.
            let _ = element.remove_attribute(&name);
        }
    }
    for (name, value) in &tag.attributes {
        // Set anew, a question would come back that was asked or changed.
        if element.get_attribute(name).as_ref() != Some(value) {
            // Names are constant and valid.
            let _ = element.set_attribute(name, value);
        }
    }
    if here.is_none() {
        room.replace_children_with_node_1(&element);
    }
}

/// Takes it out: what it asks is over.
pub fn clear(room: &Element) {
    room.replace_children_with_node_0();
}
