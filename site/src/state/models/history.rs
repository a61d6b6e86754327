//! What this browser saw of one server's free models: since when, and until when.

use serde::{Deserialize, Serialize};
use tollfree::{Millis, Model};

use crate::state::{day, words};

/// Readings further apart than this belong to two visits.
const VISIT: Millis = 3_600_000;

/// So many models are kept; those that left longest ago go first.
const MOST: usize = 300;

/// So many names stand in a sentence.
const NAMED: usize = 5;

/// The log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The first reading.
    pub since: Millis,
    /// The last one.
    pub read: Millis,
    /// The last one of the visit before this one.
    pub before: Option<Millis>,
    /// Every model that was seen, in the order of the first sight.
    pub seen: Vec<Seen>,
}

/// One model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When the server says that it appeared; 0 when it does not.
    pub created: Millis,
    /// The first reading that listed it.
    pub first: Millis,
    /// The first reading that no longer did.
    pub left: Option<Millis>,
}

impl Seen {
    /// Since when it was listed: what the server says, as far as that was before the first sight.
    pub fn began(&self) -> Millis {
        if self.created == 0 { self.first } else { self.created.min(self.first) }
    }
}

/// What happened since the last visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// When that was.
    pub before: Millis,
    /// Names of what arrived.
    pub arrived: Vec<String>,
    /// Names of what left.
    pub left: Vec<String>,
}

impl History {
    /// Reads what [`History::write`] wrote; an empty log when it cannot be read.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// As text to keep.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Takes in a reading of `at`. One that lists nothing is a failure, not an exodus, and one from
    /// before the last is an old copy.
    pub fn note<'a>(&mut self, models: impl Iterator<Item = &'a Model>, at: Millis) {
        let listed: Vec<&Model> = models.collect();
        if listed.is_empty() || at <= self.read {
            return;
        }
        if self.since == 0 {
            self.since = at;
        } else if at - self.read > VISIT {
            self.before = Some(self.read);
        }
        self.read = at;
        for model in &listed {
            match self.seen.iter_mut().find(|seen| seen.id == model.id) {
                Some(seen) => seen.left = None,
                None => self.seen.push(first_sight(model, at)),
            }
        }
        for seen in &mut self.seen {
            if !listed.iter().any(|model| model.id == seen.id) {
                seen.left.get_or_insert(at);
            }
        }
        while self.seen.len() > MOST {
            let oldest =
                self.seen.iter().enumerate().min_by_key(|(_, seen)| seen.left.unwrap_or(at));
            let Some((index, _)) = oldest else { break };
            self.seen.remove(index);
        }
    }

    /// What happened since the last visit; nothing at the first one.
    pub fn news(&self) -> Option<News> {
        let before = self.before?;
        let names = |is: &dyn Fn(&&Seen) -> bool| {
            self.seen
                .iter()
                .filter(is)
                .map(|seen| words::short_name(&seen.name).to_owned())
                .collect()
        };
        Some(News {
            before,
            arrived: names(&|seen| seen.first > before && seen.left.is_none()),
            left: names(&|seen| seen.left.is_some_and(|left| left > before)),
        })
    }

    /// When this browser saw the model first, when that was not the very first reading.
    pub fn first_seen(&self, id: &str) -> Option<Millis> {
        let seen = self.seen.iter().find(|seen| seen.id == id)?;
        (seen.first > self.since).then_some(seen.first)
    }

    /// `Half of the 15 that left had been listed for 31 days or less.`
    pub fn short_lives(&self) -> Option<String> {
        let life = |seen: &Seen| Some(seen.left?.saturating_sub(seen.began()) / day::DAY);
        let mut lives: Vec<Millis> = self.seen.iter().filter_map(life).collect();
        lives.sort_unstable();
        let (n, median) = (lives.len(), lives.get(lives.len().saturating_sub(1) / 2)?);
        (n >= 3).then(|| {
            format!("Half of the {n} that left had been listed for {median} days or less.")
        })
    }
}

fn first_sight(model: &Model, at: Millis) -> Seen {
    let (id, name) = (model.id.clone(), words::short_name(&model.name).to_owned());
    Seen { id, name, created: model.created.saturating_mul(1000), first: at, left: None }
}

impl News {
    /// `2 new, 1 left since your last visit on 8 Oct.`
    pub fn told(&self, now: Millis) -> String {
        let when = day::ago(self.before, now);
        let (arrived, left) = (self.arrived.len(), self.left.len());
        if arrived + left == 0 {
            return format!("Nothing came and nothing left since your last visit {when}.");
        }
        format!("{arrived} new, {left} left since your last visit {when}.")
    }

    /// `New: A, B. Left: C.`
    pub fn names(&self) -> String {
        let part = |word: &str, names: &[String]| {
            let more = names.len().saturating_sub(NAMED);
            let named = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            (!names.is_empty()).then(|| format!("{word}: {named}{more}."))
        };
        let parts = [part("New", &self.arrived), part("Left", &self.left)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = 1_795_787_400_000;

    fn models(ids: &str) -> Vec<Model> {
        let one = |id: &str| Model { id: id.into(), name: id.to_uppercase(), ..Model::default() };
        ids.split_whitespace().map(one).collect()
    }

    fn after(readings: &[(&str, Millis)]) -> History {
        let mut history = History::default();
        for (ids, at) in readings {
            history.note(models(ids).iter(), *at);
        }
        history
    }

    /// At the first visit everything would be new; at the second, what came is forgotten on reload.
    #[test]
    fn news_are_what_changed_since_the_last_visit() {
        let first = after(&[("a b", NOW)]);
        assert_eq!(first.news(), None);
        let day = day::DAY;
        let history = after(&[
            ("a b", NOW - 3 * day),
            ("b c d", NOW),
            // The same visit: the news stay news.
            ("b c d", NOW + 60_000),
        ]);
        let news = history.news().unwrap();
        assert_eq!(news.told(NOW), "2 new, 1 left since your last visit on 24 Nov.");
        assert_eq!(news.names(), "New: C, D. Left: A.");
        assert_eq!(history.first_seen("c"), Some(NOW));
        assert_eq!(history.first_seen("b"), None);
        assert_eq!(History::read(&history.write()), history);
    }

    /// One broken reply, or a copy from an earlier day, reports that every model left.
    #[test]
    fn a_reading_that_says_nothing_changes_nothing() {
        let history = after(&[("a b", NOW - day::DAY), ("", NOW), ("a", NOW - 2 * day::DAY)]);
        assert!(history.seen.iter().all(|seen| seen.left.is_none()));
    }

    /// A paragraph of names after a long absence.
    #[test]
    fn a_sentence_names_a_few() {
        let history = after(&[("z", NOW - 9 * day::DAY), ("a b c d e f g z", NOW)]);
        assert_eq!(history.news().unwrap().names(), "New: A, B, C, D, E and 2 more.");
    }

    /// A model that comes back is still called gone.
    #[test]
    fn what_comes_back_is_there_again() {
        let day = day::DAY;
        let history = after(&[("a b", NOW - 9 * day), ("b", NOW - 5 * day), ("a b", NOW)]);
        assert_eq!(history.seen[0].left, None);
    }

    #[test]
    fn half_of_the_lives_are_told_from_three_on() {
        let day = day::DAY;
        let two = after(&[("a b c d", NOW - 31 * day), ("c d", NOW)]);
        assert_eq!(two.short_lives(), None);
        let three = after(&[("a b c d", NOW - 31 * day), ("d", NOW)]);
        let told = "Half of the 3 that left had been listed for 31 days or less.";
        assert_eq!(three.short_lives().as_deref(), Some(told));
    }
}
