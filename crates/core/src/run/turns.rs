use super::Plan;
use crate::{Millis, session::Memory};

/// A model that is still to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) model: String,
    /// Not before this moment: it was asked, and failed.
    pub(super) not_before: Millis,
}

/// The models that are still to be asked.
#[derive(Debug)]
pub(super) struct Turns(Vec<Turn>);

impl Turns {
    /// The models of `plan`, or `own`; one that is named twice is asked once.
    pub(super) fn new(plan: &Plan, own: &str) -> Self {
        let mut turns = Vec::new();
        let own = plan.models.is_empty().then_some(own);
        for model in plan.models.iter().map(String::as_str).chain(own) {
            if turns.iter().all(|turn: &Turn| turn.model != model) {
                turns.push(Turn { model: model.to_owned(), not_before: 0 });
            }
        }
        Self(turns)
    }

    /// Puts the model first that can be asked soonest, and among equals the one that stands first.
    /// Those that cannot be used at all do not wait for anything: their turn is to be told so.
    pub(super) fn soonest(&mut self, memory: &Memory, insists: bool, now: Millis) -> Option<&Turn> {
        let opens = |turn: &Turn| {
            let cools = if insists { 0 } else { memory.cools_until(&turn.model, now).unwrap_or(0) };
            cools.max(turn.not_before).max(now)
        };
        let moments = self.0.iter().map(opens).enumerate();
        let (index, _) = moments.min_by_key(|(_, opens)| *opens)?;
        self.0.get_mut(..=index)?.rotate_right(1);
        self.0.first()
    }

    /// Takes the model whose turn it is.
    pub(super) fn take(&mut self) -> Option<Turn> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// This model once more: behind the others, or before them when none of them can help.
    pub(super) fn again(&mut self, turn: Turn, is_next: bool) {
        if is_next {
            self.0.insert(0, turn);
        } else {
            self.0.push(turn);
        }
    }
}
