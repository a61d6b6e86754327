//! From parser events to the tree, without recursion: nesting is the model's choice, the stack is
//! ours.

use super::block::Block;
use super::definitions::Definitions;
use super::fold::{Frame, Kind, Part};
use super::{dollars, inline};
use pulldown_cmark::{BrokenLink, CowStr, Event, Parser, Tag, TagEnd};
use std::collections::VecDeque;
use std::ops::Range;

/// Containers inside each other that are drawn as such; what is deeper is drawn in the last one.
/// Bounds the recursion of everything that walks the tree.
pub(crate) const MAX_DEPTH: usize = 24;

/// A slice of Markdown, read on its own.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) blocks: Vec<Block>,
    /// Label and target of the definitions in it, for what comes below.
    pub(crate) defined: Vec<(String, String)>,
    /// Bytes given to the parser.
    pub(crate) read: usize,
}

/// What a parser asks for links that it cannot resolve.
type Resolve<'r, 'text> =
    &'r mut dyn FnMut(BrokenLink<'text>) -> Option<(CowStr<'text>, CowStr<'text>)>;

/// A parser of this dialect. One type for all uses: each other one would bring another copy of the
/// parser's code, 10 kB.
pub(crate) fn parser<'r, 'text>(
    text: &'text str,
    resolve: Option<Resolve<'r, 'text>>,
) -> Parser<'text, Resolve<'r, 'text>> {
    Parser::new_with_broken_link_callback(text, super::dialect(), resolve)
}

/// Reads `text`; `known` holds the definitions above it.
pub(crate) fn plan(text: &str, known: &Definitions) -> Plan {
    if !dollars::may_occur(text) {
        return read(text, text, known).0;
    }
    let (written, formulas) = dollars::written(text);
    let (plan, found) = read(text, &written, known);
    // Dollars that the parser did not take for a formula would show.
    let (plan, times) = if found < formulas { (read(text, text, known).0, 3) } else { (plan, 2) };
    Plan { read: times * text.len(), ..plan }
}

/// Reads `written`, which is `text` with dollars for some brackets, and says how many of those
/// were formulas.
fn read(text: &str, written: &str, known: &Definitions) -> (Plan, usize) {
    let mut resolve = |link: BrokenLink<'_>| {
        known.get(&link.reference).map(|target| (CowStr::from(target.to_owned()), CowStr::from("")))
    };
    let parser = parser(written, Some(&mut resolve));
    let events = parser.into_offset_iter();
    let mut found: Vec<Definition> = events
        .reference_definitions()
        .iter()
        .map(|(label, link)| Definition::new(label, &link.dest, link.span.start))
        .collect();
    found.sort_unstable_by_key(|definition| definition.start);
    let defined = found.iter().map(|d| (d.label.clone(), d.target.clone())).collect();
    let mut builder = Builder::new(text, found.into());
    for (event, range) in events {
        builder.take(event, &range);
    }
    let formulas = builder.formulas;
    (Plan { blocks: builder.finish(), defined, read: text.len() }, formulas)
}

/// A definition that has no place among the blocks yet.
struct Definition {
    start: usize,
    label: String,
    target: String,
}

impl Definition {
    fn new(label: &str, target: &str, start: usize) -> Self {
        Self { start, label: label.to_owned(), target: target.to_owned() }
    }
}

struct Builder<'a> {
    text: &'a str,
    /// INVARIANT: the first one is the root and stays.
    frames: Vec<Frame>,
    /// For every open tag whether it has a frame; one without was nested too deep.
    framed: Vec<bool>,
    definitions: VecDeque<Definition>,
    /// Formulas between brackets so far.
    formulas: usize,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, definitions: VecDeque<Definition>) -> Self {
        let frames = vec![Frame::new(Kind::Root)];
        Self { text, frames, framed: Vec::new(), definitions, formulas: 0 }
    }

    fn take(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(tag) => self.close(tag, range),
            Event::Text(text) | Event::Html(text) => self.text(&text),
            Event::Code(code) => self.push(inline::code(&code)),
            Event::InlineMath(source) => {
                let next = self.text.as_bytes().get(range.end).copied();
                self.push(inline::math(&source, next));
            }
            Event::DisplayMath(source) => self.math(&source, range.start),
            Event::InlineHtml(html) if inline::is_line_break(&html) => self.push(inline::BREAK),
            // An address in a tag is no link.
            Event::InlineHtml(html) => self.push(Part::Plain(html.to_string())),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.push(inline::BREAK),
            Event::Rule => {
                self.place_definitions(0..range.start);
                self.push(Part::Block(Block::Rule));
            }
            Event::TaskListMarker(done) => self.task(done),
            // Not part of the dialect; as text nothing of it would be lost.
            Event::FootnoteReference(name) => self.text(&name),
        }
    }

    fn open(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        if self.framed.is_empty() {
            self.place_definitions(0..range.start);
        }
        let inside = self.framed.last().copied().unwrap_or(true);
        let kind = Kind::of(tag);
        let framed = match kind {
            // Parts of a container that has a frame, and leaves, add a bounded depth.
            Kind::Item | Kind::Head | Kind::Row | Kind::Cell => inside,
            _ if kind.is_container() => self.frames.len() < MAX_DEPTH,
            _ => true,
        };
        self.framed.push(framed);
        if framed {
            self.frames.push(Frame::new(kind));
        } else if let Some(frame) = self.frames.last_mut() {
            frame.separate();
        }
    }

    fn close(&mut self, tag: TagEnd, range: &Range<usize>) {
        if matches!(tag, TagEnd::Item | TagEnd::BlockQuote(_)) {
            self.place_definitions(range.clone());
        }
        if self.framed.pop() != Some(true) || self.frames.len() < 2 {
            return;
        }
        let in_link = self.frames.iter().rev().skip(1).any(Frame::is_link);
        if let Some(frame) = self.frames.pop() {
            for part in frame.fold(in_link) {
                self.push(part);
            }
        }
    }

    fn math(&mut self, source: &str, start: usize) {
        let brackets = dollars::is_inline(self.text, start);
        self.formulas += usize::from(brackets.is_some());
        self.push(inline::display_math(source, brackets));
    }

    fn push(&mut self, part: Part) {
        if let Some(frame) = self.frames.last_mut() {
            frame.push(part);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(frame) = self.frames.last_mut() {
            frame.text(text);
        }
    }

    fn task(&mut self, done: bool) {
        if let Some(item) = self.frames.iter_mut().rev().find(|frame| frame.is_item()) {
            item.set_task(done);
        }
    }

    /// Draws the definitions that start inside `range` here: a parser swallows them, a reader may
    /// need them.
    fn place_definitions(&mut self, range: Range<usize>) {
        while self.definitions.front().is_some_and(|next| range.contains(&next.start)) {
            if let Some(Definition { label, target, .. }) = self.definitions.pop_front() {
                let target = inline::autolink(&target);
                self.push(Part::Block(Block::Definition { label, target }));
            }
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.place_definitions(0..usize::MAX);
        self.frames.pop().map(Frame::into_blocks).unwrap_or_default()
    }
}
