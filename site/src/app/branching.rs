//! New comparisons: from nothing, from what was kept, and out of the present one.

use leptos::prelude::*;

use super::{Bay, Bench, Command, Moment};
use crate::{
    effects::{chance, clock, page},
    state::{
        comparison::{About, Column, Comparison},
        setup::Own,
        thread::Thread,
    },
};

impl Bench {
    /// The present comparison, as it is kept.
    pub fn comparison(&self) -> Comparison {
        let column = |bay: &Bay| Column {
            asked: bay.lane.with_untracked(|lane| lane.asked.clone()),
            own: bay.own.get_untracked(),
            thread: bay.with_thread(Thread::clone),
        };
        Comparison {
            about: self.about.get_untracked(),
            setup: self.setup.get_untracked(),
            layout: self.layout.get_untracked(),
            lanes: self.lanes.with_untracked(|lanes| lanes.iter().map(column).collect()),
        }
    }

    pub(super) fn edit(self) {
        let Some(asked) = self.asked.get_untracked() else { return };
        self.editing.set(true);
        self.draft.set(asked);
        page::focus("prompt");
    }

    pub(super) fn drop_edit(self) {
        self.editing.set(false);
        self.draft.set(String::new());
    }

    /// Goes on in another way: the exchange that is edited is left out of what every lane knows. The
    /// comparison so far stays as it was kept.
    pub(super) fn branch(self) {
        self.editing.set(false);
        let parent = self.about.with_untracked(|about| about.id.clone());
        let mut comparison = self.comparison();
        comparison.about = About { parent: Some(parent), ..fresh() };
        let longest = |lane: &Column| lane.thread.exchanges.len();
        let turns = comparison.lanes.iter().map(longest).max().unwrap_or(0);
        for lane in &mut comparison.lanes {
            lane.thread = lane.thread.branch(turns.saturating_sub(1));
        }
        self.show(comparison);
    }

    pub(super) fn begin_anew(self) {
        self.dispatch(Command::StopAll);
        let mut comparison = self.comparison();
        comparison.about = fresh();
        for lane in &mut comparison.lanes {
            lane.thread = Thread::default();
        }
        self.show(comparison);
        page::focus("prompt");
    }

    pub(super) fn reopen(self, comparison: Comparison) {
        self.dispatch(Command::StopAll);
        self.show(comparison);
    }

    /// Shows a comparison in place of the present one.
    pub(super) fn show(self, comparison: Comparison) {
        self.leave();
        let asked = comparison.lanes.iter().filter_map(|lane| lane.thread.last()).next_back();
        self.asked.set(asked.map(|exchange| exchange.prompt.text.clone()));
        self.about.set(comparison.about);
        self.setup.set(comparison.setup);
        self.layout.set(comparison.layout);
        self.against.set(None);
        let mut lanes: Vec<Bay> = Vec::new();
        for column in comparison.lanes {
            let Some(bay) = self.free_bay(&lanes) else { break };
            bay.give_to(column.asked, column.own, column.thread);
            lanes.push(bay);
        }
        self.stand(lanes);
    }

    /// The present comparison is about to go: what runs ends here, and all of it is kept.
    pub(super) fn leave(self) {
        self.each_bay(Bay::cut_off);
        self.keeper.tell(Moment::Leave);
    }

    /// Whether every lane is asked in the same way.
    pub fn is_same_for_all(&self) -> bool {
        self.lanes.with(|lanes| lanes.iter().all(|bay| bay.own.with(Own::is_same)))
    }
}

/// What tells a comparison that begins now from the others.
pub fn fresh() -> About {
    About { id: chance::name(), created: clock::now(), ..About::default() }
}
