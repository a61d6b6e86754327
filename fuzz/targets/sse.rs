//! Cutting the same bytes in two never changes the number of frames.
#![no_main]

use tollfree_core::sse::Decoder;

fn frames(pieces: &[&[u8]]) -> usize {
    let (mut decoder, mut seen) = (Decoder::new(1 << 16), 0);
    let fed = pieces.iter().try_for_each(|piece| decoder.feed(piece, |_| seen += 1));
    decoder.finish(|_| seen += usize::from(fed.is_ok()));
    seen
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (head, tail) = bytes.split_at(bytes.len() / 2);
    assert_eq!(frames(&[bytes]), frames(&[head, tail]));
});
