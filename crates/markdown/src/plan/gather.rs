//! Parts made into what an element needs. Total: whatever the parts are, their words stay.

use super::bare;
use super::block::{Align, Block, Inline, Item, Row, Table, TableHead, push_text};
use super::fold::Part;

/// The addresses in text as links, and all text as text.
pub(super) fn linked(parts: Vec<Part>) -> Vec<Part> {
    let mut out = Vec::with_capacity(parts.len());
    let mut run = Vec::new();
    for part in parts {
        match part {
            Part::Inline(Inline::Text(text)) => run.extend(bare::linked(&text)),
            Part::Inline(inline) => run.push(inline),
            Part::Plain(text) => run.push(Inline::Text(text)),
            part => {
                out.extend(joined(&mut run));
                out.push(part);
            }
        }
    }
    out.extend(joined(&mut run));
    out
}

/// `run` with its texts joined.
fn joined(run: &mut Vec<Inline>) -> impl Iterator<Item = Part> + use<> {
    let mut out = Vec::with_capacity(run.len());
    for inline in run.drain(..) {
        match inline {
            Inline::Text(text) => push_text(&mut out, &text),
            inline => out.push(inline),
        }
    }
    out.into_iter().map(Part::Inline)
}

/// Everything as blocks; runs of text become paragraphs.
pub(super) fn blocks(parts: Vec<Part>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut run = Vec::new();
    for part in parts {
        match part {
            Part::Inline(inline) => {
                run.push(inline);
                continue;
            }
            Part::Plain(text) => {
                push_text(&mut run, &text);
                continue;
            }
            _ => {}
        }
        end_run(&mut run, &mut out);
        match part {
            Part::Block(block) => out.push(block),
            Part::Item(Item { mut lead, rest, .. }) => {
                end_run(&mut lead, &mut out);
                out.extend(rest);
            }
            part => end_run(&mut inlines(vec![part]), &mut out),
        }
    }
    end_run(&mut run, &mut out);
    out
}

fn end_run(run: &mut Vec<Inline>, out: &mut Vec<Block>) {
    if !run.is_empty() {
        out.push(Block::Paragraph(std::mem::take(run)));
    }
}

pub(super) fn inlines(parts: Vec<Part>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Inline(Inline::Text(text)) | Part::Plain(text) => push_text(&mut out, &text),
            Part::Inline(inline) => out.push(inline),
            Part::Cell(inner) | Part::Block(Block::Paragraph(inner)) => out.extend(inner),
            Part::Head(row) | Part::Row(row) => out.extend(row.into_iter().flatten()),
            // No parser puts other blocks into a line.
            Part::Block(_) | Part::Item(_) => {}
        }
    }
    out
}

pub(super) fn items(parts: Vec<Part>) -> Vec<Item> {
    let item = |part| match part {
        Part::Item(item) => item,
        part => Item { rest: blocks(vec![part]), ..Item::default() },
    };
    parts.into_iter().map(item).collect()
}

pub(super) fn item(task: Option<bool>, parts: Vec<Part>) -> Item {
    let mut rest = blocks(parts);
    let lead = match rest.first_mut() {
        Some(Block::Paragraph(lead)) => std::mem::take(lead),
        _ => return Item { task, lead: Vec::new(), rest },
    };
    rest.remove(0);
    Item { task, lead, rest }
}

pub(super) fn cells(parts: Vec<Part>) -> Row {
    parts.into_iter().map(|part| inlines(vec![part])).collect()
}

pub(super) fn row(parts: Vec<Part>) -> Row {
    let mut row = cells(parts);
    while row.last().is_some_and(Vec::is_empty) {
        row.pop();
    }
    row
}

pub(super) fn table(aligns: Vec<Align>, parts: Vec<Part>) -> Table {
    let mut head = Row::new();
    let mut rows = Vec::new();
    for part in parts {
        match part {
            Part::Head(cells) => head = cells,
            Part::Row(cells) => rows.push(cells),
            part => rows.push(vec![inlines(vec![part])]),
        }
    }
    Table { head: TableHead { aligns, cells: head }, rows }
}
