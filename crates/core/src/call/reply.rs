use crate::sse::Decoder;

use super::{Head, Limits};

/// How the body of this reply is to be read, which its head decides.
#[derive(Debug)]
pub(super) enum Reply {
    /// No head yet.
    Awaited,
    /// Server-sent events.
    Stream(Decoder),
    /// A 2xx reply of another type: one JSON envelope, or a web page.
    Whole(Kept),
    /// A status that is not 2xx.
    Refusal(Kept),
}

impl Reply {
    pub(super) fn new(head: &Head<'_>, limits: &Limits) -> Self {
        let ok = (200..300).contains(&head.status);
        if !ok {
            return Self::Refusal(Kept::new(head.status, 64 * 1024));
        }
        let kind = head.content_type.split(';').next().unwrap_or_default().trim();
        if kind.eq_ignore_ascii_case("text/event-stream") {
            return Self::Stream(Decoder::new(limits.event_bytes));
        }
        Self::Whole(Kept::new(head.status, limits.event_bytes))
    }
}

/// A body that is read only when it is complete.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) status: u16,
    pub(super) bytes: Vec<u8>,
    /// INVARIANT: `bytes` never holds more than this; the rest is dropped, which is noted.
    limit: usize,
    pub(super) overflowed: bool,
}

impl Kept {
    fn new(status: u16, limit: usize) -> Self {
        Self { status, bytes: Vec::new(), limit, overflowed: false }
    }

    pub(super) fn keep(&mut self, bytes: &[u8]) {
        let room = self.limit - self.bytes.len();
        self.overflowed |= bytes.len() > room;
        self.bytes.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }
}
