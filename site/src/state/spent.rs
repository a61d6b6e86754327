//! What was spent in this browser, by the word of the receipts.

use super::words;

/// The sum of all receipts of this browser. Practice has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spent {
    /// Receipts that say that the call cost nothing.
    pub free: u64,
    /// Receipts that say what it cost.
    pub billed: u64,
    /// Calls whose cost nobody said.
    pub unsaid: u64,
    /// What was billed, in billionths of a dollar.
    pub billionths: u64,
}

impl Spent {
    /// Takes in the cost that a receipt states, in dollars.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast stops at the ends of the range"
    )]
    pub fn add(&mut self, cost: Option<f64>) {
        match cost {
            None => self.unsaid += 1,
            Some(cost) if cost <= 0.0 => self.free += 1,
            // Also a cost that could not be read. Never nothing: what was billed is seen.
            Some(cost) => {
                self.billed += 1;
                self.billionths =
                    self.billionths.saturating_add(((cost * 1e9).round() as u64).max(1));
            }
        }
    }

    /// The text to be kept.
    pub fn write(self) -> String {
        format!("{} {} {} {}", self.free, self.billed, self.unsaid, self.billionths)
    }

    /// Reads [`Spent::write`]; nothing for any other text.
    pub fn read(text: &str) -> Self {
        let mut figures = text.split(' ').map(|figure| figure.parse().ok());
        let mut next = || figures.next().flatten();
        match (next(), next(), next(), next()) {
            (Some(free), Some(billed), Some(unsaid), Some(billionths)) => {
                Self { free, billed, unsaid, billionths }
            }
            _ => Self::default(),
        }
    }

    /// The sum, with four places at least.
    #[expect(clippy::cast_precision_loss, reason = "shown to a billionth")]
    pub fn sum(self) -> String {
        match self.billionths {
            0 => "$0.0000".into(),
            billionths => words::dollars(billionths as f64 / 1e9),
        }
    }

    /// By how many receipts that is known.
    pub fn proof(self) -> String {
        let receipts = |n: u64| words::count(usize::try_from(n).unwrap_or(usize::MAX), "receipt");
        let told = match (self.free, self.billed) {
            (0, 0) => return "no receipt yet".into(),
            (free, 0) => format!("proven by {}", receipts(free)),
            (free, billed) => format!("billed by {}; the others, {free}, say $0", receipts(billed)),
        };
        match self.unsaid {
            0 => told,
            unsaid => format!("{told}; {unsaid} without a word on cost"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cost that nobody stated, or a tiny one, counted as proof that nothing was spent.
    #[test]
    fn only_a_stated_zero_is_a_proof() {
        let mut spent = Spent::default();
        assert_eq!((spent.sum().as_str(), spent.proof().as_str()), ("$0.0000", "no receipt yet"));
        spent.add(Some(0.0));
        spent.add(None);
        assert_eq!(spent.sum(), "$0.0000");
        assert_eq!(spent.proof(), "proven by 1 receipt; 1 without a word on cost");
        spent.add(Some(1e-12));
        assert_eq!(spent.sum(), "$0.000000001");
        let unreadable = spent;
        spent.add(Some(f64::NAN));
        assert_eq!(spent.billed, unreadable.billed + 1);
        let mut spent = unreadable;
        spent.add(Some(-0.0));
        spent.free -= 1;
        assert!(spent.proof().starts_with("billed by 1 receipt; the others, 1, say $0"));
    }

    #[test]
    fn a_sum_comes_back_and_other_texts_count_nothing() {
        let spent = Spent { free: 412, billed: 1, unsaid: 3, billionths: 2_100 };
        assert_eq!(Spent::read(&spent.write()), spent);
        for text in ["", "1 2 3", "a b c d"] {
            assert_eq!(Spent::read(text), Spent::default());
        }
    }
}
