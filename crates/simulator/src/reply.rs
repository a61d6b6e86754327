//! A reply: status, headers, and a body that knows when each of its bytes is due.

use std::fmt;

/// What the simulator answers.
#[derive(Debug)]
pub struct Reply {
    /// Number of this exchange; give it back to [`Engine::closed`](crate::Engine::closed).
    pub exchange_id: u64,
    /// HTTP status.
    pub status: u16,
    /// Header names as the real service spells them.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Body,
}

/// The body of a reply.
#[derive(Debug)]
pub enum Body {
    /// All bytes at once.
    Whole {
        /// The body.
        bytes: Vec<u8>,
        /// Milliseconds between the request and the head of the answer.
        after_ms: u32,
    },
    /// Bytes over time.
    Stream(Script),
}

impl Body {
    /// An immediate body.
    pub(crate) fn now(bytes: Vec<u8>) -> Self {
        Self::Whole { bytes, after_ms: 0 }
    }
}

/// One thing that happens on the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beat {
    /// Bytes arrive.
    Bytes(Vec<u8>),
    /// The connection dies: no proper end, the transport reports an error.
    Cut,
    /// Nothing ever comes again, and the connection stays open.
    Stall,
    /// The body ends properly.
    End,
}

/// A beat and how long after the one before it happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// Milliseconds after the previous beat (after the request for the first).
    pub after_ms: u32,
    /// What happens.
    pub what: Beat,
}

/// The beats of one body, made while they are read: a script of 100 MB needs 64 KiB.
///
/// INVARIANT: the last beat is `Cut`, `Stall` or `End`, and nothing follows it.
pub struct Script {
    beats: Box<dyn Iterator<Item = Timed> + Send>,
    separate: bool,
    over: bool,
}

impl Script {
    pub(crate) fn new(beats: impl Iterator<Item = Timed> + Send + 'static) -> Self {
        Self { beats: Box::new(beats), separate: false, over: false }
    }

    /// The same bytes in pieces of at most `size`, each of which a door should hand on alone.
    /// Every character of several bytes is cut behind its first byte.
    pub(crate) fn in_pieces(self, size: usize) -> Self {
        let pieces = self.beats.flat_map(move |beat| match beat.what {
            Beat::Bytes(bytes) => split(beat.after_ms, &bytes, size),
            _ => vec![beat],
        });
        Self { beats: Box::new(pieces), separate: true, over: false }
    }

    /// Whether a door must not merge beats that are due together.
    pub fn separate(&self) -> bool {
        self.separate
    }
}

fn split(after_ms: u32, bytes: &[u8], size: usize) -> Vec<Timed> {
    let mut pieces: Vec<Timed> = Vec::new();
    let mut piece = Vec::new();
    let mut wait = after_ms;
    for &byte in bytes {
        piece.push(byte);
        let begins_long_character = byte >= 0xc0;
        if begins_long_character || piece.len() >= size {
            let what = Beat::Bytes(std::mem::take(&mut piece));
            pieces.push(Timed { after_ms: std::mem::take(&mut wait), what });
        }
    }
    if !piece.is_empty() {
        pieces.push(Timed { after_ms: wait, what: Beat::Bytes(piece) });
    }
    pieces
}

impl Iterator for Script {
    type Item = Timed;

    fn next(&mut self) -> Option<Timed> {
        if self.over {
            return None;
        }
        let next = self.beats.next().unwrap_or(Timed { after_ms: 0, what: Beat::End });
        self.over = !matches!(next.what, Beat::Bytes(_));
        Some(next)
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Script").field("separate", &self.separate).finish_non_exhaustive()
    }
}
