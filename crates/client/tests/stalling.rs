use tollfree::{Code, Limits};

use crate::stage::{Stage, next, said, take, text};

// Catches: an answer that waits for ever, because nobody looks at the clock.
#[test]
fn silence_rings_the_alarm() {
    let stage = Stage::ready();
    let limits = Limits::default();
    let (mut answer, line) = stage.asked();
    assert!(next(&mut answer).is_pending());
    stage.clock.turn(limits.queued - 1);
    assert!(next(&mut answer).is_pending());
    stage.clock.turn(1);
    let items = take(&mut answer);
    assert_eq!(items.last().unwrap().as_ref().unwrap_err().code, Code::Stalled);
    assert!(line.is_aborted());
}

// Catches: an alarm set for the queue that ends a call which meanwhile writes, or one that rings
// once and never again.
#[test]
fn the_alarm_follows_what_arrives() {
    let stage = Stage::ready();
    let limits = Limits::default();
    let (mut answer, line) = stage.streaming();
    for _ in 0..5 {
        stage.clock.turn(limits.writing - 1);
        line.send(text("."));
        assert_eq!(said(&take(&mut answer)), ".");
        assert!(answer.receipt().is_none());
    }
    stage.clock.turn(limits.writing);
    let items = take(&mut answer);
    assert_eq!(items.last().unwrap().as_ref().unwrap_err().code, Code::Stalled);
    let clocks = answer.receipt().unwrap().clocks;
    assert_eq!(clocks.total - clocks.last_token.unwrap(), limits.writing);
}

// Catches: a timeline that stands still between two events.
#[test]
fn the_timeline_runs_with_the_clock() {
    let stage = Stage::ready();
    let (answer, _line) = stage.streaming();
    stage.clock.turn(700);
    assert_eq!(answer.timeline().last().unwrap().end, 700);
    stage.clock.turn(300);
    assert_eq!(answer.timeline().last().unwrap().end, 1000);
}

// Catches: limits that reach only calls of one clone, or none.
#[test]
fn limits_hold_for_calls_of_every_clone() {
    let stage = Stage::ready();
    let limits = Limits { queued: 500, ..Limits::default() };
    drop(stage.client.clone().with_limits(limits));
    let (mut answer, _line) = stage.asked();
    assert!(next(&mut answer).is_pending());
    stage.clock.turn(500);
    assert_eq!(take(&mut answer).last().unwrap().as_ref().unwrap_err().code, Code::Stalled);
}
