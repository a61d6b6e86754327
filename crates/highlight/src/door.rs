//! The door to JavaScript.
//!
//! ```js
//! import start, { draw } from "./tollfree_highlight.js";
//! await start();
//! draw(document.querySelector("pre code"), "rust");
//! ```

use crate::languages;
use crate::lex::{Ink, tokens};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node};

/// Longer code stays plain, in bytes: its nodes would hold up the page for too long.
const LONGEST: usize = 100_000;

/// Marks the code that is the text of `code`. Without effect where the language is unknown or the
/// code very long.
#[wasm_bindgen]
pub fn draw(code: &Element, language: &str) -> Result<(), JsValue> {
    let text = code.text_content().unwrap_or_default();
    let (Some(language), Some(document)) = (languages::named(language), code.owner_document())
    else {
        return Ok(());
    };
    if text.len() > LONGEST {
        return Ok(());
    }
    let marked = document.create_document_fragment();
    for token in tokens(&text, language) {
        marked.append_child(&node(&document, token.ink, token.text)?)?;
    }
    code.set_text_content(None);
    code.append_child(&marked)?;
    Ok(())
}

fn node(document: &Document, ink: Ink, text: &str) -> Result<Node, JsValue> {
    let words: Node = document.create_text_node(text).into();
    let class = match ink {
        Ink::Plain => return Ok(words),
        Ink::Keyword => "k",
        Ink::Text => "s",
        Ink::Comment => "c",
    };
    let span = document.create_element("span")?;
    span.set_class_name(class);
    span.append_child(&words)?;
    Ok(span.into())
}
