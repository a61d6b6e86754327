//! Handing a file to the visitor.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::page;

/// Saves `text` as a file of this name and media type.
pub fn save(name: &str, media: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link = page::element("a", "").and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = link {
        link.set_attribute("href", &address)?;
        link.set_attribute("download", name)?;
        link.click();
    }
    // The browser has taken the blob by the time a click returns.
    Url::revoke_object_url(&address)
}
