//! The list of what is kept.

use std::collections::BTreeMap;

use tollfree::Millis;

use super::head::Head;
use crate::state::words;

/// The comparisons that are kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// Those that can be opened, the last changed first.
    pub heads: Vec<Head>,
    /// The names of those that cannot be read: torn, or kept by a later release.
    pub unread: Vec<String>,
}

impl History {
    /// Reads the rows, by name.
    pub fn read(rows: &BTreeMap<String, String>) -> Self {
        let mut history = Self::default();
        for (name, text) in rows {
            match Head::read(text).filter(|head| head.about.id == *name) {
                Some(head) => history.heads.push(head),
                None => history.unread.push(name.clone()),
            }
        }
        history.heads.sort_by(|a, b| b.updated.cmp(&a.updated).then(a.about.id.cmp(&b.about.id)));
        history
    }

    /// The comparison of this id.
    pub fn find(&self, id: &str) -> Option<&Head> {
        self.heads.iter().find(|head| head.about.id == id)
    }

    /// Those in whose title, models or day every word of `wanted` occurs.
    pub fn search(&self, wanted: &str) -> Vec<&Head> {
        let wanted = wanted.to_lowercase();
        let fits = |head: &&Head| {
            let text = text(head);
            wanted.split_whitespace().all(|word| text.contains(word))
        };
        self.heads.iter().filter(fits).collect()
    }

    /// From which comparison this one went another way, where that one is still here.
    pub fn origin(&self, head: &Head) -> Option<&Head> {
        self.find(head.about.parent.as_deref()?)
    }

    /// `3 comparisons, 12 answers`.
    pub fn sum(&self) -> String {
        let answers: usize = self.heads.iter().map(|head| head.answers).sum();
        let all = words::count(self.heads.len(), "comparison");
        format!("{all}, {}", words::count(answers, "answer"))
    }
}

fn text(head: &Head) -> String {
    let models = head.lanes.iter().map(|seat| format!(" {} {}", seat.asked.id, seat.asked.name));
    format!("{}{}", head.title, models.collect::<String>()).to_lowercase()
}

/// The models of a comparison in one line, each once.
pub fn models(head: &Head) -> String {
    let mut names: Vec<&str> = Vec::new();
    for seat in &head.lanes {
        if !names.contains(&seat.asked.name.as_str()) {
            names.push(&seat.asked.name);
        }
    }
    names.join(", ")
}

/// `just now`, `5 min ago`, `3 h ago`; nothing when it is longer ago and the day says more.
pub fn ago(then: Millis, now: Millis) -> Option<String> {
    match now.saturating_sub(then) / 60_000 {
        0 => Some("just now".into()),
        minutes @ 1..60 => Some(format!("{minutes} min ago")),
        minutes @ 60..720 => Some(format!("{} h ago", minutes / 60)),
        _ => None,
    }
}
