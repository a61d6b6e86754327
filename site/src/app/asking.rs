//! Asking lanes, and what their ends mean.

use leptos::prelude::*;

use super::{Bay, Bench, Moment, log};
use crate::{
    effects::{call, spending},
    state::{announce, connection::Connection, lane::letter, thread::Prompt},
};

impl Bench {
    /// The lanes that the composer speaks to.
    pub fn addressed(&self) -> Vec<Bay> {
        let lanes = self.lanes.get();
        match self.aim.get() {
            Some(bay) if lanes.contains(&bay) => vec![bay],
            _ => lanes,
        }
    }

    pub(super) fn ask(self) {
        let text = self.draft.with_untracked(|draft| draft.trim().to_owned());
        let is_running = untrack(|| self.addressed()).iter().any(Bay::is_running);
        if untrack(|| self.awaits_practice()) {
            self.eager.set(!text.is_empty());
            return;
        }
        if text.is_empty() || is_running || untrack(|| self.fitting()).is_empty() {
            return;
        }
        self.keeper.tell(Moment::Ask);
        if self.editing.get_untracked() {
            self.branch();
        }
        // A branch stands in other places.
        let lanes = untrack(|| self.note_skipped());
        let skipped = untrack(|| self.skipped());
        let prompt = Prompt { text: text.clone(), parts: self.attached.get_untracked() };
        self.asked.set(Some(text));
        self.draft.set(String::new());
        self.attached.set(Vec::new());
        self.spoken.set(skipped.unwrap_or_default());
        self.draw_markdown();
        for bay in lanes {
            bay.ask(prompt.clone());
            self.ask_lane(bay, false);
        }
    }

    /// The lanes to ask; in each of the others stands why not.
    fn note_skipped(self) -> Vec<Bay> {
        for bay in self.addressed() {
            bay.skipped.set(self.obstacle(bay));
        }
        self.fitting()
    }

    pub(super) fn ask_again(self, bay: Bay) {
        self.keeper.tell(Moment::Ask);
        self.ask_lane(bay, true);
    }

    /// Each lane asks itself again when it is at rest, so that never two answers share a lane.
    pub(super) fn ask_all_again(self, times: usize) {
        self.keeper.tell(Moment::Ask);
        for bay in self.lanes.get_untracked() {
            if times > 0 && !bay.is_running() && bay.with_thread(|thread| thread.last().is_some()) {
                bay.repeats.set_value(times - 1);
                self.ask_lane(bay, false);
            }
        }
    }

    /// Asks one lane. Who insists asks the server, whatever earlier answers taught of the model.
    fn ask_lane(self, bay: Bay, insist: bool) {
        if self.client().is_some() && bay.with_thread(|thread| thread.last().is_some()) {
            call::start(self, bay, insist, Self::lane_ended);
        }
    }

    fn lane_ended(self, bay: Bay) {
        self.recount();
        log::ended(self, bay);
        if self.connection.with_untracked(Connection::has_account) {
            bay.lane.with_untracked(|lane| lane.receipt.iter().for_each(spending::record));
        }
        let again = bay.repeats.get_value();
        if again > 0 && bay.lane.with_untracked(|lane| lane.error.is_none()) {
            bay.repeats.set_value(again - 1);
            self.ask_lane(bay, false);
            return;
        }
        bay.repeats.set_value(0);
        let lanes = self.lanes.with_untracked(|lanes| {
            let stage = |bay: &Bay| bay.lane.with_untracked(|lane| lane.stage);
            let numbered = lanes.iter().enumerate();
            numbered.map(|(index, bay)| (letter(index), stage(bay))).collect::<Vec<_>>()
        });
        let index = self.lanes.with_untracked(|lanes| lanes.iter().position(|known| *known == bay));
        let Some(index) = index else { return };
        let ended = bay.lane.with_untracked(|lane| announce::ended(letter(index), lane));
        self.spoken.set(format!("{ended} {}", announce::rest(&lanes)));
    }

    pub(super) fn resume(self) {
        if let Some(client) = self.client() {
            client.resume();
            self.recount();
            self.spoken.set("Calls go on. Ask again.".into());
        }
    }
}
