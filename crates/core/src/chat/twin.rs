use std::borrow::Cow;

use super::Chunk;
use crate::json::Cursor;

/// Reads a chunk by its likeness to the one before it.
///
/// Of 300 bytes that a chunk has, only the few of the delta's text differ from those of its
/// neighbour. Where all bytes before and behind that text are the same, everything else that the
/// chunk says is the same too, and is already known.
///
/// INVARIANT: [`Twin::text`] answers only where [`Chunk::read`] would find that very text and
/// nothing else that the chunk learned last did not say.
#[derive(Debug, Default)]
pub(crate) struct Twin {
    /// Everything before the text's opening quote.
    before: Vec<u8>,
    /// Everything behind its closing quote. Empty: nothing is learned.
    after: Vec<u8>,
}

/// What a chunk may have around its text to be learned: more is not what streams look like, and
/// would be kept for the rest of the answer.
const MOST: usize = 8 * 1024;

impl Twin {
    /// How many bytes it has reserved, for tests of its bounds.
    pub(crate) fn held(&self) -> usize {
        self.before.capacity() + self.after.capacity()
    }

    /// The text of `data`, if that is all in which it differs from what was learned.
    pub(crate) fn text<'a>(&self, data: &'a [u8]) -> Option<Cow<'a, str>> {
        let behind = data.len().checked_sub(self.after.len())?;
        let (before, text) = data.get(..behind)?.split_at_checked(self.before.len())?;
        if self.after.is_empty()
            || !same(&data[behind..], &self.after)
            || !same(before, &self.before)
        {
            return None;
        }
        let mut cursor = Cursor::new(text);
        let text = cursor.string().ok()??;
        cursor.is_at_end().then_some(text)
    }

    /// Learns `chunk`, which was read from `data`; forgets the one before it in any case.
    pub(crate) fn learn(&mut self, data: &[u8], chunk: &Chunk<'_>) {
        self.before.clear();
        self.after.clear();
        if let Some(text) = chunk.text_at.clone().filter(|_| chunk.is_only_text())
            && data.len() - text.len() <= MOST
        {
            self.before.extend_from_slice(&data[..text.start]);
            self.after.extend_from_slice(&data[text.end..]);
        }
    }
}

/// Eight bytes at a time: wasm has no `memcmp` of its own, and its stand-in takes single bytes.
fn same(left: &[u8], right: &[u8]) -> bool {
    let (left, left_tail) = left.as_chunks::<8>();
    let (right, right_tail) = right.as_chunks::<8>();
    let word = |bytes: &[u8; 8]| u64::from_ne_bytes(*bytes);
    left.len() == right.len()
        && left_tail == right_tail
        && left.iter().zip(right).all(|(left, right)| word(left) == word(right))
}
