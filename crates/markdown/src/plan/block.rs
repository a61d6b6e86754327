//! The tree of what to draw.

use super::{Address, ImageSource};

/// One block of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    Paragraph(Vec<Inline>),
    /// Level 1 to 6 as written; the offset is applied when drawing.
    Heading(u8, Vec<Inline>),
    Quote(Vec<Block>),
    List(List),
    /// The language is the first word of the info string and may be empty.
    Code {
        language: String,
        text: String,
    },
    Table(Table),
    Rule,
    /// Raw HTML, to be shown as the text that it is.
    Raw(String),
    /// A link reference definition. Shown, because it may be the only place of an address.
    Definition {
        label: String,
        target: Vec<Inline>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct List {
    /// The first number; `None` for bullets.
    pub(crate) start: Option<u64>,
    pub(crate) items: Vec<Item>,
}

/// A list item. Its first paragraph is bare in loose and tight lists alike (see the crate's notes).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Item {
    pub(crate) task: Option<bool>,
    pub(crate) lead: Vec<Inline>,
    pub(crate) rest: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub(crate) head: TableHead,
    pub(crate) rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TableHead {
    pub(crate) aligns: Vec<Align>,
    pub(crate) cells: Row,
}

/// Cells of a row. Empty cells at its end are left out, so that `|` lines below a wide head cannot
/// ask for columns times rows of nodes.
pub(crate) type Row = Vec<Vec<Inline>>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    Center,
    End,
}

/// Text and what stands in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Inline {
    Text(String),
    Code(String),
    /// The source with its dollars: what is not mathematics after all still reads as written.
    Math {
        display: bool,
        source: String,
    },
    Break,
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Strike(Vec<Inline>),
    Link(Address, Vec<Inline>),
    Image {
        source: ImageSource,
        alt: String,
    },
}

impl TableHead {
    /// Whether the first column names its rows: its own head is then empty, as in the upper left
    /// corner of a comparison.
    pub(crate) fn names_rows(&self) -> bool {
        self.cells.len() > 1 && self.cells.first().is_some_and(Vec::is_empty)
    }
}

/// Appends text, joining it with text that ends the list: a parser cuts text where it likes.
pub(crate) fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    match inlines.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text(last)) => last.push_str(text),
        _ => inlines.push(Inline::Text(text.to_owned())),
    }
}

/// The words of `inlines` without any marks, for an image's alternative text.
pub(crate) fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Math { source, .. } => text.push_str(source),
            Inline::Break => text.push(' '),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strike(inner)
            | Inline::Link(_, inner) => text.push_str(&plain(inner)),
            Inline::Image { alt, .. } => text.push_str(alt),
        }
    }
    text
}
