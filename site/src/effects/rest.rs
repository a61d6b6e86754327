//! When what the first view does without may come: `site/boot.js` knows.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Ends when the page has nothing to do, or as soon as its visitor begins to do something.
    #[wasm_bindgen(js_name = tollfreeRest)]
    pub async fn rest();
}
