//! Code blocks: a figure with the language, a copy button and the code.

use super::icon;
use super::paper::{Paper, attributes, put};
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The figure, and the element inside it that takes the text.
pub(super) fn block(paper: &Paper, language: &str) -> Result<(Element, Element), JsValue> {
    let figure = paper.with_class("figure", "codebox")?;
    if !language.is_empty() || paper.options.on_copy.is_some() {
        put(&figure, caption(paper, language)?)?;
    }
    let lines = paper.with_class("pre", "code")?;
    // Code reads from the left in every script.
    attributes(&lines, &[("tabindex", "0"), ("dir", "ltr")])?;
    let code = paper.element("code")?;
    if !language.is_empty() {
        code.set_attribute("data-lang", language)?;
    }
    put(&lines, &code)?;
    put(&figure, lines)?;
    Ok((figure, code))
}

fn caption(paper: &Paper, language: &str) -> Result<Element, JsValue> {
    let caption = paper.element("figcaption")?;
    let name = paper.element("span")?;
    paper.write(&name, language)?;
    put(&caption, name)?;
    if paper.options.on_copy.is_some() {
        let button = paper.with_class("button", "btn icon sm")?;
        let label = ("aria-label", paper.options.labels.copy_code.as_ref());
        attributes(&button, &[("type", "button"), ("data-md", "copy"), label])?;
        put(&button, icon::copy(paper)?)?;
        put(&caption, button)?;
    }
    Ok(caption)
}

/// The text of the code block that `button` belongs to.
pub(super) fn text_beside(button: &Element) -> Option<String> {
    let figure = button.closest("figure").ok().flatten()?;
    figure.query_selector("pre code").ok().flatten()?.text_content()
}
