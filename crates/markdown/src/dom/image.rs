//! Images: never loaded unasked, for loading one tells its host who reads what.

use super::paper::{Paper, attributes};
use crate::plan::ImageSource;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// The button that stands for an image. It carries the address until it is pressed.
pub(super) fn button(paper: &Paper, image: &ImageSource, alt: &str) -> Result<Element, JsValue> {
    let button = paper.with_class("button", "btn line sm")?;
    attributes(&button, &[("type", "button"), ("data-md", "image"), ("data-alt", alt)])?;
    button.set_attribute("data-src", image.url())?;
    let label = &paper.options.labels.load_image;
    let host = image.host();
    let words = if alt.is_empty() {
        format!("{label}: {host}")
    } else {
        format!("{label}: {alt} ({host})")
    };
    paper.write(&button, &words)?;
    Ok(button)
}

/// Puts the image in the place of its button. The page's policy may still refuse to load it.
pub(super) fn show(document: &Document, button: &Element) -> Result<(), JsValue> {
    let source = button.get_attribute("data-src").and_then(|url| ImageSource::parse(&url));
    let (Some(source), Some(parent)) = (source, button.parent_node()) else { return Ok(()) };
    let alt = button.get_attribute("data-alt").unwrap_or_default();
    let image = document.create_element("img")?;
    // Before `src`, which starts the request.
    attributes(&image, &[("loading", "lazy"), ("referrerpolicy", "no-referrer"), ("alt", &alt)])?;
    image.set_attribute("src", source.url())?;
    parent.replace_child(&image, button)?;
    Ok(())
}
