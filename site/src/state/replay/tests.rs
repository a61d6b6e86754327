use proptest::prelude::*;
use tollfree::{Event, Receipt};

use super::*;
use crate::state::{
    comparison::{Column, Comparison},
    lane::Asked,
    setup::Own,
    thread::{Answer, Beats, Kind, Prompt, Thread},
};

fn answered(pieces: &[(Millis, &str)], at: Millis, total: Millis) -> Answer {
    let mut answer = Answer::awaited("a/b:free", at, false);
    for (after, text) in pieces {
        answer.hear(&Event::Text { text: (*text).into() }, *after);
    }
    let clocks = Clocks { total, ..Clocks::default() };
    answer.close(Receipt { clocks, ..Receipt::default() });
    answer
}

fn recorded(answers: Vec<Answer>) -> Comparison {
    let lane = |answer| {
        let mut thread = Thread::default();
        thread.ask(Prompt::text("?"));
        thread.answer(answer);
        Column { asked: Asked::default(), own: Own::default(), thread }
    };
    Comparison { lanes: answers.into_iter().map(lane).collect(), ..Comparison::default() }
}

/// All text that was played, and when each lane ended.
fn play(comparison: &Comparison, speed: Speed, step: Millis) -> (Vec<String>, Vec<Millis>) {
    let mut player = Player::new(Score::of(comparison));
    player.speed = speed;
    let mut texts = vec![String::new(); comparison.lanes.len()];
    let mut ends = vec![0; comparison.lanes.len()];
    let mut real = 0;
    while !player.is_over() {
        real += step;
        for cue in player.advance(step) {
            let answer = comparison.lanes[cue.lane].thread.shown().unwrap();
            match cue.what {
                What::Piece(Kind::Text, range) => {
                    texts[cue.lane].push_str(answer.text.get(range).unwrap());
                }
                What::Ask | What::Piece(Kind::Reasoning, _) => {}
                What::End => ends[cue.lane] = real,
            }
        }
    }
    (texts, ends)
}

/// A replay that is smoother, faster or slower than the answer was.
#[test]
fn the_original_timing_is_kept_at_1_and_divided_at_4() {
    let first = answered(&[(400, "one "), (1_000, "two "), (3_000, "three")], 10_000, 3_100);
    let late = answered(&[(500, "x")], 10_250, 600);
    let comparison = recorded(vec![first, late]);
    let score = Score::of(&comparison);
    let times: Vec<_> = score.cues().iter().map(|cue| (cue.at, cue.lane)).collect();
    let expected =
        [(0, 0), (250, 1), (400, 0), (750, 1), (850, 1), (1_000, 0), (3_000, 0), (3_100, 0)];
    assert_eq!(times, expected);
    assert_eq!(play(&comparison, Speed::Original, 50).1, [3_100, 850]);
    assert_eq!(play(&comparison, Speed::Fourfold, 25).1, [775, 225]);
    assert_eq!(play(&comparison, Speed::AtOnce, 1).1, [1, 1]);
}

/// A paused replay that goes on, or one that starts again in the middle.
#[test]
fn it_stands_still_while_paused_and_begins_anew_when_told() {
    let comparison = recorded(vec![answered(&[(100, "a"), (200, "b")], 0, 300)]);
    let mut player = Player::new(Score::of(&comparison));
    assert_eq!(player.advance(150).len(), 2);
    player.is_paused = true;
    assert!(player.advance(10_000).is_empty() && !player.is_over());
    player.restart();
    assert_eq!(player.advance(10_000).len(), 4);
    assert!(player.is_over());
}

/// Figures of the end that show while the answer is still on its way.
#[test]
fn clocks_do_not_run_ahead() {
    let whole = Clocks {
        head: Some(10),
        first_token: Some(20),
        first_answer: Some(60),
        last_token: Some(90),
        total: 100,
    };
    assert_eq!(clocks_at(&whole, 15), Clocks { head: Some(10), total: 15, ..Clocks::default() });
    let half = Clocks { first_answer: None, last_token: Some(50), total: 50, ..whole };
    assert_eq!(clocks_at(&whole, 50), half);
    assert_eq!(clocks_at(&whole, 500), whole);
}

proptest! {
    /// Any rhythm, true or not, plays no byte twice, none that is not there, and comes to an end.
    #[test]
    fn every_rhythm_plays_the_text_at_every_speed(
        text in "[a-zäö€😀 ]{0,40}",
        beats in prop::collection::vec((any::<u64>(), 0_usize..200, any::<bool>()), 0..12),
        at in any::<u64>(),
        total in any::<u64>(),
    ) {
        let beats: Beats = serde_json::from_str(&serde_json::to_string(&beats).unwrap()).unwrap();
        let mut answer = answered(&[], at, total);
        (answer.text, answer.beats) = (text.clone(), beats);
        let comparison = recorded(vec![answer, answered(&[(1, "x")], 0, 1)]);
        let slow = play(&comparison, Speed::Original, 600_000).0;
        prop_assert!(text.starts_with(&slow[0]));
        prop_assert_eq!(&play(&comparison, Speed::Fourfold, 70_000).0, &slow);
        prop_assert_eq!(&play(&comparison, Speed::AtOnce, 1).0, &slow);
    }
}
