//! The state that moves along a growing text and says what is certain.

use super::fence::Fence;
use super::{is_blank, slice};
use crate::plan::{Block, Definitions, Op, plan};
use std::ops::Range;

/// A look at the open part waits until it grew by a quarter and at least this much, in bytes. So
/// all looks together cost a constant times the length of the text, however long a block gets.
const GAP: usize = 64;

/// Splits a text that grows into committed steps and an open rest.
#[derive(Debug, Default)]
pub(crate) struct Splitter {
    pub(super) text: String,
    /// Where the open part starts. INVARIANT: never shrinks; a line starts here.
    pub(super) start: usize,
    /// Start of the first line that was not taken yet.
    pub(super) scan: usize,
    /// There is no line end between `scan` and this.
    pub(super) seen: usize,
    /// No look at the open part before `scan` is here.
    pub(super) due: usize,
    pub(super) mode: Mode,
    pub(super) definitions: Definitions,
    /// Bytes given to the parser so far, for the proof that work is linear.
    parsed: u64,
    after_return: bool,
}

/// What the open part continues.
#[derive(Clone, Debug, Default)]
pub(super) enum Mode {
    #[default]
    Blocks,
    /// It starts with an item of the list that was opened.
    List,
    Code(Fence),
    /// It holds rows of the table with these two lines as its head.
    Table(String),
}

impl Splitter {
    /// Line ends become `\n`, and NUL the replacement character, as `CommonMark` asks.
    pub(crate) fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let after_return = std::mem::replace(&mut self.after_return, text.ends_with('\r'));
        let text = match text.strip_prefix('\n') {
            Some(rest) if after_return => rest,
            _ => text,
        };
        if text.contains(['\r', '\0']) {
            let plain = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{FFFD}");
            self.text.push_str(&plain);
        } else {
            self.text.push_str(text);
        }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where the open part starts, in bytes.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// Whether the open part is code, of which every space counts.
    pub(crate) fn in_code(&self) -> bool {
        matches!(self.mode, Mode::Code(_))
    }

    /// Bytes given to the parser so far.
    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(crate) fn parsed(&self) -> u64 {
        self.parsed
    }

    /// Takes every line that is complete, and returns the steps that became certain.
    pub(crate) fn advance(&mut self) -> Vec<Op> {
        let mut out = Vec::new();
        while let Some(line) = self.next_line() {
            self.take(line, &mut out);
        }
        out
    }

    fn next_line(&mut self) -> Option<Range<usize>> {
        let Some(length) = slice(&self.text, self.seen..self.text.len()).find('\n') else {
            self.seen = self.text.len();
            return None;
        };
        let line = self.scan..self.seen + length + 1;
        self.go_to(line.end);
        Some(line)
    }

    pub(super) fn go_to(&mut self, scan: usize) {
        self.scan = scan;
        self.seen = scan;
    }

    fn take(&mut self, line: Range<usize>, out: &mut Vec<Op>) {
        let words = slice(&self.text, line.clone());
        let (blank, fresh) = (is_blank(words), self.start == line.start);
        match self.mode {
            Mode::Code(fence) => self.take_code(fence, line, out),
            Mode::Table(_) if blank => self.end_table(out),
            Mode::Blocks if fresh && blank => self.start = line.end,
            Mode::Blocks if fresh && Fence::opening(words).is_some() => self.open_code(out),
            _ if !blank && self.scan >= self.due => self.look(out),
            _ => {}
        }
    }

    fn look(&mut self, out: &mut Vec<Op>) {
        self.cut(self.scan, false, out);
        let gap = match &self.mode {
            Mode::Table(head) => head.len().max(GAP),
            _ => GAP,
        };
        self.due = self.scan + gap.max((self.scan - self.start) / 4);
    }

    fn end_table(&mut self, out: &mut Vec<Op>) {
        self.cut(self.scan, false, out);
        if matches!(self.mode, Mode::Table(_)) {
            out.push(Op::CloseTable);
            self.restart(self.scan);
        }
    }

    /// Enters the code whose opening line is the first one of the open part.
    pub(super) fn open_code(&mut self, out: &mut Vec<Op>) {
        let open = slice(&self.text, self.start..self.text.len());
        let length = open.find('\n').map_or(open.len(), |newline| newline + 1);
        let line = slice(open, 0..length).to_owned();
        let Some(fence) = Fence::opening(&line) else { return };
        let language = match self.read(&line).into_iter().next() {
            Some(Block::Code { language, .. }) => language,
            _ => String::new(),
        };
        out.push(Op::OpenCode(language));
        self.mode = Mode::Code(fence);
        self.start += length;
        self.go_to(self.start);
    }

    fn take_code(&mut self, fence: Fence, line: Range<usize>, out: &mut Vec<Op>) {
        let words = slice(&self.text, line.clone());
        self.start = line.end;
        if fence.closes(words) {
            out.push(Op::CloseCode);
            self.restart(line.end);
        } else if let Some(Op::CodeText(text)) = out.last_mut() {
            text.push_str(words);
        } else {
            out.push(Op::CodeText(words.to_owned()));
        }
    }

    /// Nothing is open at `start`.
    pub(super) fn restart(&mut self, start: usize) {
        self.mode = Mode::Blocks;
        self.start = start;
        self.due = start;
    }

    /// The blocks of `text`; its definitions hold from here on.
    pub(super) fn read(&mut self, text: &str) -> Vec<Block> {
        let found = plan(text, &self.definitions);
        self.count(found.read);
        for (label, target) in found.defined {
            self.definitions.insert(&label, &target);
        }
        found.blocks
    }

    pub(super) fn count(&mut self, bytes: usize) {
        self.parsed += bytes as u64;
    }
}
