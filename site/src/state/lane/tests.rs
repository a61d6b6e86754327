use tollfree::Pause;

use super::*;

fn lane() -> Lane {
    Lane::new(Asked {
        id: "openrouter/free".into(),
        name: "Free router".into(),
        description: String::new(),
    })
}

/// A second run that keeps figures of the first shows a lie under the new answer.
#[test]
fn starting_again_forgets_the_last_run() {
    let mut lane = lane();
    lane.apply(&Event::Served { model: "a/b:free".into(), provider: None, id: None });
    lane.apply(&Event::Reasoning { text: "two words".into() });
    lane.start(&Exchange::default());
    assert_eq!((lane.stage, lane.thought, lane.served), (Stage::Queued, 0, None));
}

/// A lane that says it waits while the answer arrives, or counts words of an answer that was
/// given up.
#[test]
fn waits_and_tries_are_told_until_something_else_happens() {
    let mut lane = lane();
    lane.start(&Exchange::default());
    let wait = Wait { until: 60_000, reason: Pause::MinuteLimit };
    lane.apply(&Event::Waiting { until: wait.until, reason: wait.reason });
    assert_eq!((lane.stage, lane.wait), (Stage::Queued, Some(wait)));
    lane.apply(&Event::Reasoning { text: "half a thought".into() });
    assert_eq!((lane.stage, lane.wait, lane.thought), (Stage::Thinking, None, 3));
    lane.apply(&Event::Restarted);
    lane.apply(&Event::Try { model: "c/d:free".into(), number: 2 });
    assert_eq!((lane.stage, lane.thought), (Stage::Queued, 0));
    assert_eq!(lane.tried().as_deref(), Some("Next try: c/d (2)"));
    lane.stage = Stage::Done;
    assert_eq!(lane.tried().as_deref(), Some("Try 2: c/d"));
    lane.start(&Exchange::default());
    assert_eq!(lane.tried(), None);
}

/// A refusal that passes for an answer, or marks the answer of the next model.
#[test]
fn a_refusal_is_marked_until_another_model_answers() {
    let mut lane = lane();
    lane.start(&Exchange::default());
    lane.apply(&Event::Refusal { text: "I will not".into() });
    assert_eq!((lane.stage, lane.refused), (Stage::Writing, true));
    lane.apply(&Event::Restarted);
    assert!(!lane.refused);
}

/// The router hides which model answered; the lane must not.
#[test]
fn the_drawn_model_is_named_only_when_it_differs() {
    let mut lane = lane();
    assert_eq!(lane.drawn(), None);
    lane.apply(&Event::Served { model: "a/b:free".into(), provider: None, id: None });
    assert_eq!(lane.drawn(), Some("a/b:free"));
    lane.asked.id = "a/b:free".into();
    assert_eq!(lane.drawn(), None);
}
