//! Tables, in a region of their own that scrolls sideways.

use super::paper::{Paper, attributes, put};
use super::{blocks, inlines};
use crate::plan::{Align, Inline, Row, TableHead};
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The region around the table, and the body that takes its rows.
pub(super) fn open(paper: &Paper, head: &TableHead) -> Result<(Element, Element), JsValue> {
    let region = paper.with_class("div", "scroll-x")?;
    let label = ("aria-label", paper.options.labels.table.as_ref());
    attributes(&region, &[("tabindex", "0"), ("role", "group"), label])?;
    let table = paper.element("table")?;
    let section = paper.element("thead")?;
    let line = paper.element("tr")?;
    for (column, inlines) in head.cells.iter().enumerate() {
        let name = if inlines.is_empty() { "td" } else { "th" };
        let cell = cell(paper, name, head, column, inlines)?;
        if name == "th" {
            cell.set_attribute("scope", "col")?;
        }
        put(&line, cell)?;
    }
    put(&section, line)?;
    put(&table, section)?;
    let body = paper.element("tbody")?;
    put(&table, &body)?;
    if let Some(first) = head.cells.iter().find(|cell| !cell.is_empty()) {
        blocks::turn(&table, first)?;
    }
    put(&region, table)?;
    Ok((region, body))
}

pub(super) fn row(paper: &Paper, head: &TableHead, row: &Row) -> Result<Element, JsValue> {
    let line = paper.element("tr")?;
    for (column, inlines) in row.iter().enumerate() {
        let names_row = column == 0 && head.names_rows() && !inlines.is_empty();
        let name = if names_row { "th" } else { "td" };
        let cell = cell(paper, name, head, column, inlines)?;
        if names_row {
            cell.set_attribute("scope", "row")?;
        }
        put(&line, cell)?;
    }
    let missing = head.cells.len().saturating_sub(row.len());
    if missing > 0 {
        let rest = paper.element("td")?;
        rest.set_attribute("colspan", &missing.to_string())?;
        put(&line, rest)?;
    }
    Ok(line)
}

fn cell(
    paper: &Paper,
    name: &str,
    head: &TableHead,
    column: usize,
    inlines: &[Inline],
) -> Result<Element, JsValue> {
    let cell = paper.element(name)?;
    // A class and not a style: the page's policy allows no inline styles.
    match head.aligns.get(column) {
        Some(Align::Center) => cell.set_attribute("class", "al-c")?,
        Some(Align::End) => cell.set_attribute("class", "al-r")?,
        Some(Align::Start) | None => {}
    }
    cell.set_attribute("dir", "auto")?;
    inlines::append(paper, &cell, inlines)?;
    Ok(cell)
}
