//! Which lanes can be asked what is about to be asked.

use leptos::prelude::*;
use tollfree::{Dialect, Part};

use super::{Bay, Bench};
use crate::state::{
    connection::Connection,
    setup::{self, Needs},
};

impl Bench {
    /// The lanes that the draft will be asked in.
    pub fn fitting(&self) -> Vec<Bay> {
        let lanes = self.addressed();
        lanes.into_iter().filter(|bay| self.obstacle(*bay).is_none()).collect()
    }

    /// Who will not be asked the draft, and why, as sentences.
    pub fn skipped(&self) -> Option<String> {
        let because = |bay: &Bay| self.obstacle(*bay).map(|why| (self.letter(*bay), why));
        setup::skipped(&self.addressed().iter().filter_map(because).collect::<Vec<_>>())
    }

    /// Why a lane cannot be asked the draft, after its letter.
    pub fn obstacle(&self, bay: Bay) -> Option<String> {
        self.attached.with(|parts| self.obstacle_to(bay, parts))
    }

    fn obstacle_to(&self, bay: Bay, parts: &[Part]) -> Option<String> {
        // A server without a catalogue says itself what it cannot do.
        let is_open = |known: &Connection| matches!(known, Connection::Live(live) if live.dialect == Dialect::Compatible);
        if self.connection.with(is_open) {
            return None;
        }
        let needs = self.setup.with(|setup| bay.own.with(|own| Needs::new(setup, own, parts)));
        self.catalogue.with(|catalogue| {
            let id = bay.lane.with(|lane| lane.asked.id.clone());
            needs.obstacle(catalogue.as_ref()?.find(&id)?)
        })
    }
}
