//! Programs that are no part of the first load: `site/boot.js` fetches them when they are asked for.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = tollfreeModule)]
    async fn fetch(name: &str) -> Result<JsValue, JsValue>;
}

/// A program that was loaded.
#[derive(Clone)]
pub struct Module(JsValue);

/// The program `tollfree_{name}`: fetched once, and again after a failure. Fails with an `Error`
/// where it cannot be had, or is no part of this build.
pub async fn load(name: &str) -> Result<Module, JsValue> {
    fetch(name).await.map(Module)
}

impl Module {
    /// A new object of a class that the program offers.
    pub fn make(&self, class: &str, arguments: &Array) -> Result<JsValue, JsValue> {
        let class: Function = Reflect::get(&self.0, &class.into())?.dyn_into()?;
        Reflect::construct(&class, arguments)
    }
}
