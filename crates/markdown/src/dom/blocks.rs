//! Blocks, each as one element.

use super::paper::{Paper, attributes, put};
use super::{code, inlines, table};
use crate::plan::{Block, Inline, Item, List, Table, runs_from_right};
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

pub(super) fn element(paper: &Paper, block: &Block) -> Result<Element, JsValue> {
    match block {
        Block::Paragraph(words) => with_inlines(paper, "p", words),
        Block::Heading(level, words) => {
            let level = level.saturating_add(paper.options.heading_offset).clamp(1, 6);
            with_inlines(paper, &format!("h{level}"), words)
        }
        Block::Quote(inner) => with_blocks(paper, paper.element("blockquote")?, inner),
        Block::List(List { start, items }) => {
            let list = list(paper, *start)?;
            for inner in items {
                put(&list, item(paper, inner)?)?;
            }
            Ok(list)
        }
        Block::Code { language, text } => {
            let (figure, lines) = code::block(paper, language)?;
            paper.write(&lines, text)?;
            Ok(figure)
        }
        Block::Table(Table { head, rows }) => {
            let (region, body) = table::open(paper, head)?;
            for row in rows {
                put(&body, table::row(paper, head, row)?)?;
            }
            Ok(region)
        }
        Block::Rule => paper.element("hr"),
        Block::Raw(text) => {
            let raw = paper.with_class("p", "raw")?;
            paper.write(&raw, text)?;
            Ok(raw)
        }
        Block::Definition { label, target } => definition(paper, label, target),
    }
}

/// Turns what grows to the side that its first words run from.
pub(super) fn turn(element: &Element, words: &[Inline]) -> Result<(), JsValue> {
    if runs_from_right(words) {
        element.set_attribute("dir", "rtl")
    } else {
        element.remove_attribute("dir")
    }
}

/// An empty list that counts from `start`, or does not count.
pub(super) fn list(paper: &Paper, start: Option<u64>) -> Result<Element, JsValue> {
    let Some(start) = start else { return paper.element("ul") };
    let list = paper.element("ol")?;
    if start != 1 {
        list.set_attribute("start", &start.to_string())?;
    }
    Ok(list)
}

pub(super) fn item(paper: &Paper, item: &Item) -> Result<Element, JsValue> {
    let element = paper.element("li")?;
    if let Some(done) = item.task {
        element.set_attribute("class", "task")?;
        put(&element, checkbox(paper, done)?)?;
        paper.write(&element, " ")?;
    }
    inlines::append(paper, &element, &item.lead)?;
    with_blocks(paper, element, &item.rest)
}

fn checkbox(paper: &Paper, done: bool) -> Result<Node, JsValue> {
    let mark = paper.element("input")?;
    attributes(&mark, &[("type", "checkbox"), ("disabled", "")])?;
    if done {
        mark.set_attribute("checked", "")?;
    }
    Ok(mark.into())
}

fn definition(paper: &Paper, label: &str, target: &[Inline]) -> Result<Element, JsValue> {
    let line = paper.with_class("p", "ref")?;
    paper.write(&line, &format!("[{label}]: "))?;
    inlines::append(paper, &line, target)?;
    Ok(line)
}

fn with_inlines(paper: &Paper, name: &str, words: &[Inline]) -> Result<Element, JsValue> {
    let element = paper.element(name)?;
    inlines::append(paper, &element, words)?;
    Ok(element)
}

fn with_blocks(paper: &Paper, element: Element, inner: &[Block]) -> Result<Element, JsValue> {
    for block in inner {
        put(&element, self::element(paper, block)?)?;
    }
    Ok(element)
}
