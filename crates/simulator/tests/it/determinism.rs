//! The same seed and requests give the same bytes.

use proptest::prelude::*;
use serde_json::json;
use tollfree_simulator::{Engine, Settings};

use crate::harness::{NOON, key, play, post};

fn run(settings: Settings) -> Vec<Vec<u8>> {
    let mut engine = Engine::new(settings);
    [
        "google/gemma-4-31b-it:free",
        "simulator/thinker:free",
        "openrouter/free",
        "simulator/odd:free",
    ]
    .iter()
    .enumerate()
    .map(|(at, model)| {
        let body = json!({ "model": model, "stream": at % 2 == 0,
                "messages": [{ "role": "user", "content": "compare tea and coffee" }] });
        let played = play(engine.handle(&post(&body, &key()), NOON + at as u64));
        let mut bytes = format!("{:?} {}", played.headers, played.took_ms).into_bytes();
        bytes.extend(played.bytes());
        bytes
    })
    .collect()
}

// Would catch: a clock, an address or a hash seed of the process leaking into the output.
#[test]
fn two_runs_are_equal_byte_for_byte() {
    assert_eq!(run(Settings::full(3)), run(Settings::full(3)));
    assert_ne!(run(Settings::full(3)), run(Settings::full(4)));
}

// Would catch: lanes of a comparison that depend on which of them was sent first.
#[test]
fn an_answer_does_not_depend_on_other_questions() {
    let ask = |engine: &mut Engine, model: &str| {
        let body = json!({ "model": model, "stream": true, "messages": [{ "role": "user", "content": "why is the sky blue" }] });
        play(engine.handle(&post(&body, &key()), NOON)).text()
    };
    let (mut one, mut two) = (Engine::new(Settings::full(1)), Engine::new(Settings::full(1)));
    let (a, b) = ("poolside/laguna-s-2.1:free", "cohere/north-mini-code:free");
    let first = (ask(&mut one, a), ask(&mut one, b));
    let second = (ask(&mut two, b), ask(&mut two, a));
    assert_eq!((&first.0, &first.1), (&second.1, &second.0));
    assert_ne!(first.0, first.1, "two models say different things");
    assert_ne!(first.0, ask(&mut one, a), "a repeat differs");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    // Would catch: a delay that is lost or invented when the pace changes.
    #[test]
    fn a_faster_pace_changes_delays_only(pace in 1.0f64..50.0) {
        let at = |pace| {
            let mut engine = Engine::new(Settings { pace, ..Settings::full(5) });
            let body = json!({ "model": "apodex/apodex-1.1-mini:free", "stream": true,
                "messages": [{ "role": "user", "content": "rivers" }] });
            play(engine.handle(&post(&body, &key()), NOON))
        };
        let (real, fast) = (at(1.0), at(pace));
        prop_assert_eq!(real.bytes(), fast.bytes());
        let expected = f64::from(real.took_ms) / pace;
        prop_assert!((f64::from(fast.took_ms) - expected).abs() <= 3.0, "{} {}", fast.took_ms, expected);
    }
}
