use std::collections::BTreeMap;

use proptest::prelude::*;
use tollfree::{Event, Millis, Part, Receipt};

use super::{
    Change, Shelf,
    file::{self, Everything, Kind, Recording},
    head::Head,
    history::History,
    ledger::Ledger,
    read::{Kept, read},
    rows::rows,
};
use crate::state::{
    comparison::{About, Column, Comparison},
    lane::Asked,
    setup::{Own, Setup},
    thread::{Answer, Exchange, Prompt, Thread},
};

/// A database.
#[derive(Default)]
struct Base(BTreeMap<(Shelf, String), String>);

impl Base {
    fn of(comparison: &Comparison, updated: Millis) -> Self {
        let mut base = Self::default();
        base.take(rows(comparison, updated));
        base
    }

    fn take(&mut self, changes: Vec<Change>) {
        for change in changes {
            match change.text {
                Some(text) => self.0.insert((change.shelf, change.name), text),
                None => self.0.remove(&(change.shelf, change.name)),
            };
        }
    }

    fn shelf(&self, wanted: Shelf) -> BTreeMap<String, String> {
        let rows = self.0.iter().filter(|((shelf, _), _)| *shelf == wanted);
        rows.map(|((_, name), text)| (name.clone(), text.clone())).collect()
    }

    fn open(&self, id: &str) -> Kept {
        let head = Head::read(&self.shelf(Shelf::Heads)[id]).unwrap();
        read(head, &self.shelf(Shelf::Rows))
    }

    fn answers(&self) -> usize {
        self.shelf(Shelf::Rows).keys().filter(|name| name.split('/').count() == 4).count()
    }
}

fn answer(text: &str, at: Millis, is_over: bool) -> Answer {
    let mut answer = Answer::awaited("a/b:free", at, true);
    answer.hear(&Event::Reasoning { text: "hm".into() }, 3);
    answer.hear(&Event::Text { text: text.into() }, 40);
    if is_over {
        answer.close(Receipt { requests: 1, ..Receipt::default() });
    }
    answer.settle();
    // What becomes a turn is no part of what is kept.
    serde_json::from_str(&serde_json::to_string(&answer).unwrap()).unwrap()
}

fn exchange(prompt: &str, answers: Vec<Answer>, shown: usize) -> Exchange {
    let part = Part::image(format!("data:image/png;base64,{prompt}"));
    let prompt = Prompt { text: prompt.into(), parts: vec![part] };
    Exchange { prompt, shown: shown.min(answers.len().saturating_sub(1)), answers }
}

fn column(name: &str, exchanges: Vec<Exchange>) -> Column {
    let asked = Asked { id: format!("{name}:free"), name: name.into(), description: "x".into() };
    Column { asked, own: Own::default(), thread: Thread { exchanges } }
}

fn comparison(id: &str) -> Comparison {
    let two = vec![answer("one", 1, true), answer("two", 2, false)];
    let lanes = vec![
        column(
            "a",
            vec![exchange("Hi\n there", two, 1), exchange("More", vec![answer("x", 9, true)], 0)],
        ),
        column("b", vec![exchange("Hi\n there", vec![], 0)]),
    ];
    let about = About { id: id.into(), created: 1, parent: Some("b0".into()) };
    let setup = Setup { system: "Be brief.".into(), ..Setup::default() };
    Comparison { about, setup, lanes, ..Comparison::default() }
}

fn any_comparison() -> impl Strategy<Value = Comparison> {
    let answers = prop::collection::vec(("\\PC{0,12}", any::<bool>()), 0..3);
    let exchanges = prop::collection::vec(("\\PC{1,12}", answers, 0_usize..3), 0..4);
    prop::collection::vec(exchanges, 1..4).prop_map(|lanes| {
        let answers = |all: Vec<(String, bool)>| {
            let numbered = all.into_iter().enumerate();
            numbered.map(|(at, (text, is))| answer(&text, at as u64, is)).collect()
        };
        let exchanges = |all: Vec<(String, Vec<(String, bool)>, usize)>| {
            all.into_iter()
                .map(|(prompt, all, shown)| exchange(&prompt, answers(all), shown))
                .collect()
        };
        let lanes = lanes.into_iter().map(|all| column("m", exchanges(all))).collect();
        Comparison {
            about: About { id: "a1".into(), ..About::default() },
            lanes,
            ..Comparison::default()
        }
    })
}

proptest! {
    /// Something that was on the page is not there after a reload.
    #[test]
    fn what_is_kept_is_read_back(comparison in any_comparison()) {
        let kept = Base::of(&comparison, 5).open("a1");
        prop_assert_eq!(&kept.comparison, &comparison);
        prop_assert!(kept.torn.is_empty());
        // And nothing is written twice.
        let mut ledger = kept.ledger;
        for (lane, column) in kept.lanes.iter().zip(&comparison.lanes) {
            prop_assert_eq!(ledger.note(*lane, &column.thread), vec![]);
        }
    }

    /// A torn row that takes others with it, or stops the page.
    #[test]
    fn any_torn_rows_lose_only_themselves(
        comparison in any_comparison(),
        torn in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        junk in "\\PC{0,8}",
    ) {
        let mut base = Base::of(&comparison, 5);
        let names: Vec<_> = base.0.keys().filter(|(shelf, _)| *shelf == Shelf::Rows).cloned().collect();
        let answers = base.answers();
        let mut broken = 0;
        for index in torn.iter().filter(|_| !names.is_empty()) {
            let name = index.get(&names);
            let is_answer = name.1.split('/').count() == 4;
            let before = base.0.insert(name.clone(), format!("{{{junk}"));
            broken += usize::from(is_answer && before != Some(format!("{{{junk}")));
        }
        let kept = base.open("a1");
        let lanes = &kept.comparison.lanes;
        prop_assert_eq!(lanes.len(), comparison.lanes.len());
        for (lane, before) in lanes.iter().zip(&comparison.lanes) {
            prop_assert_eq!(lane.thread.exchanges.len(), before.thread.exchanges.len());
        }
        let read = lanes.iter().flat_map(|lane| &lane.thread.exchanges).map(|all| all.answers.len());
        prop_assert_eq!(read.sum::<usize>(), answers - broken);
        for name in &kept.torn {
            prop_assert!(base.shelf(Shelf::Rows).contains_key(name));
        }
    }

    /// A file that stops the page, or passes for one of ours.
    #[test]
    fn no_other_text_is_taken(text in "\\PC{0,60}", cut in 0_usize..400) {
        let whole = Recording { at: 7, comparison: comparison("a1") }.write();
        let part: String = whole.chars().take(cut).collect();
        for text in [text.as_str(), part.as_str()] {
            prop_assert!(Recording::read(text, 10).is_err());
            prop_assert!(file::import(text, &History::default(), |_| false, 10).is_err());
        }
    }
}

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
    assert!(super::names::is_id(&read.comparison.about.id));
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
