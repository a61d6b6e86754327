use tollfree_core::{chat::ChatRequest, guard};
use wasm_bindgen::prelude::*;

use crate::fault;

/// A chat request, read but not yet judged.
///
/// It is read at once, so that nothing the page changes while the catalogue loads can change what
/// is asked.
#[wasm_bindgen]
pub struct Prepared(pub(crate) ChatRequest);

#[wasm_bindgen]
impl Prepared {
    /// Reads the JSON of a `ChatRequest`; throws the JSON of an error that names the field.
    pub fn read(request: &str) -> Result<Self, JsValue> {
        guard::screen(request.as_bytes()).map_err(fault::Fault)?;
        Ok(Self(fault::read("request", request)?))
    }

    /// The model that is asked.
    #[wasm_bindgen(getter)]
    pub fn model(&self) -> String {
        self.0.model.clone()
    }
}
