//! The open part: cutting off what became certain, and drawing the rest as if the text ended here.

use super::outline::{Entry, Kind, outline};
use super::splitter::{Mode, Splitter};
use super::{is_blank, slice};
use crate::plan::{Block, List, Op, Table, ops};
use std::ops::Range;

/// Rows of a table with a longer head are not drawn one by one: each look reads the head again.
const MAX_HEAD: usize = 2048;

impl Splitter {
    /// The steps that would draw the open part if the text ended here. Changes nothing.
    pub(crate) fn held(&mut self) -> Vec<Op> {
        if let Mode::Code(fence) = self.mode {
            let line = slice(&self.text, self.scan..self.text.len());
            // Backticks that may become the closing fence would only flicker.
            let hidden = line.is_empty() || fence.may_close(line);
            return if hidden { Vec::new() } else { vec![Op::CodeText(line.to_owned())] };
        }
        let (mode, start, due) = (self.mode.clone(), self.start, self.due);
        let (scan, seen, known) = (self.scan, self.seen, self.definitions.len());
        let mut out = Vec::new();
        self.cut(self.text.len(), true, &mut out);
        (self.mode, self.start, self.due) = (mode, start, due);
        (self.scan, self.seen) = (scan, seen);
        self.definitions.truncate(known);
        out
    }

    /// The steps that complete the drawing. Text that is pushed later starts a new block.
    pub(crate) fn finish(&mut self) -> Vec<Op> {
        let mut out = self.advance();
        let end = self.text.len();
        if let Mode::Code(fence) = self.mode {
            let line = slice(&self.text, self.scan..end);
            let ends =
                fence.closes(line) || (line.len() < 4 && line.bytes().all(|byte| byte == b' '));
            if !ends {
                out.push(Op::CodeText(line.to_owned()));
            }
            out.push(Op::CloseCode);
        } else {
            self.cut(end, true, &mut out);
        }
        self.restart(end);
        self.go_to(end);
        out
    }

    /// Emits what is certain of the open part up to `end`, which is everything when `whole`.
    pub(super) fn cut(&mut self, end: usize, whole: bool, out: &mut Vec<Op>) {
        let (head, open) = match &self.mode {
            Mode::Table(head) => (head.len(), [head, slice(&self.text, self.start..end)].concat()),
            _ => (0, slice(&self.text, self.start..end).to_owned()),
        };
        self.count(open.len());
        let mut entries = outline(&open);
        shift(&mut entries, self.start, head);
        let continued = match self.mode {
            Mode::List => self.cut_list(&entries, end, whole, out),
            Mode::Table(_) => self.cut_table(&entries, end, whole, out),
            Mode::Blocks | Mode::Code(_) => 0,
        };
        if matches!(self.mode, Mode::Blocks) {
            self.cut_blocks(entries.get(continued..).unwrap_or_default(), end, whole, out);
        }
    }

    fn cut_blocks(&mut self, entries: &[Entry], end: usize, whole: bool, out: &mut Vec<Op>) {
        for entry in entries {
            self.emit(self.start..entry.start, out);
            self.start = entry.start;
        }
        match entries.last() {
            _ if whole => {
                self.emit(self.start..end, out);
                self.start = end;
            }
            Some(last) => self.hold(last, end, out),
            None => {}
        }
    }

    /// Opens the block that the text may continue.
    fn hold(&mut self, last: &Entry, end: usize, out: &mut Vec<Op>) {
        match &last.kind {
            Kind::List { number, items } => {
                out.push(Op::OpenList(*number));
                self.mode = Mode::List;
                self.emit_items(items, None, out);
            }
            Kind::Table => self.open_table(end, out),
            Kind::Fence => self.open_code(out),
            Kind::Other => {}
        }
    }

    fn emit(&mut self, range: Range<usize>, out: &mut Vec<Op>) {
        let part = slice(&self.text, range).to_owned();
        if !is_blank(&part) {
            out.extend(ops(self.read(&part)));
        }
    }

    /// Of the first entry, which goes on with the open list, emits all items that are complete.
    fn cut_list(&mut self, entries: &[Entry], end: usize, whole: bool, out: &mut Vec<Op>) -> usize {
        let next = entries.get(1).map(|entry| entry.start);
        let close = next.or(whole.then_some(end));
        let known = match entries.first() {
            Some(Entry { kind: Kind::List { items, .. }, .. }) => {
                self.emit_items(items, close, out);
                1
            }
            _ => 0,
        };
        if known == 0 || close.is_some() {
            out.push(Op::CloseList);
            self.restart(if known == 0 { self.start } else { close.unwrap_or(self.start) });
        }
        known
    }

    /// Emits every item that another one follows, and the last one when its end is known.
    fn emit_items(&mut self, items: &[usize], end: Option<usize>, out: &mut Vec<Op>) {
        let bounds: Vec<usize> = items.iter().copied().chain(end).collect();
        for pair in bounds.windows(2) {
            if let [from, to] = *pair {
                let part = slice(&self.text, from..to).to_owned();
                out.extend(self.read_items(&part));
            }
        }
        self.start = bounds.last().copied().unwrap_or(self.start);
    }

    fn read_items(&mut self, part: &str) -> Vec<Op> {
        let mut all = Vec::new();
        for block in self.read(part) {
            match (block, all.last_mut()) {
                (Block::List(List { items, .. }), None) => all.extend(items),
                // A definition below the last line of the item.
                (block, Some(item)) => item.rest.push(block),
                (_, None) => {}
            }
        }
        all.into_iter().map(Op::Item).collect()
    }

    fn open_table(&mut self, end: usize, out: &mut Vec<Op>) {
        let open = slice(&self.text, self.start..end);
        let head: String = open.split_inclusive('\n').take(2).collect();
        if head.len() > MAX_HEAD {
            return;
        }
        if let Some(Block::Table(Table { head, .. })) = self.read(&head).into_iter().next() {
            out.push(Op::OpenTable(head));
        } else {
            return;
        }
        self.start += head.len();
        self.mode = Mode::Table(head);
        self.emit_rows(end, out);
    }

    fn cut_table(
        &mut self,
        entries: &[Entry],
        end: usize,
        whole: bool,
        out: &mut Vec<Op>,
    ) -> usize {
        let next = entries.get(1).map(|entry| entry.start);
        self.emit_rows(next.unwrap_or(end), out);
        if matches!(self.mode, Mode::Table(_)) && (whole || next.is_some()) {
            out.push(Op::CloseTable);
            self.restart(self.start);
        }
        1
    }

    /// Emits the rows up to `end`. What stands there without being a row closes the table.
    fn emit_rows(&mut self, end: usize, out: &mut Vec<Op>) {
        let Mode::Table(head) = &self.mode else { return };
        let part = [head, slice(&self.text, self.start..end)].concat();
        let mut blocks = self.read(&part).into_iter();
        if let Some(Block::Table(Table { rows, .. })) = blocks.next() {
            out.extend(rows.into_iter().map(Op::Row));
        }
        self.start = end;
        let below = ops(blocks.collect());
        if !below.is_empty() {
            out.push(Op::CloseTable);
            out.extend(below);
            self.restart(end);
        }
    }
}

/// Makes offsets into `head` and the open part to offsets into the whole text.
fn shift(entries: &mut [Entry], start: usize, head: usize) {
    let moved = |offset: usize| start + offset.saturating_sub(head);
    for entry in entries {
        entry.start = moved(entry.start);
        if let Kind::List { items, .. } = &mut entry.kind {
            for item in items {
                *item = moved(*item);
            }
        }
    }
}
