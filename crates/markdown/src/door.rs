//! The door to JavaScript: a page loads this crate as a wasm module of its own, once it stands.
//!
//! INVARIANT: no logic. [`Drawing`] draws; this hands it over.
//!
//! ```js
//! import start, { MarkdownDrawing } from "./tollfree_markdown.js";
//! await start();
//! const drawing = new MarkdownDrawing(element, (code) => navigator.clipboard.writeText(code));
//! drawing.draw("Some *text*"); // as often as more arrives, once per frame
//! drawing.finish();
//! ```

use crate::{Drawing, Load, Options};
use js_sys::{Function, Promise};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// The page's loader of programs, if it has one.
    #[wasm_bindgen(catch, js_name = tollfreeModule)]
    fn load(name: &str) -> Result<Promise, JsValue>;
}

/// A [`Drawing`] with a caret, for JavaScript.
#[wasm_bindgen]
#[derive(Debug)]
pub struct MarkdownDrawing(Drawing);

#[wasm_bindgen]
impl MarkdownDrawing {
    /// Empties `container` and draws into it from now on. `on_copy` gets the text of a code block
    /// when its copy button is pressed; without it there are no such buttons. `loader` gets the name
    /// of a program and promises it; without it the page's own loader is asked, if there is one.
    #[wasm_bindgen(constructor)]
    pub fn new(container: Element, on_copy: Option<Function>, loader: Option<Function>) -> Self {
        let on_copy = on_copy.map(|function| -> Rc<dyn Fn(String)> {
            Rc::new(move |text| {
                // What the host throws is the host's: there is nobody here to tell it to.
                let _thrown = function.call1(&JsValue::UNDEFINED, &text.into());
            })
        });
        let load: Load = Rc::new(move |name| {
            let promised = match &loader {
                // What is no promise is not waited for.
                Some(own) => {
                    own.call1(&JsValue::UNDEFINED, &name.into()).map(|it| Promise::resolve(&it))
                }
                None => load(name),
            };
            promised.unwrap_or_else(|error| Promise::reject(&error))
        });
        let options = Options { caret: true, on_copy, load: Some(load), ..Options::default() };
        Self(Drawing::new(container, options))
    }

    /// Takes more of the answer, in bytes of any cut, and draws what is there.
    pub fn draw(&mut self, text: &str) {
        self.0.push(text);
        self.0.flush();
    }

    /// Draws everything for good and takes the caret away.
    pub fn finish(&mut self) {
        self.0.finish();
    }

    /// Starts again with an empty container.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
