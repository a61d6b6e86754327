use proptest::prelude::*;
use tollfree_core::call::{Phase, Span};

use crate::support::{Driven, NOW};

/// Asserts that `spans` cover 0 to `end` without a gap, in order, none empty.
fn covers(spans: &[Span], end: u64) {
    let mut at = 0;
    for span in spans {
        assert_eq!(span.start, at, "a gap or an overlap in {spans:?}");
        assert!(span.end > span.start, "an empty span in {spans:?}");
        at = span.end;
    }
    assert_eq!(at, end, "{spans:?}");
}

proptest! {
    // Catches: a bar drawn with holes or overlaps, or one that does not reach the present.
    #[test]
    fn spans_have_no_gaps(steps in prop::collection::vec((0_u64..5000, 0..4), 0..25), late in 0_u64..9000) {
        let mut driven = Driven::new();
        for (i, (pause, kind)) in steps.into_iter().enumerate() {
            match (i, kind) {
                (0, _) => driven.head_after(pause, 200, "text/event-stream"),
                (_, 0) => driven.think(pause, "hm"),
                (_, 1) => driven.text(pause, "Hi"),
                (_, 2) => driven.bytes(pause, b": life\n\n"),
                _ => driven.finish(pause, "stop"),
            };
            covers(&driven.call.timeline(driven.now), driven.now - NOW);
        }
        let now = driven.now + late;
        covers(&driven.call.timeline(now), now - NOW);
        driven.now = now;
        driven.cancel();
        covers(&driven.receipt().timeline, now - NOW);
    }
}

// Catches: a silence in the middle of an answer that is drawn as writing.
#[test]
fn a_silence_that_a_reader_notices_is_a_stall() {
    let mut driven = Driven::streaming();
    driven.text(900, "a").text(500, "b").text(1501, "c").text(100, "d").finish(0, "stop").done(0);
    let phases: Vec<(Phase, u64)> =
        driven.receipt().timeline.iter().map(|span| (span.phase, span.end - span.start)).collect();
    let expected = [
        (Phase::Connect, 100),
        (Phase::Queue, 900),
        (Phase::Writing, 500),
        (Phase::Stall, 1501),
        (Phase::Writing, 100),
    ];
    assert_eq!(phases, expected);
}

// Catches: waiting for the first token shown as a stall of the model.
#[test]
fn waiting_in_the_queue_is_no_stall() {
    let mut driven = Driven::streaming();
    driven.bytes(20_000, b": life\n\n").text(20_000, "a").cancel();
    let phases: Vec<Phase> = driven.receipt().timeline.iter().map(|span| span.phase).collect();
    assert_eq!(phases, [Phase::Connect, Phase::Queue]);
}
