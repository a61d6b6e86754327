//! A whole comparison as rows, as it is imported.

use tollfree::Millis;

use super::{
    Change, Shelf, VERSION,
    head::{Head, Seat},
    ledger::Ledger,
};
use crate::state::comparison::{Column, Comparison};

impl Head {
    /// The head of a comparison whose lanes are named by `lanes`.
    pub fn of(comparison: &Comparison, lanes: &[u32], updated: Millis) -> Self {
        let seat = |(column, lane): (&Column, &u32)| Seat {
            lane: *lane,
            asked: column.asked.clone(),
            own: column.own.clone(),
        };
        let exchanges = comparison.lanes.iter().flat_map(|lane| &lane.thread.exchanges);
        let answers: Vec<_> = exchanges.flat_map(|exchange| &exchange.answers).collect();
        Self {
            version: VERSION,
            about: comparison.about.clone(),
            title: comparison.title(),
            updated,
            answers: answers.len(),
            simulated: answers.iter().any(|answer| answer.simulated),
            setup: comparison.setup.clone(),
            layout: comparison.layout,
            lanes: comparison.lanes.iter().zip(lanes).map(seat).collect(),
        }
    }
}

/// Everything that is kept of a comparison.
pub fn rows(comparison: &Comparison, updated: Millis) -> Vec<Change> {
    let mut ledger = Ledger::new(&comparison.about.id);
    let lanes: Vec<u32> = comparison.lanes.iter().map(|_| ledger.lane()).collect();
    let threads = comparison.lanes.iter().zip(&lanes);
    let mut changes: Vec<Change> =
        threads.flat_map(|(column, lane)| ledger.note(*lane, &column.thread)).collect();
    let head = Head::of(comparison, &lanes, updated);
    changes.push(Change::put(Shelf::Heads, head.about.id.clone(), head.write()));
    changes
}
