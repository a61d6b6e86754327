use std::borrow::Cow;

use crate::sse::Decoder;

use super::{Head, Limits};

/// How the body of this reply is to be read.
#[derive(Debug)]
pub(super) enum Reply {
    /// No head yet.
    Awaited,
    /// A 2xx reply of which not enough has arrived to see what it is.
    Opening(Opening),
    /// Server-sent events.
    Stream(Decoder),
    /// A 2xx reply of another kind: one JSON envelope, or a web page.
    Whole(Kept),
    /// A status that is not 2xx.
    Refusal(Kept),
}

impl Reply {
    pub(super) fn new(head: &Head<'_>, limits: &Limits) -> Self {
        if !(200..300).contains(&head.status) {
            return Self::Refusal(Kept::new(head.status, 64 * 1024));
        }
        let kind = head.content_type.split(';').next().unwrap_or_default().trim();
        Self::Opening(Opening {
            first: Vec::new(),
            named_a_stream: kind.eq_ignore_ascii_case("text/event-stream"),
            status: head.status,
            limit: limits.event_bytes,
        })
    }

    /// How many bytes it has reserved, for tests of its bounds.
    pub(super) fn held(&self) -> usize {
        match self {
            Self::Awaited => 0,
            Self::Opening(opening) => opening.first.capacity(),
            Self::Stream(decoder) => decoder.held(),
            Self::Whole(kept) | Self::Refusal(kept) => kept.bytes.capacity(),
        }
    }

    /// Whether the head promises a stream.
    pub(super) fn named_a_stream(&self) -> bool {
        matches!(self, Self::Opening(opening) if opening.named_a_stream)
    }

    /// Looks at `bytes` until it is seen what the reply is; returns what is now to be read.
    pub(super) fn open<'a>(&mut self, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        let Self::Opening(opening) = self else { return Cow::Borrowed(bytes) };
        let first = if opening.first.is_empty() {
            Cow::Borrowed(bytes)
        } else {
            Cow::Owned([&opening.first, bytes].concat())
        };
        let first = match first {
            Cow::Borrowed(first) => Cow::Borrowed(blank(first)),
            Cow::Owned(first) => Cow::Owned(blank(&first).to_vec()),
        };
        if let Some(is_stream) = opening.is_stream(&first) {
            *self = opening.decided(is_stream);
            return first;
        }
        opening.first = first.into_owned();
        Cow::Borrowed(b"")
    }

    /// No more bytes will come: takes the head at its word. Returns what is still to be read.
    pub(super) fn opened(&mut self) -> Vec<u8> {
        let Self::Opening(opening) = self else { return Vec::new() };
        let first = std::mem::take(&mut opening.first);
        *self = opening.decided(opening.named_a_stream);
        first
    }
}

/// The beginning of a body, whose first bytes say more than its content type: some servers send
/// events as `text/plain` or without a type, and others an error object as `text/event-stream`.
#[derive(Debug)]
pub(super) struct Opening {
    /// A part of a byte order mark or of a field's name.
    ///
    /// INVARIANT: a few bytes, since white space is dropped and a name is short.
    first: Vec<u8>,
    named_a_stream: bool,
    status: u16,
    limit: usize,
}

impl Opening {
    /// Whether events begin here, where white space is gone; `None` when more has to arrive to see it.
    fn is_stream(&self, first: &[u8]) -> Option<bool> {
        if first.is_empty() || (first.len() < BOM.len() && BOM.starts_with(first)) {
            return None;
        }
        if self.named_a_stream {
            return Some(!matches!(first[0], b'{' | b'[' | b'<'));
        }
        let fields: [&[u8]; 5] = [b":", b"data:", b"event:", b"id:", b"retry:"];
        if fields.iter().any(|field| first.starts_with(field)) {
            return Some(true);
        }
        let may_become_one = fields.iter().any(|field| field.starts_with(first));
        (!may_become_one).then_some(false)
    }

    fn decided(&self, is_stream: bool) -> Reply {
        if is_stream {
            Reply::Stream(Decoder::new(self.limit))
        } else {
            Reply::Whole(Kept::new(self.status, self.limit))
        }
    }
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// `bytes` without the white space and the byte order marks before them: servers keep a connection
/// alive with both kinds of line ends. All of them, or it would depend on the chunking how many.
fn blank(mut bytes: &[u8]) -> &[u8] {
    loop {
        bytes = bytes.trim_ascii_start();
        match bytes.strip_prefix(BOM) {
            Some(rest) => bytes = rest,
            None => return bytes,
        }
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
        let bytes = &bytes[..bytes.len().min(room)];
        let needed = self.bytes.len() + bytes.len();
        if needed > self.bytes.capacity() {
            let reserved = self.bytes.capacity().saturating_mul(2).max(1024).min(self.limit);
            self.bytes.reserve_exact(reserved.max(needed) - self.bytes.len());
        }
        self.bytes.extend_from_slice(bytes);
    }
}
