//! An open element while its parts arrive, and what it becomes when it closes.

use super::block::{Align, Block, Inline, Item, List, Row, plain};
use super::gather::{blocks, cells, inlines, item, items, linked, row, table};
use super::inline;
use pulldown_cmark::{Alignment, CodeBlockKind, Tag};

/// What an open element is.
#[derive(Debug)]
pub(super) enum Kind {
    Root,
    Paragraph,
    Heading(u8),
    Quote,
    List(Option<u64>),
    Item,
    Code(String),
    Raw,
    Table(Vec<Align>),
    Head,
    Row,
    Cell,
    Emphasis,
    Strong,
    Strike,
    Link(String),
    Image(String),
}

/// What an element may hold.
#[derive(Debug)]
pub(super) enum Part {
    Block(Block),
    Inline(Inline),
    /// Text in which no address is looked for.
    Plain(String),
    Item(Item),
    Head(Row),
    Row(Row),
    Cell(Vec<Inline>),
}

/// An open element and its parts so far.
#[derive(Debug)]
pub(super) struct Frame {
    kind: Kind,
    parts: Vec<Part>,
    task: Option<bool>,
}

impl Kind {
    pub(super) fn of(tag: Tag<'_>) -> Self {
        match tag {
            Tag::Heading { level, .. } => Self::Heading(level as u8),
            Tag::BlockQuote(_) => Self::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Self::Code(language(&info)),
            Tag::CodeBlock(CodeBlockKind::Indented) => Self::Code(String::new()),
            Tag::HtmlBlock => Self::Raw,
            Tag::List(start) => Self::List(start),
            Tag::Item => Self::Item,
            Tag::Table(aligns) => Self::Table(aligns.into_iter().map(align).collect()),
            Tag::TableHead => Self::Head,
            Tag::TableRow => Self::Row,
            Tag::TableCell => Self::Cell,
            Tag::Emphasis => Self::Emphasis,
            Tag::Strong => Self::Strong,
            Tag::Strikethrough => Self::Strike,
            Tag::Link { link_type: pulldown_cmark::LinkType::Email, dest_url, .. } => {
                Self::Link(format!("mailto:{dest_url}"))
            }
            Tag::Link { dest_url, .. } => Self::Link(dest_url.to_string()),
            Tag::Image { dest_url, .. } => Self::Image(dest_url.to_string()),
            // What is left belongs to extensions that are off.
            _ => Self::Paragraph,
        }
    }

    pub(super) fn is_container(&self) -> bool {
        matches!(
            self,
            Self::Quote
                | Self::List(_)
                | Self::Table(_)
                | Self::Emphasis
                | Self::Strong
                | Self::Strike
        )
    }

    /// Whether addresses in its text are no links: it is code, or leads somewhere itself.
    fn is_literal(&self) -> bool {
        matches!(self, Self::Code(_) | Self::Raw | Self::Link(_) | Self::Image(_))
    }
}

impl Frame {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, parts: Vec::new(), task: None }
    }

    pub(super) fn is_link(&self) -> bool {
        matches!(self.kind, Kind::Link(_))
    }

    pub(super) fn is_item(&self) -> bool {
        matches!(self.kind, Kind::Item)
    }

    pub(super) fn set_task(&mut self, done: bool) {
        self.task = Some(done);
    }

    pub(super) fn push(&mut self, part: Part) {
        match part {
            Part::Inline(Inline::Text(text)) => self.text(&text),
            part => self.parts.push(part),
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        match self.parts.last_mut() {
            _ if text.is_empty() => {}
            Some(Part::Inline(Inline::Text(last))) => last.push_str(text),
            _ => self.parts.push(Part::Inline(Inline::Text(text.to_owned()))),
        }
    }

    /// Keeps what comes apart from what was, where an element in between is not drawn.
    pub(super) fn separate(&mut self) {
        let breaks = !matches!(self.kind, Kind::Emphasis | Kind::Strong | Kind::Strike);
        if breaks
            && matches!(self.parts.last(), Some(Part::Inline(Inline::Text(_)) | Part::Plain(_)))
        {
            self.parts.push(inline::BREAK);
        }
    }

    pub(super) fn into_blocks(self) -> Vec<Block> {
        blocks(linked(self.parts))
    }

    /// The element, closed. `in_link` says whether a link stands around it.
    pub(super) fn fold(self, in_link: bool) -> Vec<Part> {
        let Self { kind, parts, task } = self;
        let parts = if in_link || kind.is_literal() { parts } else { linked(parts) };
        let block = match kind {
            Kind::Root => return parts,
            Kind::Paragraph => Block::Paragraph(inlines(parts)),
            Kind::Heading(level) => Block::Heading(level, inlines(parts)),
            Kind::Quote => Block::Quote(blocks(parts)),
            Kind::List(start) => Block::List(List { start, items: items(parts) }),
            Kind::Item => return vec![Part::Item(item(task, parts))],
            Kind::Code(language) => Block::Code { language, text: plain(&inlines(parts)) },
            Kind::Raw => Block::Raw(plain(&inlines(parts)).trim_end().to_owned()),
            Kind::Table(aligns) => Block::Table(table(aligns, parts)),
            Kind::Head => return vec![Part::Head(cells(parts))],
            Kind::Row => return vec![Part::Row(row(parts))],
            Kind::Cell => return vec![Part::Cell(inlines(parts))],
            Kind::Emphasis => return vec![Part::Inline(Inline::Emphasis(inlines(parts)))],
            Kind::Strong => return vec![Part::Inline(Inline::Strong(inlines(parts)))],
            Kind::Strike => return vec![Part::Inline(Inline::Strike(inlines(parts)))],
            Kind::Link(target) => return literal(inline::link(&target, inlines(parts))),
            Kind::Image(target) => {
                return literal(inline::image(&target, plain(&inlines(parts)), in_link));
            }
        };
        vec![Part::Block(block)]
    }
}

/// `Title,ignore` and `python title="x"` begin with the language.
fn language(info: &str) -> String {
    info.split([' ', '\t', ',', '{']).next().unwrap_or_default().to_owned()
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
        Alignment::Left | Alignment::None => Align::Start,
    }
}

/// An address that a link may not lead to stays text.
fn literal(inlines: Vec<Inline>) -> Vec<Part> {
    let part = |inline| match inline {
        Inline::Text(text) => Part::Plain(text),
        inline => Part::Inline(inline),
    };
    inlines.into_iter().map(part).collect()
}
