//! Making nodes.

use super::formula::Formulas;
use crate::options::Options;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, Node};

/// A document to make nodes of, and how to draw on it.
#[derive(Debug)]
pub(super) struct Paper {
    document: Document,
    pub(super) options: Options,
    pub(super) formulas: Formulas,
}

impl Paper {
    pub(super) fn new(document: Document, options: Options) -> Self {
        let formulas = Formulas::new(options.load.clone());
        Self { document, options, formulas }
    }

    pub(super) fn element(&self, name: &str) -> Result<Element, JsValue> {
        self.document.create_element(name)
    }

    pub(super) fn with_class(&self, name: &str, class: &str) -> Result<Element, JsValue> {
        let element = self.element(name)?;
        element.set_attribute("class", class)?;
        Ok(element)
    }

    pub(super) fn drawing(&self, name: &str) -> Result<Element, JsValue> {
        self.document.create_element_ns(Some("http://www.w3.org/2000/svg"), name)
    }

    pub(super) fn text(&self, text: &str) -> Node {
        self.document.create_text_node(text).into()
    }

    /// Puts `text` at the end of `parent`.
    pub(super) fn write(&self, parent: &Node, text: &str) -> Result<(), JsValue> {
        put(parent, self.text(text))
    }
}

/// Puts `child` at the end of `parent`.
pub(super) fn put(parent: &Node, child: impl AsRef<Node>) -> Result<(), JsValue> {
    parent.append_child(child.as_ref())?;
    Ok(())
}

/// Sets attributes whose names are known to be well formed.
pub(super) fn attributes(element: &Element, pairs: &[(&str, &str)]) -> Result<(), JsValue> {
    pairs.iter().try_for_each(|(name, value)| element.set_attribute(name, value))
}
