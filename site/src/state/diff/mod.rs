//! What two answers have in common and what only one of them says, word by word.

mod lines;
mod myers;
mod runs;
mod tokens;

use runs::Side;
use tokens::{Numbers, Token, tokens};

/// Most tokens of both texts together that are compared at once. Longer texts are compared by
/// lines first, then word by word where lines differ.
const MOST: usize = 12_000;

/// A piece of one text or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// In both.
    Same(String),
    /// Only in the text that is looked at.
    OnlyHere(String),
    /// Only in the text it is compared with.
    OnlyThere(String),
}

/// How a text differs from another one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// The pieces, in order. Without `OnlyThere` they are the one text, without `OnlyHere` the
    /// other.
    pub runs: Vec<Run>,
    /// Words of the text that is looked at.
    pub words: usize,
    /// How many of them are in the other one, too, in the same order.
    pub same: usize,
}

impl Diff {
    /// How `here` differs from `there`.
    pub fn new(here: &str, there: &str) -> Self {
        Self::within(here, there, MOST)
    }

    fn within(here: &str, there: &str, most: usize) -> Self {
        let (here, there) = (tokens(here), tokens(there));
        let mut numbers = Numbers::new();
        let (a, b) = (numbers.of(here.iter().map(word)), numbers.of(there.iter().map(word)));
        let marks = if a.len() + b.len() <= most {
            myers::unmatched(&a, &b)
        } else {
            lines::compare((&here, &there), (&a, &b), most)
        };
        let (words, same) = count(&here, &marks.0);
        let here = Side { tokens: &here, marks: &marks.0 };
        let there = Side { tokens: &there, marks: &marks.1 };
        let runs = runs::runs(here, there);
        Self { runs, words, same }
    }

    /// Whether there is no difference.
    pub fn is_same(&self) -> bool {
        self.runs.iter().all(|run| matches!(run, Run::Same(_)))
    }

    /// How much is the same, in one sentence.
    pub fn figure(&self) -> String {
        if self.is_same() {
            return "No difference: both say the same.".into();
        }
        format!("{} of {} words the same.", self.same, self.words)
    }
}

fn word<'a>(token: &Token<'a>) -> &'a str {
    token.word
}

/// How many words a text has, and how many of them have a partner. A word is what white space
/// parts, as everywhere on the page, so that one with another comma is another word.
fn count(tokens: &[Token<'_>], marks: &[bool]) -> (usize, usize) {
    let (mut words, mut different) = (0, 0);
    let mut is_different = true;
    for (index, (token, is_marked)) in tokens.iter().zip(marks).enumerate() {
        if token.word.is_empty() {
            continue;
        }
        if index == 0 || !token.gap.is_empty() {
            (words, is_different) = (words + 1, false);
        }
        if *is_marked && !is_different {
            (different, is_different) = (different + 1, true);
        }
    }
    (words, words - different)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn here(diff: &Diff) -> String {
        let piece = |run: &Run| match run {
            Run::Same(text) | Run::OnlyHere(text) => text.clone(),
            Run::OnlyThere(_) => String::new(),
        };
        diff.runs.iter().map(piece).collect()
    }

    fn there(diff: &Diff) -> String {
        let piece = |run: &Run| match run {
            Run::Same(text) | Run::OnlyThere(text) => text.clone(),
            Run::OnlyHere(_) => String::new(),
        };
        diff.runs.iter().map(piece).collect()
    }

    /// Texts of few different words, so that they have something in common.
    fn text() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec!["a", "bee", "sea", "dé", "日本", "**", ".", "👩‍💻"]);
        let gap = prop::sample::select(vec![" ", "  ", "\n", "\n\n", "", "\r\n"]);
        prop::collection::vec((gap, word), 0..40)
            .prop_map(|parts| parts.into_iter().flat_map(|(gap, word)| [gap, word]).collect())
    }

    proptest! {
        /// A diff that invents or swallows text lies about what a model said.
        #[test]
        fn it_gives_back_both_texts(a in text(), b in text(), most in 0usize..60) {
            let diff = Diff::within(&a, &b, most);
            prop_assert_eq!((here(&diff), there(&diff)), (a, b));
        }

        /// The same for texts that no model would write.
        #[test]
        fn it_gives_back_any_texts(a in ".{0,60}", b in "\\PC{0,60}") {
            let diff = Diff::new(&a, &b);
            prop_assert_eq!((here(&diff), there(&diff)), (a, b));
        }

        /// Two models that say the same, and a page that finds a difference.
        #[test]
        fn identical_texts_do_not_differ(a in text(), most in 0usize..60) {
            let diff = Diff::within(&a, &a, most);
            prop_assert!(diff.is_same());
            prop_assert_eq!(diff.words, diff.same);
            prop_assert_eq!(diff.words, super::super::words::words(&a));
        }
    }

    /// A figure over another number of words than the page shows below the answer.
    #[test]
    fn the_figure_counts_whole_words() {
        let diff = Diff::new("You will get it back, now.", "We will get it back now");
        assert_eq!(diff.figure(), "3 of 6 words the same.");
        assert_eq!(Diff::new("a b", "a b").figure(), "No difference: both say the same.");
        assert_eq!(Diff::new("", "a").figure(), "0 of 0 words the same.");
    }

    /// A page that stands still while it compares two books.
    #[test]
    fn long_texts_are_compared_by_lines_first() {
        let line = |i: usize, odd: &str| format!("line {i} says {odd} things\n");
        let a = (0..8_000).map(|i| line(i, "many")).collect::<Vec<_>>().concat();
        let b: String =
            (0..8_000).map(|i| line(i, if i == 4_000 { "few" } else { "many" })).collect();
        let diff = Diff::new(&a, &b);
        assert_eq!((diff.words, diff.same), (40_000, 39_999));
        assert_eq!((here(&diff), there(&diff)), (a, b));
    }
}
