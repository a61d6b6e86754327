use tollfree_core::run::PlanOptions;
use wasm_bindgen::prelude::*;

use crate::fault;

/// How many requests a call with the JSON of these `PlanOptions` takes at most; throws the JSON of
/// an error that names the field.
#[wasm_bindgen(js_name = "mostRequests")]
pub fn most_requests(options: &str) -> Result<u32, JsValue> {
    let options: PlanOptions = fault::read("options", options)?;
    Ok(options.plan(String::new()).most_requests())
}
