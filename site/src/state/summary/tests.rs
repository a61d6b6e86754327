use super::*;
use crate::state::thread::Answer;

fn entry(letter: char, stage: Stage, first: Millis, words: usize) -> Entry {
    let is_done = stage == Stage::Done;
    Entry {
        letter,
        name: letter.to_string(),
        stage,
        first_answer: is_done.then_some(first),
        total: 2 * first,
        words,
        runs: (usize::from(is_done), 1),
        costs: is_done.then_some(0.0).into_iter().collect(),
        cells: [const { None }; 5],
    }
}

fn text(entries: &[Entry]) -> String {
    line(entries).unwrap_or_default().into_iter().map(|(text, _)| text).collect()
}

/// A winner by a hair: the next run has another one.
#[test]
fn ties_are_not_crowned_and_failures_count() {
    let run = [
        entry('A', Stage::Done, 600, 39),
        entry('B', Stage::Done, 3_400, 44),
        entry('C', Stage::Failed, 900, 0),
        entry('D', Stage::Done, 700, 34),
    ];
    assert_eq!(
        text(&run),
        "3 of 4 answered. First to answer: A and D, a tie (0.6 and 0.7 s). Longest: B, 44 words. Spent $0, 3 receipts."
    );
}

/// Within ten percent counts as the same, also where that is more than a tenth of a second.
#[test]
fn a_tenth_is_a_tie() {
    let run = [entry('A', Stage::Done, 10_900, 20), entry('B', Stage::Done, 10_000, 19)];
    assert_eq!(
        text(&run),
        "2 of 2 answered. First to answer: B and A, a tie (10 and 11 s). All about as long. Spent $0, 2 receipts."
    );
    let run = [entry('A', Stage::Done, 11_100, 40), entry('B', Stage::Done, 10_000, 19)];
    assert!(text(&run).contains("First to answer: B (10 s). Longest: A, 40 words."));
    let all: Vec<_> = ('A'..='C').map(|letter| entry(letter, Stage::Done, 500, 9)).collect();
    assert!(text(&all).contains("A, B and C, a tie (0.5 s)."));
}

/// One answer is no race, and one whose cost nobody told is not free for certain.
#[test]
fn what_is_not_known_is_not_claimed() {
    let alone = [entry('A', Stage::Done, 500, 9), entry('B', Stage::Failed, 500, 0)];
    assert_eq!(text(&alone), "1 of 2 answered. Spent $0, 1 receipt.");
    let mut run = [entry('A', Stage::Done, 500, 9), entry('B', Stage::Done, 900, 9)];
    run[1].costs.clear();
    assert!(text(&run).ends_with("Spent $0, 1 receipt. 1 answer without a stated cost."));
    let failed = [entry('A', Stage::Failed, 500, 0), entry('B', Stage::Stopped, 900, 5)];
    assert_eq!(text(&failed), "0 of 2 answered.");
}

/// Repeats that change nothing, or a failed one that looks like a fast answer.
#[test]
fn repeats_are_told_by_their_medians_and_failures_stay_failures() {
    let answer = |outcome, first| {
        let clocks = tollfree::Clocks { first_answer: Some(first), ..tollfree::Clocks::default() };
        let receipt = Receipt { outcome, clocks, ..Receipt::default() };
        Answer { text: "three words here".into(), receipt: Some(receipt), ..Answer::default() }
    };
    let mut exchange = Exchange::default();
    for first in [900, 300, 500] {
        exchange.add(answer(Outcome::Complete, first));
    }
    exchange.add(answer(Outcome::Failed, 1));
    let entry = entry('A', Stage::Failed, 1, 0).over(&exchange);
    assert_eq!((entry.first_answer, entry.words, entry.runs), (Some(500), 3, (3, 4)));
    assert_eq!(entry.cells[1].as_deref(), Some("0.5 s"));
    assert!(text(&[entry]).starts_with("1 of 1 answered. 3 answers without a stated cost."));
}

/// A verdict while a lane still writes.
#[test]
fn nothing_is_said_before_all_have_ended() {
    assert_eq!(line(&[]), None);
    let run = [entry('A', Stage::Done, 500, 9), entry('B', Stage::Writing, 500, 9)];
    assert_eq!(line(&run), None);
    assert_eq!(line(&[entry('A', Stage::Ready, 0, 0)]), None);
}
