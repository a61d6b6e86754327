//! What to do in a frame: pure, so that its cost can be counted.

use crate::plan::Op;
use crate::split::Splitter;

/// Below this many bytes the open part is drawn anew in every frame.
const SMALL: usize = 4096;

/// A growing answer.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    splitter: Splitter,
    /// Start and length of the open part when it was last drawn.
    drawn: (usize, usize),
    /// Length of the text in the last frame.
    shown: usize,
    /// Where the text that is not drawn yet starts. Before `shown` where a parser left spaces out.
    plain: usize,
}

/// What changed since the last frame.
#[derive(Debug, PartialEq)]
pub(crate) struct Frame {
    /// Steps that are certain.
    pub(crate) committed: Vec<Op>,
    pub(crate) open: Open,
}

/// What to do with the open part.
#[derive(Debug, PartialEq)]
pub(crate) enum Open {
    /// Draw it by these steps.
    Draw(Vec<Op>),
    /// It is long and grew by little: keep it, and put this behind it as it is. Drawing it anew
    /// waits until it grew by an eighth, so that all drawings together stay linear.
    Append(String),
}

impl Stream {
    pub(crate) fn push(&mut self, text: &str) {
        self.splitter.push(text);
    }

    pub(crate) fn text(&self) -> &str {
        self.splitter.text()
    }

    /// `None` when nothing arrived since the last frame.
    pub(crate) fn frame(&mut self) -> Option<Frame> {
        let length = self.text().len();
        if length == self.shown {
            return None;
        }
        let committed = self.splitter.advance();
        let open = self.open(length);
        self.shown = length;
        Some(Frame { committed, open })
    }

    fn open(&mut self, length: usize) -> Open {
        let start = self.splitter.start();
        let (drawn_start, drawn) = self.drawn;
        let size = length - start;
        if start == drawn_start && drawn > SMALL && size < drawn + drawn / 8 {
            let from = std::mem::replace(&mut self.plain, length);
            return Open::Append(self.text().get(from..).unwrap_or_default().to_owned());
        }
        self.drawn = (start, size);
        self.plain = if self.splitter.in_code() { length } else { self.text().trim_end().len() };
        Open::Draw(self.splitter.held())
    }

    /// The steps that complete the drawing.
    pub(crate) fn finish(&mut self) -> Vec<Op> {
        let steps = self.splitter.finish();
        self.shown = self.text().len();
        self.drawn = (self.shown, 0);
        steps
    }

    /// Bytes given to the parser so far.
    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(crate) fn parsed(&self) -> u64 {
        self.splitter.parsed()
    }

    /// Where the open part starts, in bytes.
    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(crate) fn committed(&self) -> usize {
        self.splitter.start()
    }
}
