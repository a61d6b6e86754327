//! Code blocks: a figure with the language, a copy button and the code.

use super::helper::Helper;
use super::icon;
use super::paper::{Paper, attributes, put};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// What stands behind a fence when the text is in no language.
const PLAIN: [&str; 8] = ["txt", "text", "plain", "plaintext", "output", "log", "ascii", "none"];

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

/// Marks `code`, which is complete, if it is in a language.
pub(super) fn highlight(helper: &Helper, code: &Element) {
    let language = code.get_attribute("data-lang").unwrap_or_default();
    if !language.is_empty() && !PLAIN.contains(&language.to_ascii_lowercase().as_str()) {
        helper.draw(code, &language);
    }
}

/// Marks all code in `element`.
pub(super) fn highlight_inside(helper: &Helper, element: &Element) -> Result<(), JsValue> {
    let found = element.query_selector_all("pre > code")?;
    for code in (0..found.length()).filter_map(|index| found.get(index)) {
        highlight(helper, code.unchecked_ref());
    }
    Ok(())
}

/// The text of the code block that `button` belongs to.
pub(super) fn text_beside(button: &Element) -> Option<String> {
    let figure = button.closest("figure").ok().flatten()?;
    figure.query_selector("pre code").ok().flatten()?.text_content()
}
