//! A few models that are unlike each other.

use std::sync::Arc;

use super::row::{Row, thinks};
use crate::state::pick;

/// `n` models, each as different as can be from those before it: author, size, abilities, context.
/// The same seed and rows give the same choice.
pub fn unlike(rows: &[Arc<Row>], n: usize, seed: u64) -> Vec<String> {
    let mut dice = Dice(seed);
    let fits = |row: &&Arc<Row>| pick::is_general(&row.model) && row.trouble.is_none();
    let mut left: Vec<&Arc<Row>> = rows.iter().filter(fits).collect();
    let mut chosen: Vec<&Arc<Row>> = Vec::new();
    while chosen.len() < n && !left.is_empty() {
        let score = |row: &Arc<Row>, dice: &mut Dice| {
            let nearest = chosen.iter().map(|known| distance(&row.model, &known.model)).min();
            // A little luck, so that pressing again shows others.
            nearest.unwrap_or(0) * 4 + dice.below(9)
        };
        let scores: Vec<u64> = left.iter().map(|row| score(row, &mut dice)).collect();
        let best = scores.iter().enumerate().max_by_key(|(_, score)| **score).map(|(at, _)| at);
        let Some(best) = best else { break };
        chosen.push(left.remove(best));
    }
    chosen.into_iter().map(|row| row.id().to_owned()).collect()
}

fn distance(a: &tollfree::Model, b: &tollfree::Model) -> u64 {
    let differs = |is: bool, weight: u64| if is { weight } else { 0 };
    let size = |model: &tollfree::Model| billions(&model.id).map_or(5, u64::ilog2);
    let sizes = u64::from(size(a).abs_diff(size(b)).min(3));
    let context = |model: &tollfree::Model| model.context_length.max(1).ilog2();
    differs(a.author() != b.author(), 6)
        + sizes
        + differs(thinks(a) != thinks(b), 2)
        + differs(a.reads("image") != b.reads("image"), 2)
        + differs(a.supports("tools") != b.supports("tools"), 1)
        + differs(a.supports("structured_outputs") != b.supports("structured_outputs"), 1)
        + u64::from(context(a).abs_diff(context(b)).min(2))
}

/// `31` of `gemma-4-31b-it`: the largest number of billions in an id, rounded up.
fn billions(id: &str) -> Option<u64> {
    let parts = id.split(['-', '/', ':', '_']);
    let number = |part: &str| part.strip_suffix('b')?.parse::<f64>().ok();
    let largest = parts.filter_map(number).fold(0.0, f64::max);
    let whole: u64 = crate::state::words::whole(largest.ceil()).parse().ok()?;
    (whole > 0).then_some(whole)
}

/// Splitmix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % end.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::models::row::{Trouble, tests::row};

    fn rows() -> Vec<Arc<Row>> {
        let ids = [
            "openrouter/free",
            "a/one-31b:free",
            "a/two-30b:free",
            "a/three-32b:free",
            "b/small-2.6b:free",
            "c/large-550b:free",
            "d/guard-8b:free",
            "e/middle-120b:free",
        ];
        let entry = |id: &str| format!(r#"{{"id":"{id}","name":"{id}","context_length":131072}}"#);
        ids.into_iter().map(|id| Arc::new(row(&entry(id)))).collect()
    }

    /// Four siblings of one family, a router or a classifier say little side by side.
    #[test]
    fn the_chosen_are_of_different_authors() {
        for seed in 0..50 {
            let ids = unlike(&rows(), 4, seed);
            let mut authors: Vec<&str> = ids.iter().filter_map(|id| id.split('/').next()).collect();
            authors.sort_unstable();
            assert_eq!(authors, ["a", "b", "c", "e"], "seed {seed}: {ids:?}");
        }
    }

    /// A surprise that is always the same, or cannot be told again.
    #[test]
    fn the_seed_decides() {
        assert_eq!(unlike(&rows(), 4, 7), unlike(&rows(), 4, 7));
        assert!((0..20).any(|seed| unlike(&rows(), 4, seed) != unlike(&rows(), 4, 7)));
    }

    /// A request spent on what is known not to answer.
    #[test]
    fn what_cannot_be_used_is_left_out() {
        let mut all = rows();
        let trouble = Some(Trouble { why: String::new(), will_pass: false });
        all[4] = Arc::new(Row { trouble, ..(*all[4]).clone() });
        assert!(unlike(&all, 8, 1).iter().all(|id| id != "b/small-2.6b:free"));
        assert_eq!(unlike(&all, 8, 1).len(), 5);
    }

    #[test]
    fn sizes_are_read_from_ids() {
        assert_eq!(billions("google/gemma-4-26b-a4b-it:free"), Some(26));
        assert_eq!(billions("liquid/lfm-2.5-2.6b:free"), Some(3));
        assert_eq!(billions("qwen/coder:free"), None);
    }
}
