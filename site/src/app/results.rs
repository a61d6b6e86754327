//! What is done with answers.

use leptos::prelude::*;

use super::{Bay, Bench};
use crate::{
    effects::page,
    state::{lane::Asked, pick, route, setup::Own},
};

/// Two answers that are held against each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Against {
    /// The lane whose answer is looked at.
    pub here: Bay,
    /// The lane whose answer it is compared with.
    pub there: Bay,
    /// Which answer of `there`, counted from 0; `None`: the one that it shows.
    pub answer: Option<usize>,
}

/// A sheet that is seldom open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// What stands behind the answer of a lane.
    Source(Bay),
    /// Handing the comparison on.
    Share,
    /// A link that was opened.
    Link,
}

impl Bench {
    /// Shows what a shared link would set up. Nothing changes before the visitor says so.
    pub(super) fn open_link(self, fragment: &str) {
        if route::query(fragment).starts_with("v=") {
            self.extra.set(Some(Extra::Link));
        }
    }

    /// Holds the answer of `here` against the nearest other one.
    pub(super) fn hold(self, here: Bay) {
        self.against.set(untrack(|| self.rival(here)));
        self.bring_to_front(here);
        page::reveal(&format!("lane-{}", here.id));
    }

    /// What the answer of `here` is held against, as long as nobody chose: the first other lane
    /// with an answer, or else another answer of the same lane.
    pub fn rival(&self, here: Bay) -> Option<Against> {
        let (shown, all) = here.lane.with(|lane| lane.version);
        let has_text = |bay: &&Bay| **bay != here && bay.lane.with(|lane| lane.written > 0);
        let other = self.lanes.with(|lanes| lanes.iter().find(has_text).copied());
        let own = (all > 1).then(|| if shown > 1 { shown - 2 } else { 1 });
        match (other, own) {
            (Some(there), _) => Some(Against { here, there, answer: None }),
            (None, Some(answer)) => Some(Against { here, there: here, answer: Some(answer) }),
            (None, None) => None,
        }
    }

    /// Whether this server has a model of this id.
    pub fn is_listed(&self, id: &str) -> bool {
        self.catalogue.with(|catalogue| catalogue.as_ref().is_some_and(|it| it.find(id).is_some()))
    }

    /// The model that served, as a lane can ask it by itself.
    pub fn drawn(&self, id: &str) -> Option<Asked> {
        let connection = self.connection.get();
        self.catalogue.with(|all| pick::served(all.as_ref()?, &connection, id).map(pick::asked))
    }

    /// Asks the model that the free router drew from now on, in place of the router. What the lane
    /// was asked so far stays its history. `exact`: by the provider that served it, and no other.
    pub(super) fn pin(self, bay: Bay, exact: bool) {
        let Some((model, provider)) = bay.lane.with_untracked(|lane| lane.served.clone()) else {
            return;
        };
        let Some(asked) = untrack(|| self.drawn(&model)) else { return };
        self.spoken.set(format!(
            "Lane {} asks {} from now on.",
            untrack(|| self.letter(bay)),
            asked.name
        ));
        let provider = provider.filter(|_| exact);
        bay.own.update(|own| *own = Own { provider, ..own.clone() });
        bay.lane.update(|lane| lane.asked = asked);
    }
}
