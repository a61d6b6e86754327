//! What a stream may cost: work that grows with its bytes, memory that does not.

use proptest::prelude::*;
use serde_json::json;
use tollfree_core::{
    call::{Input, Limits},
    sse::Decoder,
};

use crate::support::{Driven, delta, finish};

/// How often the decoder moved what it keeps, and how many bytes it copied by that, while an event
/// of `size` bytes arrived in pieces of `piece`.
fn moves(size: usize, piece: usize) -> (usize, usize) {
    let (mut decoder, bytes) = (Decoder::default(), vec![b'x'; piece]);
    let (mut moves, mut copied, mut fed) = (0, 0, 0);
    decoder.feed(b"data: ", |_| {}).unwrap();
    while fed < size {
        let before = decoder.held();
        decoder.feed(&bytes, |_| {}).unwrap();
        if decoder.held() != before {
            (moves, copied) = (moves + 1, copied + fed);
        }
        fed += piece;
    }
    (moves, copied)
}

// Catches: a buffer that grows by a fixed amount or is searched anew with each read, which makes an
// image in one event take minutes. Counted, not timed: a busy machine must not fail it.
#[test]
fn a_large_event_is_copied_a_constant_number_of_times() {
    for piece in [16, 1460, 65_536] {
        for size in [1_000_000, 2_000_000, 4_000_000, 8_000_000] {
            let (moves, copied) = moves(size, piece);
            assert!(moves <= 20, "{moves} moves of {size} bytes by {piece}");
            assert!(copied <= 2 * size, "{copied} bytes copied for {size} by {piece}");
        }
    }
}

// Catches: a large event lost, cut or doubled on its way through small reads.
#[test]
fn eight_megabytes_in_one_event_arrive_whole() {
    let text = "0123456789abcdef".repeat(500_000);
    let event = format!("data: {}\n\n", delta(&json!({ "content": text })));
    let mut driven = Driven::streaming();
    for piece in event.as_bytes().chunks(1460) {
        driven.bytes(0, piece);
    }
    driven.chunk(0, &finish("stop")).done(0);
    assert_eq!(driven.answer().len(), text.len());
    assert!(driven.answer() == text, "the same bytes");
}

// Catches: the memory of one large event kept for the rest of the answer.
#[test]
fn the_memory_of_a_large_event_is_given_back() {
    let event = format!("data: {}\n\n", delta(&json!({ "content": "x".repeat(4_000_000) })));
    let mut driven = Driven::streaming();
    for piece in event.as_bytes().chunks(1460) {
        driven.bytes(0, piece);
    }
    assert!(driven.call.held() < 256 * 1024, "{} bytes are kept", driven.call.held());
}

/// What a server can do to make a client keep more and more.
fn hostile() -> impl Strategy<Value = Vec<u8>> {
    let word = |name: &str, n: usize| json!({ name: "y".repeat(n), "choices": [] }).to_string();
    prop_oneof![
        (1_usize..5000).prop_map(|n| vec![b'x'; n]),
        (1_usize..3000).prop_map(|n| format!("data: {}\n", "z".repeat(n)).into_bytes()),
        (1_usize..300).prop_map(|n| "data\n".repeat(n).into_bytes()),
        (1_usize..2000).prop_map(|n| format!(
            "data: {}\n\n",
            delta(&json!({ "content": "t".repeat(n) }))
        )
        .into_bytes()),
        (1_usize..50, any::<bool>()).prop_map(|(n, thinks)| {
            let key = if thinks { "reasoning" } else { "content" };
            format!("data: {}\n\n", delta(&json!({ key: "t" }))).repeat(n).into_bytes()
        }),
        (1_usize..3000, prop_oneof![Just("id"), Just("model"), Just("provider")])
            .prop_map(move |(n, name)| format!("data: {}\n\n", word(name, n)).into_bytes()),
        (1_usize..400).prop_map(|n| ": alive\n\n".repeat(n).into_bytes()),
        Just(b"\n\n".to_vec()),
        prop::collection::vec(any::<u8>(), 0..300),
    ]
}

proptest! {
    // Catches: anything that a server can send and a stream keeps without bound: lines, events,
    // names, the marks of a timeline.
    #[test]
    fn a_stream_never_holds_more_than_its_bounds(
        parts in prop::collection::vec(hostile(), 1..200),
        content_type in prop_oneof![Just("text/event-stream"), Just("application/json"), Just("")],
        again in 1_usize..4,
    ) {
        const EVENT: usize = 4096;
        let mut driven = Driven::with(Limits { event_bytes: EVENT, ..Limits::default() });
        driven.head_after(1, 200, content_type);
        for part in std::iter::repeat_n(&parts, again).flatten() {
            driven.step(2000, Input::Bytes(part));
            let held = driven.call.held();
            // Two buffers of the decoder, three names and a learned neighbour, the timeline.
            prop_assert!(held <= 6 * EVENT + 64 * 1024, "{} bytes", held);
        }
    }
}
