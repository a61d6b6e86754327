use memchr::memchr2;

/// What one line or one event of the stream says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame<'a> {
    /// The data of one event: all its `data:` lines, joined by line feeds.
    Data(&'a [u8]),
    /// A comment line, without its colon. A sign of life, never data.
    Comment(&'a [u8]),
}

/// A line or an event grew beyond the decoder's bound. Nothing behind it can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("one event of the stream is larger than {limit} bytes")]
pub struct Overflow {
    /// The bound in bytes.
    pub limit: usize,
}

/// Cuts bytes into frames. Feeding the same bytes in any pieces gives the same frames.
#[derive(Debug)]
pub struct Decoder {
    /// The unfinished line, if the last piece ended inside one.
    line: Vec<u8>,
    /// Data lines of the event that is not finished yet.
    event: Vec<u8>,
    data_lines: usize,
    /// The last byte was a CR: a following LF belongs to it.
    after_cr: bool,
    at_start: bool,
    /// INVARIANT: `line` and `event` never hold more than this, nor reserve more.
    limit: usize,
    overflowed: bool,
}

/// Enough for an image as base64 inside one delta, far from what a tab can hold.
pub const DEFAULT_LIMIT: usize = 16 * 1024 * 1024;

/// What an emptied buffer may keep for the next event. More is given back: one image in the answer
/// must not weigh on the tab for the rest of it.
const SPARE: usize = 64 * 1024;

const BOM: &[u8] = b"\xEF\xBB\xBF";

impl Default for Decoder {
    fn default() -> Self {
        Self::new(DEFAULT_LIMIT)
    }
}

impl Decoder {
    /// A decoder that refuses lines and events of more than `limit` bytes.
    pub fn new(limit: usize) -> Self {
        Self {
            line: Vec::new(),
            event: Vec::new(),
            data_lines: 0,
            after_cr: false,
            at_start: true,
            limit,
            overflowed: false,
        }
    }

    /// Reads `bytes` and hands every completed frame to `frame`.
    ///
    /// After an overflow every call fails.
    pub fn feed(&mut self, bytes: &[u8], mut frame: impl FnMut(Frame<'_>)) -> Result<(), Overflow> {
        let mut rest = bytes;
        if self.after_cr && !rest.is_empty() {
            self.after_cr = false;
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        }
        while let Some(end) = memchr2(b'\n', b'\r', rest) {
            self.finish_line(&rest[..end], &mut frame)?;
            let cr = rest[end] == b'\r';
            rest = &rest[end + 1..];
            if cr {
                match rest.first() {
                    Some(b'\n') => rest = &rest[1..],
                    Some(_) => {}
                    None => self.after_cr = true,
                }
            }
        }
        self.keep(rest)
    }

    /// The stream ended: hands over an event that lacked only its closing blank line.
    ///
    /// The SSE specification would drop it; a finished `data:` line of a connection that died just
    /// then is text that had arrived, and is not lost.
    pub fn finish(&mut self, mut frame: impl FnMut(Frame<'_>)) {
        let line = std::mem::take(&mut self.line);
        if !line.is_empty() && self.finish_whole_line(&line, &mut frame).is_err() {
            return;
        }
        self.dispatch(&mut frame);
    }

    fn finish_line(
        &mut self,
        tail: &[u8],
        frame: &mut impl FnMut(Frame<'_>),
    ) -> Result<(), Overflow> {
        if self.line.is_empty() {
            if self.overflowed || tail.len() > self.limit {
                return self.overflow();
            }
            return self.finish_whole_line(tail, frame);
        }
        self.keep(tail)?;
        let mut line = std::mem::take(&mut self.line);
        let result = self.finish_whole_line(&line, frame);
        empty(&mut line);
        self.line = line;
        result
    }

    fn finish_whole_line(
        &mut self,
        line: &[u8],
        frame: &mut impl FnMut(Frame<'_>),
    ) -> Result<(), Overflow> {
        let line = if std::mem::take(&mut self.at_start) {
            line.strip_prefix(BOM).unwrap_or(line)
        } else {
            line
        };
        match line.first() {
            None => self.dispatch(frame),
            Some(b':') => frame(Frame::Comment(&line[1..])),
            Some(b'd') => {
                if let Some(data) = data_of(line) {
                    return self.append(data);
                }
            }
            // `event`, `id`, `retry` and unknown fields: OpenRouter sends none that matters.
            Some(_) => {}
        }
        Ok(())
    }

    fn append(&mut self, data: &[u8]) -> Result<(), Overflow> {
        if self.event.len() + data.len() >= self.limit {
            return self.overflow();
        }
        if self.data_lines > 0 {
            push(&mut self.event, b"\n", self.limit);
        }
        push(&mut self.event, data, self.limit);
        self.data_lines += 1;
        Ok(())
    }

    fn dispatch(&mut self, frame: &mut impl FnMut(Frame<'_>)) {
        if std::mem::take(&mut self.data_lines) > 0 {
            frame(Frame::Data(&self.event));
            empty(&mut self.event);
        }
    }

    fn keep(&mut self, part: &[u8]) -> Result<(), Overflow> {
        if self.overflowed || self.line.len() + part.len() > self.limit {
            return self.overflow();
        }
        push(&mut self.line, part, self.limit);
        Ok(())
    }

    /// How many bytes it has reserved, for tests of its bounds.
    #[doc(hidden)]
    pub fn held(&self) -> usize {
        self.line.capacity() + self.event.capacity()
    }

    fn overflow(&mut self) -> Result<(), Overflow> {
        self.overflowed = true;
        self.line = Vec::new();
        self.event = Vec::new();
        self.data_lines = 0;
        Err(Overflow { limit: self.limit })
    }
}

/// Appends `part`. Doubles what is reserved, so that many small parts cost no more than one large
/// one, but never beyond `limit`, which the caller has checked for the length.
fn push(buffer: &mut Vec<u8>, part: &[u8], limit: usize) {
    let needed = buffer.len() + part.len();
    if needed > buffer.capacity() {
        let reserved = buffer.capacity().saturating_mul(2).max(256);
        buffer.reserve_exact(reserved.min(limit).max(needed) - buffer.len());
    }
    buffer.extend_from_slice(part);
}

fn empty(buffer: &mut Vec<u8>) {
    buffer.clear();
    if buffer.capacity() > SPARE {
        *buffer = Vec::new();
    }
}

/// The value of a `data` line: one leading space belongs to the syntax.
fn data_of(line: &[u8]) -> Option<&[u8]> {
    let rest = line.strip_prefix(b"data")?;
    match rest.first() {
        None => Some(rest),
        Some(b':') => Some(rest[1..].strip_prefix(b" ").unwrap_or(&rest[1..])),
        Some(_) => None,
    }
}
