//! The keys of the page, by the table in `state::shortcuts`.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{Bay, Bench, Command};
use crate::{
    effects::page,
    state::{
        route::Route,
        shortcuts::{self, Action, Focus, Press},
    },
};

/// The field of the composer.
const PROMPT: &str = "prompt";

impl Bench {
    /// Does what a key stands for where the focus is.
    pub(super) fn on_key(self, event: &KeyboardEvent) {
        // Enter ends a word in an input method, and must not send it. A sheet has its own keys.
        if event.is_composing() || event.key_code() == 229 || page::is_covered() {
            return;
        }
        let (key, code) = (event.key(), event.code());
        let press = Press {
            key: &key,
            code: &code,
            command: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            shift: event.shift_key(),
        };
        let settings = self.visitor.settings.get_untracked();
        let lane = self.focused_lane();
        let Some(action) = shortcuts::find(press, self.focus(lane), settings) else { return };
        let elsewhere = self.route.get_untracked() != Route::Compare;
        if action == Action::NewLine || (elsewhere && action == Action::Prompt) {
            return;
        }
        // Escape also ends what the browser itself has begun.
        if !matches!(action, Action::StopAll | Action::StopLane) {
            event.prevent_default();
        }
        self.act(action, lane);
    }

    fn act(self, action: Action, lane: Option<Bay>) {
        let open = lane.filter(|bay| !is_running(*bay));
        match action {
            Action::Send => self.dispatch(Command::Ask),
            Action::Recall => {
                if let Some(prompt) = self.asked.get_untracked() {
                    self.draft.set(prompt);
                }
            }
            Action::Prompt => page::focus(PROMPT),
            Action::Models => self.dispatch(Command::OpenPicker),
            Action::Help => self.dispatch(Command::OpenHelp),
            Action::History => self.dispatch(Command::OpenHistory),
            Action::StopAll => self.dispatch(Command::StopAll),
            Action::StopLane => lane.into_iter().for_each(|bay| self.dispatch(Command::Stop(bay))),
            Action::Again => open.into_iter().for_each(|bay| self.dispatch(Command::AskAgain(bay))),
            Action::Lane(index) => {
                if let Some(bay) = self.lanes.with_untracked(|lanes| lanes.get(index).copied()) {
                    self.dispatch(Command::Front(bay));
                    page::focus_in(format!("#lane-{} [role=log]", bay.id));
                }
            }
            Action::NewLine => {}
        }
    }

    fn focus(self, lane: Option<Bay>) -> Focus {
        if page::has_focus(PROMPT) {
            return Focus::Composer(self.draft.with_untracked(String::is_empty));
        }
        match lane {
            _ if page::is_typing() => Focus::Text,
            Some(bay) => Focus::Lane(is_running(bay)),
            None => Focus::Page,
        }
    }

    /// The lane that has the focus.
    fn focused_lane(self) -> Option<Bay> {
        let id = page::focused_within(".lane")?;
        self.lanes.with_untracked(|lanes| {
            lanes.iter().find(|bay| id.strip_prefix("lane-") == Some(&bay.id.to_string())).copied()
        })
    }
}

fn is_running(bay: Bay) -> bool {
    bay.lane.with_untracked(|lane| lane.stage.is_running())
}
