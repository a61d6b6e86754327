//! What helps a lane that failed.

use leptos::prelude::*;
use tollfree::{Availability, Error, Millis};

use super::{Bay, Bench};
use crate::{
    effects::{call, clock},
    state::{
        another::another,
        lane::{Asked, Stage},
        setup::Needs,
    },
};

impl Bench {
    /// Another free model that can answer what was asked last in this lane.
    pub fn another(self, bay: Bay, error: &Error) -> Option<Asked> {
        let client = self.client()?;
        let id = |bay: &Bay| bay.lane.with_untracked(|lane| lane.asked.id.clone());
        let used: Vec<String> = self.lanes.with_untracked(|lanes| lanes.iter().map(id).collect());
        let parts = bay.with_thread(|thread| {
            let all = thread.exchanges.iter().flat_map(|exchange| exchange.prompt.parts.clone());
            all.collect::<Vec<_>>()
        });
        let setup = self.setup.get_untracked();
        let needs = bay.own.with_untracked(|own| Needs::new(&setup, own, &parts));
        let is_open = |id: &str| matches!(client.availability(id), Availability::Open);
        self.catalogue.with_untracked(|catalogue| {
            let catalogue = catalogue.as_ref()?;
            self.connection.with_untracked(|known| {
                another(catalogue, known, &id(&bay), error, &used, &needs, is_open)
            })
        })
    }

    /// The lanes whose last answer is not whole, once nothing runs any more.
    pub fn unanswered(&self) -> Vec<Bay> {
        let lanes = self.lanes.get();
        if self.is_running() {
            return Vec::new();
        }
        let is_open = |stage| matches!(stage, Stage::Failed | Stage::Stopped | Stage::Interrupted);
        lanes.into_iter().filter(|bay| bay.lane.with(|lane| is_open(lane.stage))).collect()
    }

    pub(super) fn ask_rest(self) {
        for bay in untrack(|| self.unanswered()) {
            self.ask_again(bay);
        }
    }

    pub(super) fn try_other(self, bay: Bay, id: &str) {
        if let Some(asked) = self.find(id) {
            bay.lane.update(|lane| lane.asked = asked);
            self.ask_again(bay);
        }
    }

    /// Nothing is sent but what is in sight: what was planned before is no longer.
    pub(super) fn retry_at(self, bay: Bay, at: Option<Millis>) {
        bay.retry_at.set(at);
        let Some(at) = at else { return };
        call::at(at.saturating_sub(clock::now()), move || {
            if bay.retry_at.get_untracked() == Some(at) {
                self.ask_again(bay);
            }
        });
    }
}
