use memchr::memchr2;

use super::{Fold, MOST_KEPT};

/// Where the events of a stream end: how much of it may be handed on, and what is to be put together
/// where nobody sees it grow.
///
/// Of the end of the stream nothing may be handed on, because a failure that shows only then has to
/// be told before it. Only counted here; the bytes to hand on stay with the driver.
#[derive(Debug, Default)]
pub(super) struct Frames {
    /// The first bytes of the line that is not complete.
    line: Vec<u8>,
    /// The data of the event that is not complete, where it is kept.
    event: Vec<u8>,
    total: usize,
    /// Where the last complete line ends.
    lines: usize,
    /// Where the last complete event ends.
    events: usize,
    /// The event at hand is the end of the stream.
    is_end: bool,
    /// The end came: nothing behind it counts.
    has_ended: bool,
}

/// As much of a line as it takes to see whether it ends the stream.
const SHORT: usize = 32;

impl Frames {
    /// Takes in a piece; complete events go to `fold`, if there is one. A CR and a LF are two ends
    /// of a line, the second of an empty one: at worst an event is complete a line early.
    pub(super) fn feed(&mut self, mut piece: &[u8], mut fold: Option<&mut Fold>) {
        let most = if fold.is_some() { MOST_KEPT } else { SHORT };
        while let Some(at) = memchr2(b'\n', b'\r', piece).filter(|_| !self.has_ended) {
            let (line, rest) = piece.split_at(at + 1);
            self.take(line, most);
            self.line_ends(fold.as_deref_mut());
            piece = rest;
        }
        self.take(piece, most);
    }

    /// Nothing more comes: hands over an event that lacked only its end.
    pub(super) fn finish(&mut self, fold: &mut Fold) {
        self.feed(b"\n\n", Some(fold));
    }

    /// Where what may be handed on ends, while more can come.
    pub(super) fn safe(&self) -> usize {
        self.events
    }

    /// Where it ends, when no more comes: behind the last line that is complete.
    pub(super) fn lines(&self) -> usize {
        if self.is_end || self.has_ended { self.events } else { self.lines }
    }

    fn take(&mut self, bytes: &[u8], most: usize) {
        let room = most.saturating_sub(self.line.len()).min(bytes.len());
        self.line.extend_from_slice(bytes.get(..room).unwrap_or_default());
        self.total += bytes.len();
    }

    fn line_ends(&mut self, fold: Option<&mut Fold>) {
        let line = self.line.trim_ascii();
        self.lines = self.total;
        if let Some(data) = line.strip_prefix(b"data:") {
            self.is_end = data.trim_ascii() == b"[DONE]";
            if fold.is_some() {
                self.event.extend_from_slice(data);
                self.event.push(b'\n');
            }
        } else if line.is_empty() && self.is_end {
            self.has_ended = true;
        } else if line.is_empty() {
            self.events = self.total;
            if let Some(fold) = fold {
                fold.data(&self.event);
            }
            self.event.clear();
        }
        self.line.clear();
    }
}
