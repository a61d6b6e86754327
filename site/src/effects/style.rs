//! Styles of parts that are loaded later: they come with their part's program, so that the first load
//! does not have them, and the part never shows without them.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::CssStyleSheet;

use super::page;

/// Adds a sheet to the page.
pub fn adopt(text: &str) {
    // Without it the part is plain, and still works.
    let _ = add(text);
}

fn add(text: &str) -> Result<(), JsValue> {
    let Some(document) = page::document() else { return Ok(()) };
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(text)?;
    let all: Array = Reflect::get(&document, &"adoptedStyleSheets".into())?.unchecked_into();
    all.push(&sheet);
    Ok(())
}
