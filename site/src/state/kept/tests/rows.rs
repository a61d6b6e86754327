use tollfree::Event;

use super::{Base, answer, comparison};
use crate::state::{
    kept::{Change, Shelf, history::History, ledger::Ledger},
    thread::Thread,
};

/// A running answer that rewrites everything that was said before, each second.
#[test]
fn a_running_answer_rewrites_its_own_row_alone() {
    let mut thread = comparison("a1").lanes.remove(0).thread;
    let mut ledger = Ledger::new("a1");
    let lane = ledger.lane();
    assert_eq!(ledger.note(lane, &thread).len(), 2 + 3 + 2, "questions, answers, images");
    thread.answer(answer("half", 20, false));
    let names =
        |changes: Vec<Change>| changes.into_iter().map(|change| change.name).collect::<Vec<_>>();
    // The question's row says which answer is shown.
    assert_eq!(names(ledger.note(lane, &thread)), ["a1/0/00001", "a1/0/00001/001"]);
    thread.exchanges[1].shown_mut().unwrap().hear(&Event::Text { text: "way".into() }, 50);
    assert_eq!(names(ledger.note(lane, &thread)), ["a1/0/00001/001"]);
    assert_eq!(ledger.note(lane, &thread), []);
    let gone = ledger.note(lane, &Thread::default());
    assert!(gone.iter().all(|change| change.text.is_none()));
    assert_eq!(gone.len(), 2 + 4);
}

/// Rows of a lane that was taken away come back with the next lane, or for ever fill the disk.
#[test]
fn a_lane_that_left_takes_its_rows_along() {
    let comparison = comparison("a1");
    let mut base = Base::of(&comparison, 1);
    let mut ledger = base.open("a1").ledger;
    base.take(ledger.leave(&[0]));
    assert!(base.shelf(Shelf::Rows).keys().all(|name| !name.starts_with("a1/1/")));
    assert_eq!(base.answers(), 3);
    assert_eq!(ledger.lane(), 2, "a name that no row has ever had");
}

/// A question that is lost makes its answers unreadable, or moves the choice among them.
#[test]
fn what_is_around_a_torn_row_remains() {
    let mut base = Base::of(&comparison("a1"), 1);
    base.0.insert((Shelf::Rows, "a1/0/00000/000".into()), "{".into());
    base.0.insert((Shelf::Rows, "a1/0/00001".into()), String::new());
    let kept = base.open("a1");
    let thread = &kept.comparison.lanes[0].thread;
    assert_eq!(thread.exchanges[0].shown().unwrap().text, "two");
    assert_eq!(thread.exchanges[1].prompt.text, "(This question could not be read.)");
    assert_eq!(thread.exchanges[1].shown().unwrap().text, "x");
    assert_eq!(kept.torn, ["a1/0/00000/000", "a1/0/00001"]);
}

/// A head of a later release, read as one of ours, is written back without what we do not know.
#[test]
fn heads_that_are_not_known_here_are_left_alone() {
    let mut heads = Base::of(&comparison("a1"), 1).shelf(Shelf::Heads);
    let later = heads["a1"].replacen("\"version\":1", "\"version\":2", 1);
    heads.insert("a2".into(), later.replace("\"a1\"", "\"a2\""));
    heads.insert("a3".into(), "torn".into());
    let history = History::read(&heads);
    assert_eq!(history.heads.len(), 1);
    assert_eq!(history.unread, ["a2", "a3"]);
    assert_eq!(history.sum(), "1 comparison, 3 answers");
}

/// A name that is lost with the next visit, breaks the list, or cannot be taken back.
#[test]
fn a_name_is_one_line_that_is_kept_and_can_be_taken_back() {
    let mut comparison = comparison("a1");
    comparison.about.call(" Tides,\n first try ");
    let kept = Base::of(&comparison, 5).open("a1");
    assert_eq!(kept.comparison.title(), "Tides, first try");
    comparison.about.call("\u{a0} ");
    assert_eq!(comparison.title(), "Hi there");
}

/// A search that finds nothing of what is in the title or among the models.
#[test]
fn comparisons_are_found_by_title_and_model() {
    let heads = Base::of(&comparison("a1"), 1).shelf(Shelf::Heads);
    let history = History::read(&heads);
    assert_eq!(history.heads[0].title, "Hi there");
    for wanted in ["", "hi", "THERE hi", "b:free", "a hi"] {
        assert_eq!(history.search(wanted).len(), 1, "{wanted}");
    }
    assert!(history.search("hi nowhere").is_empty());
}
