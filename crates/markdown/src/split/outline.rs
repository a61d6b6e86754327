//! The blocks of a text and where they start, as the parser sees them.

use crate::plan::parser;
use pulldown_cmark::{CodeBlockKind, Event, Tag};

/// A block at the top level.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Offset of the line that it starts on, in bytes.
    pub(super) start: usize,
    pub(super) kind: Kind,
}

/// The blocks that can be drawn in pieces, and all others.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The first number, `None` for bullets, and where each item starts.
    List {
        number: Option<u64>,
        items: Vec<usize>,
    },
    Table,
    Fence,
    Other,
}

/// The blocks of `text`. Link reference definitions are none.
pub(super) fn outline(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in parser(text, None).into_offset_iter() {
        match (&event, depth) {
            (Event::Start(tag), 0) => {
                entries.push(Entry { start: line_start(text, range.start), kind: kind(tag) });
            }
            (Event::Rule, 0) => {
                entries.push(Entry { start: line_start(text, range.start), kind: Kind::Other });
            }
            (Event::Start(Tag::Item), 1) => {
                if let Some(Entry { kind: Kind::List { items, .. }, .. }) = entries.last_mut() {
                    items.push(line_start(text, range.start));
                }
            }
            _ => {}
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    entries
}

fn kind(tag: &Tag<'_>) -> Kind {
    match tag {
        Tag::List(number) => Kind::List { number: *number, items: Vec::new() },
        Tag::Table(_) => Kind::Table,
        Tag::CodeBlock(CodeBlockKind::Fenced(_)) => Kind::Fence,
        _ => Kind::Other,
    }
}

/// A cut must not take away the indentation of what follows it.
fn line_start(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or_default();
    before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1)
}
