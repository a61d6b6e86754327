//! How the visitor's own calls went: the last twelve of each model.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tollfree::{Code, Outcome, Receipt, Scope};

use super::words;

/// How many of a model are kept.
pub const KEPT: usize = 12;

/// So many models are kept; free ones come and go, and there are a few dozen at any time.
const MODELS: usize = 200;

/// How one call went: ms until the answer began, or -1 when none came.
pub type Went = i32;

const FAILED: Went = -1;

/// The last outcomes by model id, the newest last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Outcomes(BTreeMap<String, Vec<Went>>);

impl Outcomes {
    /// Reads what [`Outcomes::write`] wrote; nothing at all when it cannot be read.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// As text to keep.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Takes in one call.
    pub fn push(&mut self, model: &str, went: Went) {
        if self.0.len() >= MODELS && !self.0.contains_key(model) {
            return;
        }
        let kept = self.0.entry(model.to_owned()).or_default();
        kept.push(went);
        let over = kept.len().saturating_sub(KEPT);
        kept.drain(..over);
    }

    /// Those of one model.
    pub fn of(&self, model: &str) -> Own<'_> {
        Own(self.0.get(model).map(Vec::as_slice).unwrap_or_default())
    }
}

/// What a call teaches of the models that it asked. What the visitor stopped, and what is wrong with
/// the account, the network or the prompt, says nothing of a model.
pub fn taught(receipt: &Receipt) -> Vec<(String, Went)> {
    let tries = receipt.tries.iter().filter(|one| one.sent);
    let went = |one: &tollfree::Try| {
        let first = one.clocks.first_answer.unwrap_or(one.clocks.total);
        match (one.outcome, &one.error) {
            (Outcome::Complete, _) => Some(Went::try_from(first).unwrap_or(Went::MAX)),
            (Outcome::Failed, Some(error)) if is_of_the_model(error.code) => Some(FAILED),
            _ => None,
        }
    };
    tries.filter_map(|one| Some((one.model.clone(), went(one)?))).collect()
}

fn is_of_the_model(code: Code) -> bool {
    let of_the_answer = matches!(code, Code::StreamCut | Code::TimedOut | Code::EmptyByLength);
    code.scope() == Scope::Model || of_the_answer
}

/// The last calls to one model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own<'a>(&'a [Went]);

impl Own<'_> {
    /// How many there are.
    pub fn n(self) -> usize {
        self.0.len()
    }

    /// Whether each was answered, the newest last.
    pub fn each(self) -> impl Iterator<Item = bool> {
        self.0.iter().map(|went| *went >= 0)
    }

    /// How many were answered.
    pub fn answered(self) -> usize {
        self.each().filter(|answered| *answered).count()
    }

    /// `11/12`, or that nobody asked.
    pub fn share(self) -> String {
        match self.n() {
            0 => "not tried".into(),
            n => format!("{}/{n}", self.answered()),
        }
    }

    /// `11 of your last 12 calls answered`.
    pub fn told(self) -> String {
        match self.n() {
            0 => "not tried by you".into(),
            n => format!("{} of your last {} answered", self.answered(), words::count(n, "call")),
        }
    }

    fn clocks(self) -> Vec<u64> {
        let mut all: Vec<u64> =
            self.0.iter().filter_map(|went| u64::try_from(*went).ok()).collect();
        all.sort_unstable();
        all
    }

    /// The median time until the answer began, in ms.
    pub fn median(self) -> Option<u64> {
        let all = self.clocks();
        let middle = all.len() / 2;
        let upper = *all.get(middle)?;
        let lower = if all.len().is_multiple_of(2) { *all.get(middle - 1)? } else { upper };
        Some(u64::midpoint(lower, upper))
    }

    /// `1.1 s to 4.2 s, n = 8`.
    pub fn range(self) -> Option<String> {
        let all = self.clocks();
        let (first, last) = (words::seconds(*all.first()?), words::seconds(*all.last()?));
        let n = all.len();
        Some(if first == last {
            format!("{first}, n = {n}")
        } else {
            format!("{first} to {last}, n = {n}")
        })
    }
}

#[cfg(test)]
mod tests {
    use tollfree::{Clocks, Error, Try};

    use super::*;

    fn one(outcome: Outcome, code: Option<Code>, sent: bool) -> Try {
        let clocks = Clocks { first_answer: Some(800), total: 2_000, ..Clocks::default() };
        Try {
            model: "a/b:free".into(),
            sent,
            outcome,
            error: code.map(|code| Error::new(code, "x")),
            began: 0,
            clocks,
            text_bytes: 0,
            reasoning_bytes: 0,
        }
    }

    fn went(outcome: Outcome, code: Option<Code>, sent: bool) -> Vec<Went> {
        let tries = vec![one(outcome, code, sent)];
        let receipt = Receipt { tries, ..Receipt::default() };
        taught(&receipt).into_iter().map(|(_, went)| went).collect()
    }

    /// A model that looks broken because the visitor pressed stop, or because the day was spent.
    #[test]
    fn only_what_the_model_did_counts() {
        assert_eq!(went(Outcome::Complete, None, true), [800]);
        assert_eq!(went(Outcome::Failed, Some(Code::UpstreamBusy), true), [FAILED]);
        assert!(went(Outcome::Cancelled, None, true).is_empty());
        assert!(went(Outcome::Failed, Some(Code::DayLimit), true).is_empty());
        assert!(went(Outcome::Failed, Some(Code::UpstreamBusy), false).is_empty());
        assert!(went(Outcome::Failed, Some(Code::ContextTooLong), true).is_empty());
    }

    /// A rate of hundreds of calls ago, or failures that are left out of the figure.
    #[test]
    fn the_last_twelve_count_with_their_failures() {
        let mut all = Outcomes::default();
        (0..20).for_each(|_| all.push("a/b:free", FAILED));
        (1..=4).for_each(|n| all.push("a/b:free", n * 1000));
        let own = all.of("a/b:free");
        assert_eq!((own.n(), own.share(), own.median()), (12, "4/12".into(), Some(2_500)));
        assert_eq!(own.range().as_deref(), Some("1.0 s to 4.0 s, n = 4"));
        assert_eq!(Outcomes::read(&all.write()), all);
        assert_eq!(all.of("c/d:free").share(), "not tried");
    }

    /// A text that another version wrote must not stop the page.
    #[test]
    fn what_cannot_be_read_counts_as_nothing() {
        assert_eq!(Outcomes::read("[1]"), Outcomes::default());
    }
}
