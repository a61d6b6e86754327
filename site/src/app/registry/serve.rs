//! Asking how models are served: only those in view, a few at a time.

use std::collections::BTreeSet;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Registry;
use crate::state::models::{facts::Served, row::Row};

/// Requests under way at most.
const AT_ONCE: usize = 2;

/// Who wants to know.
#[derive(Default)]
pub(super) struct Queue {
    /// Models in view, and whether they are simulated.
    waiting: Vec<(String, bool)>,
    /// Models that are asked about now.
    asking: BTreeSet<String>,
}

impl Registry {
    fn is_known(self, id: &str) -> bool {
        self.facts.with_untracked(|facts| facts.served.contains_key(id))
    }

    /// These models are in view; whoever waited and is no longer, does not matter any more.
    pub fn look_at<'a>(self, rows: impl Iterator<Item = &'a Row>) {
        let wanted = rows.filter(|row| !row.is_router() && !self.is_known(row.id()));
        let waiting: Vec<_> = wanted.map(|row| (row.id().to_owned(), row.is_simulated)).collect();
        self.queue.update_value(|queue| queue.waiting = waiting);
        (0..AT_ONCE).for_each(|_| self.ask_next());
    }

    fn ask_next(self) {
        let next = self.queue.try_update_value(|queue| {
            if queue.asking.len() >= AT_ONCE {
                return None;
            }
            // Meanwhile some may be under way, or answered.
            queue.waiting.retain(|(id, _)| !queue.asking.contains(id) && !self.is_known(id));
            let next = (!queue.waiting.is_empty()).then(|| queue.waiting.remove(0))?;
            queue.asking.insert(next.0.clone());
            Some(next)
        });
        let Some((id, is_simulated)) = next.flatten() else { return };
        let Some(client) = self.client_for(is_simulated) else {
            self.queue.update_value(|queue| {
                queue.asking.remove(&id);
            });
            return;
        };
        spawn_local(async move {
            // What cannot be had is not asked for again: it is only a hint.
            let served =
                client.endpoints(&id).await.map(|all| Served::of(&all)).unwrap_or_default();
            self.facts.update(|facts| drop(facts.served.insert(id.clone(), served)));
            self.queue.update_value(|queue| {
                queue.asking.remove(&id);
            });
            self.ask_next();
        });
    }
}
