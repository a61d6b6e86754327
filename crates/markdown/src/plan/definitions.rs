//! Link reference definitions that were committed, for the blocks below them.

use std::collections::HashMap;

/// A longer target is shown but not linked from elsewhere: three bytes of `[a]` repeat it in full.
const MAX_TARGET: usize = 300;

/// Targets by label, in the order of their arrival.
#[derive(Clone, Debug, Default)]
pub(crate) struct Definitions {
    targets: HashMap<String, String>,
    order: Vec<String>,
}

impl Definitions {
    /// The first definition of a label counts, as in `CommonMark`.
    pub(crate) fn insert(&mut self, label: &str, target: &str) {
        let key = key(label);
        if target.len() <= MAX_TARGET && !self.targets.contains_key(&key) {
            self.order.push(key.clone());
            self.targets.insert(key, target.to_owned());
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.order.len()
    }

    /// Forgets all but the first `len`: what was only pending may still turn into something else.
    pub(crate) fn truncate(&mut self, len: usize) {
        for key in self.order.drain(len.min(self.order.len())..) {
            self.targets.remove(&key);
        }
    }

    pub(crate) fn get(&self, label: &str) -> Option<&str> {
        if self.targets.is_empty() {
            return None;
        }
        self.targets.get(&key(label)).map(String::as_str)
    }
}

/// Labels are the same up to case and white space.
fn key(label: &str) -> String {
    let words: Vec<String> = label.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
