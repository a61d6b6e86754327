//! The door to JavaScript.
//!
//! ```js
//! import start, { draw } from "./tollfree_math.js";
//! await start();
//! draw(element, "inline"); // or "block"; the element's text is "$x^2$"
//! ```

use crate::mathml;
use crate::pieces::{Piece, pieces};
use crate::source::formula;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

const MATHML: &str = "http://www.w3.org/1998/Math/MathML";

/// Puts the formula in the place of its source, which is the text of `element`. What cannot be
/// drawn stays, and `element` then has the class `bad`.
#[wasm_bindgen]
pub fn draw(element: &Element, how: &str) -> Result<(), JsValue> {
    let is_block = how == "block";
    let class = if is_block { "math display" } else { "math" };
    // Before anything can break down.
    element.set_class_name(&format!("{class} bad"));
    let source = element.text_content().unwrap_or_default();
    let written = formula(&source).and_then(|formula| mathml::written(formula, is_block));
    let Some(pieces) = written.as_deref().and_then(pieces) else { return Ok(()) };
    let Some(document) = element.owner_document() else { return Ok(()) };
    if let Some(math) = node(&document, &pieces)? {
        math.set_attribute("alttext", source.trim())?;
        element.set_text_content(None);
        element.append_child(&math)?;
        element.set_class_name(class);
    }
    Ok(())
}

/// The outermost element, with all others in it.
fn node(document: &Document, pieces: &[Piece]) -> Result<Option<Element>, JsValue> {
    let mut open: Vec<Element> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Open(name, attributes) => {
                let element = document.create_element_ns(Some(MATHML), name)?;
                for (name, value) in attributes {
                    element.set_attribute(name, value)?;
                }
                if let Some(parent) = open.last() {
                    parent.append_child(&element)?;
                }
                open.push(element);
            }
            Piece::Text(text) => {
                if let Some(parent) = open.last() {
                    parent.append_child(&document.create_text_node(text))?;
                }
            }
            Piece::Close if open.len() == 1 => return Ok(open.pop()),
            Piece::Close => drop(open.pop()),
        }
    }
    Ok(None)
}
