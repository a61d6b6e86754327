//! What is kept, against everything that can happen to it.

mod files;
mod rows;

use std::collections::BTreeMap;

use proptest::prelude::*;
use tollfree::{Event, Millis, Part, Receipt};

use super::{
    Change, Shelf,
    file::{self, Recording},
    head::Head,
    history::History,
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
    let about = About { id: id.into(), created: 1, parent: Some("b0".into()), name: None };
    let setup = Setup { system: "Be brief.".into(), ..Setup::default() };
    Comparison { about, setup, lanes, ..Comparison::default() }
}

/// A question, its answers and whether each is over, and which is shown.
type Said = (String, Vec<(String, bool)>, usize);

fn any_comparison() -> impl Strategy<Value = Comparison> {
    let answers = prop::collection::vec(("\\PC{0,12}", any::<bool>()), 0..3);
    let exchanges = prop::collection::vec(("\\PC{1,12}", answers, 0_usize..3), 0..4);
    prop::collection::vec(exchanges, 1..4).prop_map(|lanes| {
        let answers = |all: Vec<(String, bool)>| {
            let numbered = all.into_iter().enumerate();
            numbered.map(|(at, (text, is))| answer(&text, at as u64, is)).collect()
        };
        let exchanges = |all: Vec<Said>| {
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
