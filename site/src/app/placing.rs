//! Which lanes there are, and where they stand.

use leptos::prelude::*;

use super::{Against, Bay, Bench};
use crate::{
    effects::page,
    state::{lane::Asked, layout, pick, setup::Own, thread::Thread},
};

impl Bench {
    pub(super) fn remove(self, bay: Bay) {
        bay.stop();
        self.lanes.update(|lanes| lanes.retain(|known| *known != bay));
        self.against
            .update(|pair| *pair = pair.filter(|pair| pair.here != bay && pair.there != bay));
        for pointer in [self.aim, self.full, self.front] {
            if pointer.get_untracked() == Some(bay) {
                pointer.set(None);
            }
        }
    }

    pub(super) fn shift(self, bay: Bay, by: isize) {
        self.lanes.update(|lanes| {
            let Some(from) = lanes.iter().position(|known| *known == bay) else { return };
            let to = layout::moved(from, by, lanes.len());
            lanes.remove(from);
            lanes.insert(to, bay);
        });
        self.spoken.set(format!("Now lane {}.", untrack(|| self.letter(bay))));
    }

    pub(super) fn swap(self, bay: Bay, id: &str) {
        if let Some(asked) = self.find(id) {
            bay.give_to(asked, bay.own.get_untracked(), Thread::default());
        }
    }

    pub(super) fn bring_to_front(self, bay: Bay) {
        self.front.set(Some(bay));
        if self.full.with_untracked(Option::is_some) {
            self.full.set(Some(bay));
        }
    }

    pub(super) fn use_models(self, ids: &[String]) {
        let found: Vec<Asked> = ids.iter().filter_map(|id| self.find(id)).collect();
        self.place(&found);
        self.picking.set(false);
    }

    /// What a lane needs to know of a model of this server.
    pub fn find(self, id: &str) -> Option<Asked> {
        self.catalogue.with_untracked(|catalogue| catalogue.as_ref()?.find(id).map(pick::asked))
    }

    /// One lane per model. A lane whose model stays keeps its history.
    pub(super) fn place(self, models: &[Asked]) {
        let old = self.lanes.get_untracked();
        let has = |bay: &Bay, id: &str| bay.lane.with_untracked(|lane| lane.asked.id == id);
        let mut kept: Vec<Bay> = Vec::new();
        let mut lanes: Vec<Bay> = Vec::new();
        for asked in models {
            let same = old.iter().find(|bay| !kept.contains(bay) && has(bay, &asked.id));
            kept.extend(same);
        }
        for asked in models {
            let same = kept.iter().find(|bay| !lanes.contains(bay) && has(bay, &asked.id));
            let used: Vec<Bay> = kept.iter().chain(&lanes).copied().collect();
            let Some(bay) = same.copied().or_else(|| self.free_bay(&used)) else { break };
            if same.is_none() {
                bay.give_to(asked.clone(), Own::default(), Thread::default());
            }
            lanes.push(bay);
        }
        old.iter().filter(|bay| !lanes.contains(bay)).for_each(Bay::stop);
        self.stand(lanes);
    }

    /// Shows these lanes and no others.
    pub(super) fn stand(self, lanes: Vec<Bay>) {
        for pointer in [self.aim, self.full, self.front] {
            if pointer.get_untracked().is_some_and(|bay| !lanes.contains(&bay)) {
                pointer.set(None);
            }
        }
        let is_here = |pair: Against| lanes.contains(&pair.here) && lanes.contains(&pair.there);
        self.against.update(|pair| *pair = pair.filter(|pair| is_here(*pair)));
        self.lanes.set(lanes);
        page::rewind("lanes");
    }
}
