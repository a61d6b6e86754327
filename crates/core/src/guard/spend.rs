//! The only way to pay.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering::SeqCst},
};

use crate::{Code, Error, catalogue::Amount};

/// How much may be spent, and what of it is spent. Clones share the count.
///
/// A call that is given one may ask a paid model: it is sent only when the most that it can cost
/// by the listed prices fits into what is left, and that much is held back until the answer names
/// its cost. An answer that never does is counted with all that was held back for it. So the sum
/// is exceeded by one request at most, and only when a server charges more than it lists.
///
/// Everything that the guard refuses for other reasons than the price of tokens stays refused.
#[derive(Debug, Clone)]
pub struct Spend(Arc<Count>);

#[derive(Debug)]
struct Count {
    max: Amount,
    /// Spent, and held back for running calls.
    committed: AtomicU64,
    /// What answers have cost.
    spent: AtomicU64,
}

impl Spend {
    /// At most `max_usd` US dollars in all, by this value and its clones together.
    pub fn new(max_usd: f64) -> Result<Self, Error> {
        if !(max_usd.is_finite() && max_usd >= 0.0) {
            let message = "spend must be a number of dollars that is not below zero";
            return Err(Error::new(Code::RequestInvalid, message));
        }
        let max = Amount::from_dollars(max_usd);
        Ok(Self(Arc::new(Count { max, committed: AtomicU64::new(0), spent: AtomicU64::new(0) })))
    }

    /// What may be spent in all, in US dollars.
    pub fn max_usd(&self) -> f64 {
        self.0.max.dollars()
    }

    /// What the answers so far have cost, in US dollars. Includes what had to be assumed.
    pub fn spent_usd(&self) -> f64 {
        Amount::from_units(self.0.spent.load(SeqCst)).dollars()
    }

    /// What is neither spent nor held back for running calls, in US dollars.
    pub fn left_usd(&self) -> f64 {
        self.left().dollars()
    }

    pub(super) fn left(&self) -> Amount {
        self.0.max.minus(Amount::from_units(self.0.committed.load(SeqCst)))
    }

    /// Holds `most` back for one call.
    pub(super) fn reserve(&self, most: Amount) -> Result<Charge, Error> {
        let fits = |committed: u64| {
            let sum = committed.checked_add(most.units())?;
            (sum <= self.0.max.units()).then_some(sum)
        };
        match self.0.committed.fetch_update(SeqCst, SeqCst, fits) {
            Ok(_) => Ok(Charge {
                spend: self.clone(),
                most,
                counted: most,
                is_settled: false,
                is_sent: false.into(),
            }),
            Err(_) => Err(exceeded(most, self.left())),
        }
    }
}

/// The refusal of a call that could cost `most`.
pub(super) fn exceeded(most: Amount, left: Amount) -> Error {
    let (most, left) = (most.text(), left.text());
    let message = format!("this call could cost ${most}, and ${left} may still be spent");
    Error::new(Code::SpendExceeded, message)
}

/// One call's part of a [`Spend`].
#[derive(Debug)]
pub(super) struct Charge {
    spend: Spend,
    /// The most that it can cost by the listed prices.
    most: Amount,
    /// What is counted for it now.
    counted: Amount,
    is_settled: bool,
    /// Whether a request was made of it: from then on its cost is not nothing until it is known.
    is_sent: std::sync::atomic::AtomicBool,
}

impl Charge {
    pub(super) fn most(&self) -> Amount {
        self.most
    }

    pub(super) fn sent(&self) {
        self.is_sent.store(true, SeqCst);
    }

    /// Counts the call with `cost` from now on.
    pub(super) fn settle(&mut self, cost: Amount) {
        let count = &self.spend.0;
        let swap = |total: &AtomicU64, old: u64| {
            // Never fails: the closure always returns a number.
            let _ = total.fetch_update(SeqCst, SeqCst, |sum| {
                Some(sum.saturating_sub(old).saturating_add(cost.units()))
            });
        };
        swap(&count.committed, self.counted.units());
        swap(&count.spent, if self.is_settled { self.counted.units() } else { 0 });
        self.counted = cost;
        self.is_settled = true;
    }
}

impl Drop for Charge {
    /// INVARIANT: a call whose cost nobody heard is counted with the most it can have cost.
    fn drop(&mut self) {
        if !self.is_settled {
            let cost = if *self.is_sent.get_mut() { self.most } else { Amount::ZERO };
            self.settle(cost);
        }
    }
}
