//! Where text will arrive.

use super::paper::{Paper, attributes};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// Elements that text may go on in. What is not here, such as a button or a link, ends before the
/// caret.
const OPEN: [&str; 20] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "ul",
    "ol",
    "li",
    "figure",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
];

pub(super) fn make(paper: &Paper) -> Result<Element, JsValue> {
    let caret = paper.with_class("span", "caret")?;
    attributes(&caret, &[("aria-hidden", "true")])?;
    Ok(caret)
}

/// The innermost element at the end of `node` that text may go on in; of text the element around.
pub(super) fn place(node: &Node) -> Option<Element> {
    let Some(element) = node.dyn_ref::<Element>() else { return node.parent_element() };
    let mut place = Some(element.clone()).filter(is_open)?;
    while let Some(inner) = last_inside(&place) {
        place = inner;
    }
    Some(place)
}

fn last_inside(element: &Element) -> Option<Element> {
    if element.local_name() == "tr" {
        return cell(element);
    }
    let last = element.last_child()?.dyn_into::<Element>().ok()?;
    // A body without rows: the head is the end.
    if last.local_name() == "tbody" && !last.has_child_nodes() {
        return last.previous_element_sibling();
    }
    let in_pre = element.local_name() == "pre";
    (is_open(&last) || (in_pre && last.local_name() == "code")).then_some(last)
}

/// The last cell with something in it: empty ones wait for text that has not come yet.
fn cell(row: &Element) -> Option<Element> {
    let mut cell = row.last_element_child()?;
    while !cell.has_child_nodes() {
        match cell.previous_element_sibling() {
            Some(before) => cell = before,
            None => break,
        }
    }
    Some(cell)
}

fn is_open(element: &Element) -> bool {
    let name = element.local_name();
    OPEN.contains(&name.as_str())
}
