//! A comparison out of its rows.

use std::collections::BTreeMap;

use super::{
    head::Head,
    ledger::{Ledger, Question},
    names::{self, Place},
};
use crate::state::{
    comparison::{Column, Comparison},
    thread::{Answer, Exchange, Prompt, Thread},
};

/// What stands for a question whose row is torn: its answers remain.
const LOST: &str = "(This question could not be read.)";

/// A comparison that was kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// The comparison.
    pub comparison: Comparison,
    /// By which the rows of each lane are named, from left to right.
    pub lanes: Vec<u32>,
    /// What has been kept of it.
    pub ledger: Ledger,
    /// The names of rows that could not be read.
    pub torn: Vec<String>,
}

/// Puts a comparison together. `rows` are all of its rows, by name.
pub fn read(head: Head, rows: &BTreeMap<String, String>) -> Kept {
    let mut reading = Reading { rows, ledger: Ledger::new(&head.about.id), torn: Vec::new() };
    for name in rows.keys() {
        reading.ledger.knows(name);
    }
    let mut lanes = Vec::new();
    let mut columns = Vec::new();
    for seat in head.lanes {
        let thread = reading.thread(&head.about.id, seat.lane);
        lanes.push(seat.lane);
        columns.push(Column { asked: seat.asked, own: seat.own, thread });
    }
    let Reading { ledger, torn, .. } = reading;
    let (about, setup, layout) = (head.about, head.setup, head.layout);
    Kept { comparison: Comparison { about, setup, layout, lanes: columns }, lanes, ledger, torn }
}

struct Reading<'a> {
    rows: &'a BTreeMap<String, String>,
    ledger: Ledger,
    torn: Vec<String>,
}

impl Reading<'_> {
    fn thread(&mut self, id: &str, lane: u32) -> Thread {
        let mut found: BTreeMap<usize, Vec<(usize, &str)>> = BTreeMap::new();
        let (from, to) = (format!("{id}/{lane}/"), format!("{id}/{lane}0"));
        for name in self.rows.range(from..to).map(|(name, _)| name) {
            match names::read(name) {
                Some(Place::Exchange(_, exchange)) => {
                    found.entry(exchange).or_default();
                }
                Some(Place::Answer(_, exchange, answer)) => {
                    found.entry(exchange).or_default().push((answer, name));
                }
                Some(Place::Part) | None => self.torn.push(name.clone()),
            }
        }
        let exchanges = found.into_iter();
        let exchanges = exchanges.map(|(index, answers)| self.exchange(id, lane, index, answers));
        Thread { exchanges: exchanges.collect() }
    }

    fn exchange(
        &mut self,
        id: &str,
        lane: u32,
        index: usize,
        names: Vec<(usize, &str)>,
    ) -> Exchange {
        let name = names::exchange(id, lane, index);
        let question = self.question(&name);
        let wanted = question.as_ref().map_or(0, |question| question.shown);
        let mut exchange = Exchange::new(self.prompt(question.as_ref()));
        let mut shown = 0;
        for (number, name) in names {
            let Some(answer) = self.answer(name) else { continue };
            exchange.answers.push(answer);
            if number <= wanted {
                shown = exchange.answers.len() - 1;
            }
        }
        if question.is_some() {
            // As the row has it, whatever has become of the answers.
            exchange.shown = wanted;
            self.ledger.has_question(&name, &exchange);
        }
        Exchange { shown, ..exchange }
    }

    fn question(&mut self, name: &str) -> Option<Question> {
        let text = self.rows.get(name)?;
        let question = serde_json::from_str(text).ok();
        if question.is_none() {
            self.torn.push(name.to_owned());
        }
        question
    }

    fn prompt(&mut self, question: Option<&Question>) -> Prompt {
        let Some(question) = question else { return Prompt::text(LOST) };
        let mut prompt = Prompt::text(question.text.as_str());
        for name in &question.parts {
            let Some(text) = self.rows.get(name) else { continue };
            match serde_json::from_str(text) {
                Ok(part) => prompt.parts.push(part),
                Err(_) if self.torn.contains(name) => {}
                Err(_) => self.torn.push(name.clone()),
            }
        }
        prompt
    }

    fn answer(&mut self, name: &str) -> Option<Answer> {
        let text = self.rows.get(name)?;
        let Ok(mut answer) = serde_json::from_str::<Answer>(text) else {
            self.torn.push(name.to_owned());
            return None;
        };
        self.ledger.has_answer(name, &answer);
        answer.settle();
        Some(answer)
    }
}
