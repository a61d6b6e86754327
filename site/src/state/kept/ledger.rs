//! What of a comparison has been kept, by which only what changed is written again.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Change, Shelf, names, write};
use crate::state::thread::{Answer, Exchange, Thread};

/// What of one comparison has been kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    id: String,
    /// What each row was written of.
    rows: BTreeMap<String, Mark>,
    parts: BTreeSet<String>,
    head: String,
    next: u32,
}

/// By what one state of a row is told from another, without writing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark([u64; 5]);

/// What was asked, as a row: images and files stand in rows of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// The words.
    pub text: String,
    /// The names of images and files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// Which answer is looked at.
    pub shown: usize,
}

impl Ledger {
    /// Nothing of the comparison `id` has been kept.
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    /// The comparison.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A name for the rows of a lane that has none yet.
    pub fn lane(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// The rows of a lane that changed, those that are gone included.
    pub fn note(&mut self, lane: u32, thread: &Thread) -> Vec<Change> {
        self.next = self.next.max(lane + 1);
        let mut changes = Vec::new();
        let mut here = BTreeSet::new();
        for (index, exchange) in thread.exchanges.iter().enumerate() {
            let name = names::exchange(&self.id, lane, index);
            if self.is_new(&name, Mark::question(exchange)) {
                let text = self.question(exchange, &mut changes);
                changes.push(Change::put(Shelf::Rows, name.clone(), text));
            }
            here.insert(name);
            for (number, answer) in exchange.answers.iter().enumerate() {
                let name = names::answer(&self.id, lane, index, number);
                if self.is_new(&name, Mark::answer(answer)) {
                    changes.push(Change::put(Shelf::Rows, name.clone(), write(answer)));
                }
                here.insert(name);
            }
        }
        changes.extend(self.drop_rows(|name| is_of(name, lane) && !here.contains(name)));
        changes
    }

    /// The rows of all lanes that are not among `lanes` any more.
    pub fn leave(&mut self, lanes: &[u32]) -> Vec<Change> {
        self.drop_rows(|name| !lanes.iter().any(|lane| is_of(name, *lane)))
    }

    /// The head, where it differs from what has been kept. `text` is the same for the same head.
    pub fn head(&mut self, text: String) -> bool {
        let differs = self.head != text;
        self.head = text;
        differs
    }

    /// Takes in a row that is kept already.
    pub(super) fn knows(&mut self, name: &str) {
        match names::read(name) {
            Some(names::Place::Part) => {
                self.parts.insert(name.to_owned());
            }
            Some(names::Place::Exchange(lane, _) | names::Place::Answer(lane, ..)) => {
                self.next = self.next.max(lane.saturating_add(1));
            }
            None => {}
        }
    }

    /// Takes in what a row that is kept already says.
    pub(super) fn has_question(&mut self, name: &str, exchange: &Exchange) {
        self.rows.insert(name.to_owned(), Mark::question(exchange));
    }

    /// The same for an answer.
    pub(super) fn has_answer(&mut self, name: &str, answer: &Answer) {
        self.rows.insert(name.to_owned(), Mark::answer(answer));
    }

    fn is_new(&mut self, name: &str, mark: Mark) -> bool {
        self.rows.insert(name.to_owned(), mark) != Some(mark)
    }

    fn question(&mut self, exchange: &Exchange, changes: &mut Vec<Change>) -> String {
        let mut keep = |part| {
            let text = write(part);
            let name = names::part(&self.id, &text);
            if self.parts.insert(name.clone()) {
                changes.push(Change::put(Shelf::Rows, name.clone(), text));
            }
            name
        };
        let parts = exchange.prompt.parts.iter().map(&mut keep).collect();
        write(&Question { text: exchange.prompt.text.clone(), parts, shown: exchange.shown })
    }

    fn drop_rows(&mut self, is_gone: impl Fn(&str) -> bool) -> Vec<Change> {
        let gone: Vec<String> = self.rows.keys().filter(|name| is_gone(name)).cloned().collect();
        for name in &gone {
            self.rows.remove(name);
        }
        gone.into_iter().map(|name| Change::take(Shelf::Rows, name)).collect()
    }
}

fn is_of(name: &str, wanted: u32) -> bool {
    match names::read(name) {
        Some(names::Place::Exchange(lane, _) | names::Place::Answer(lane, ..)) => lane == wanted,
        _ => false,
    }
}

impl Mark {
    fn question(exchange: &Exchange) -> Self {
        let prompt = &exchange.prompt;
        let text = names::hash(prompt.text.as_bytes());
        Self([text, size(prompt.text.len()), size(prompt.parts.len()), size(exchange.shown), 0])
    }

    fn answer(answer: &Answer) -> Self {
        let lengths = size(answer.text.len()) ^ size(answer.thoughts.len()).rotate_left(32);
        let end = u64::from(answer.receipt.is_some()) | size(answer.turns.len()) << 1;
        Self([
            names::hash(answer.model.as_bytes()),
            answer.at,
            lengths,
            end,
            size(answer.beats.len()),
        ])
    }
}

fn size(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
