//! Text and what stands in it.

use super::paper::{Paper, attributes, put};
use super::{formula, image};
use crate::plan::Inline;
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

pub(super) fn append(paper: &Paper, parent: &Node, inlines: &[Inline]) -> Result<(), JsValue> {
    for inline in inlines {
        put(parent, node(paper, inline)?)?;
    }
    Ok(())
}

fn node(paper: &Paper, inline: &Inline) -> Result<Node, JsValue> {
    let element = match inline {
        Inline::Text(text) => return Ok(paper.text(text)),
        Inline::Code(text) => with_text(paper, paper.element("code")?, text)?,
        Inline::Math { display, source } => formula::element(paper, *display, source)?,
        Inline::Break => paper.element("br")?,
        Inline::Emphasis(inner) => around(paper, paper.element("em")?, inner)?,
        Inline::Strong(inner) => around(paper, paper.element("strong")?, inner)?,
        Inline::Strike(inner) => around(paper, paper.element("del")?, inner)?,
        Inline::Link(address, inner) => {
            let link = paper.element("a")?;
            let rel = ("rel", "noopener noreferrer nofollow");
            attributes(&link, &[("href", address.as_str()), rel, ("target", "_blank")])?;
            around(paper, link, inner)?
        }
        Inline::Image { source, alt } => image::button(paper, source, alt)?,
    };
    Ok(element.into())
}

fn with_text(paper: &Paper, element: Element, text: &str) -> Result<Element, JsValue> {
    paper.write(&element, text)?;
    Ok(element)
}

fn around(paper: &Paper, element: Element, inner: &[Inline]) -> Result<Element, JsValue> {
    append(paper, &element, inner)?;
    Ok(element)
}
