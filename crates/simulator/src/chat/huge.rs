//! One data line of many megabytes, made while it is read.

use super::chunk::Envelope;
use super::piece::Piece;
use crate::reply::{Beat, Script, Timed};

const BLOCK: u64 = 64 * 1024;
/// What had arrived when the line grew too long: no client may lose it.
const FIRST: &str = "This much had arrived.";
/// Stands where the text goes; it occurs nowhere else in a frame.
const MARK: &str = "@@huge@@";

/// A good stream with an ordinary piece of text, and then one that is `length` bytes long.
pub(crate) fn script(envelope: &Envelope, length: u64) -> Script {
    let first = envelope.frame(&Piece::Say(FIRST.to_owned()));
    let frame = envelope.frame(&Piece::Say(MARK.to_owned()));
    let at = frame.windows(MARK.len()).position(|part| part == MARK.as_bytes()).unwrap_or(0);
    let before = frame.get(..at).unwrap_or_default().to_vec();
    let mut after = frame.get(at + MARK.len()..).unwrap_or_default().to_vec();
    after.extend(envelope.frame(&Piece::Finish("stop")));
    let blocks = (0..length.div_ceil(BLOCK)).map(move |block| {
        let size = BLOCK.min(length - block * BLOCK);
        vec![b'x'; usize::try_from(size).unwrap_or(0)]
    });
    let bytes = [first, before].into_iter().chain(blocks).chain(std::iter::once(after));
    Script::new(bytes.map(|bytes| Timed { after_ms: 0, what: Beat::Bytes(bytes) }))
}
