use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use tollfree::Millis;

use super::{Everything, Kind, Refusal, check, kind};
use crate::state::{
    comparison::Comparison,
    kept::{Change, Shelf, history::History, rows::rows},
    words,
};

/// Most comparisons of a file.
const MOST: usize = 20_000;

#[derive(Deserialize)]
struct File<'a> {
    #[serde(default)]
    rest: Everything,
    #[serde(borrow)]
    comparisons: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Entry {
    updated: Millis,
    comparison: Comparison,
}

/// What a file brings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Import {
    /// What is to be written.
    pub changes: Vec<Change>,
    /// The comparisons whose rows go first: the file has a newer state of them.
    pub replaced: Vec<String>,
    /// What was not of comparisons.
    pub rest: Everything,
    /// What became of what was in it.
    pub taken: Taken,
}

/// What became of what was in a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// Comparisons that were not here.
    pub new: usize,
    /// Comparisons of which the file had a newer state.
    pub newer: usize,
    /// Comparisons that are here as the file has them, or newer.
    pub here: usize,
    /// Comparisons that are open in a tab, and stay as they are.
    pub open: usize,
    /// Comparisons that could not be read.
    pub unread: usize,
}

/// Reads a file of everything. Nothing that is here and newer is written over; `is_open` says which
/// comparisons a tab is at work on.
pub fn import(
    text: &str,
    here: &History,
    is_open: impl Fn(&str) -> bool,
    now: Millis,
) -> Result<Import, Refusal> {
    if kind(text)? != Kind::Everything {
        return Err("This is one recorded session, to be opened on the compare page.");
    }
    let file: File<'_> =
        serde_json::from_str(text).map_err(|_| "The file breaks off, or was changed.")?;
    if file.comparisons.len() > MOST {
        return Err("The file has more comparisons than one browser ever kept.");
    }
    let mut import = Import { rest: file.rest, ..Import::default() };
    // The last of those with the same id, where a file has several, is what remains.
    let mut seen: BTreeMap<String, Millis> = BTreeMap::new();
    for entry in file.comparisons {
        let read = serde_json::from_str::<Entry>(entry.get()).ok();
        let read = read.and_then(|entry| Some((entry.updated, check(entry.comparison, now).ok()?)));
        let Some((updated, comparison)) = read else {
            import.taken.unread += 1;
            continue;
        };
        let id = comparison.about.id.clone();
        let updated = updated.min(now);
        let known = here.find(&id).map(|head| head.updated);
        let is_kept = known.max(seen.get(&id).copied()).is_some_and(|known| known >= updated);
        let unread = here.unread.contains(&id);
        match (is_kept || unread || seen.contains_key(&id), known.is_some()) {
            (true, _) => import.taken.here += 1,
            (false, true) if is_open(&id) => import.taken.open += 1,
            (false, is_older) => {
                *(if is_older { &mut import.taken.newer } else { &mut import.taken.new }) += 1;
                import.replaced.extend(is_older.then(|| id.clone()));
                import.changes.extend(rows(&comparison, updated));
                seen.insert(id, updated);
            }
        }
    }
    let torn = std::mem::take(&mut import.rest.torn).into_iter();
    import.changes.extend(torn.map(|(name, text)| Change::put(Shelf::Torn, name, text)));
    Ok(import)
}

impl Taken {
    /// What became of it, in sentences.
    pub fn words(self) -> String {
        let Self { new, newer, here, open, unread } = self;
        let mut said = format!("{} added", words::count(new, "comparison"));
        for (n, what) in [(newer, "brought up to date"), (here, "here already")] {
            if n > 0 {
                said.extend([", ", &n.to_string(), " ", what]);
            }
        }
        said.push('.');
        if open > 0 {
            let are = words::count(open, "comparison");
            said.extend([" ", &are, " left as they are: open in a tab."]);
        }
        if unread > 0 {
            said.extend([" ", &words::count(unread, "comparison"), " could not be read."]);
        }
        said
    }
}
