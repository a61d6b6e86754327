use std::collections::BTreeMap;

use super::{Base, comparison};
use crate::state::{
    comparison::Comparison,
    kept::{
        Shelf,
        file::{self, Everything, Kind, Recording},
        history::History,
        names::is_id,
    },
};

/// An export that leaves something out, or an import that doubles or ages what is here.
#[test]
fn what_was_exported_comes_back_once_and_never_over_newer() {
    let texts = BTreeMap::from([("models/sets".to_owned(), "[]".to_owned())]);
    let torn = BTreeMap::from([("a9/0/00000".to_owned(), "{".to_owned())]);
    let everything = Everything { settings: Some("ek".into()), look: None, texts, torn };
    let whole = [(50, comparison("a1")), (60, comparison("a2"))];
    let text = file::write(&everything, whole.into_iter(), 70);
    assert_eq!(file::kind(&text), Ok(Kind::Everything));

    let import = file::import(&text, &History::default(), |_| false, 100).unwrap();
    assert_eq!((import.taken.new, import.taken.here), (2, 0));
    assert_eq!(import.rest.texts, everything.texts);
    let mut base = Base::default();
    base.take(import.changes);
    assert_eq!(base.open("a1").comparison, comparison("a1"));
    assert_eq!(base.shelf(Shelf::Torn), everything.torn);

    let here = History::read(&base.shelf(Shelf::Heads));
    let again = file::import(&text, &here, |_| false, 100).unwrap();
    assert_eq!((again.taken.new, again.taken.here), (0, 2));
    assert!(again.replaced.is_empty());

    let newer =
        file::write(&everything, [(55, comparison("a1")), (1, comparison("a2"))].into_iter(), 70);
    let newer_taken = |is_open: bool| file::import(&newer, &here, |_| is_open, 100).unwrap();
    assert_eq!(newer_taken(false).replaced, ["a1"]);
    assert_eq!(
        newer_taken(false).taken.words(),
        "0 comparisons added, 1 brought up to date, 1 here already."
    );
    assert_eq!((newer_taken(true).taken.open, newer_taken(true).taken.newer), (1, 0));
}

/// A file that was made to harm: names that reach other rows, more lanes than the page has.
#[test]
fn a_hostile_file_is_bounded_or_refused() {
    let recording = |comparison: Comparison| Recording { at: 99, comparison }.write();
    let mut odd = comparison("../a1/0");
    odd.lanes[0].thread.exchanges[0].shown = 77;
    odd.lanes[0].thread.exchanges[0].answers[0].at = u64::MAX;
    let read = Recording::read(&recording(odd), 50).unwrap();
    assert!(is_id(&read.comparison.about.id));
    assert_eq!(read.comparison.lanes[0].thread.exchanges[0].shown, 1);
    assert_eq!((read.at, read.comparison.lanes[0].thread.exchanges[0].answers[0].at), (50, 50));
    let mut wide = comparison("a1");
    wide.lanes = vec![wide.lanes[0].clone(); 25];
    assert!(Recording::read(&recording(wide), 50).is_err());
    assert!(Recording::read(&recording(Comparison::default()), 50).is_err());
    let later = recording(comparison("a1")).replacen("\"version\":1", "\"version\":9", 1);
    assert_eq!(
        Recording::read(&later, 50),
        Err("The file was written by a later release of this site.")
    );
    let deep = format!("{{\"tollfree\":\"recording\",\"version\":1,\"x\":{}", "[".repeat(100_000));
    assert!(file::kind(&deep).is_err());
}

/// A recording that is another one after it was saved and opened, or a name that no disk takes.
#[test]
fn a_recording_reads_back_as_it_was() {
    let recording = Recording { at: 40, comparison: comparison("a1") };
    assert_eq!(Recording::read(&recording.write(), 50), Ok(recording.clone()));
    assert_eq!(recording.name(), "hi-there.tollfree.json");
    assert_eq!((recording.recorded(), recording.sum().as_str()), (1, "3 answers"));
    let mut nameless = recording;
    nameless.comparison.lanes[0].thread.exchanges[0].prompt.text = "../😀 ?".into();
    assert_eq!(nameless.name(), "comparison.tollfree.json");
}
