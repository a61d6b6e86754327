//! What draws Markdown: a program of its own (`crates/markdown`), loaded once the page stands.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::{
    clipboard,
    module::{self, Module},
};

#[wasm_bindgen]
extern "C" {
    /// Owns the content of an element. Whatever it throws means that it is of no use any more.
    pub type Drawing;

    /// Takes more of the answer and draws what is there. Call it once per frame.
    #[wasm_bindgen(catch, method)]
    pub fn draw(this: &Drawing, text: &str) -> Result<(), JsValue>;

    /// Draws everything for good.
    #[wasm_bindgen(catch, method)]
    pub fn finish(this: &Drawing) -> Result<(), JsValue>;

    /// Starts again with an empty element.
    #[wasm_bindgen(catch, method)]
    pub fn clear(this: &Drawing) -> Result<(), JsValue>;
}

/// What makes drawings.
pub struct Pen {
    module: Module,
    on_copy: JsValue,
}

impl Pen {
    /// Loads the program.
    pub async fn load() -> Result<Self, JsValue> {
        let module = module::load("markdown").await?;
        let on_copy: Closure<dyn FnMut(String)> =
            Closure::new(|text| clipboard::copy(text, |_| ()));
        Ok(Self { module, on_copy: on_copy.into_js_value() })
    }

    /// An empty drawing in `element`, whose content is gone.
    pub fn drawing(&self, element: &Element) -> Result<Drawing, JsValue> {
        let made = self.module.make("MarkdownDrawing", &Array::of2(element, &self.on_copy))?;
        Ok(made.unchecked_into())
    }
}
