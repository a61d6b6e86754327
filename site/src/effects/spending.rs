//! The sum of the receipts, kept in this browser. All tabs add to one.

use tollfree::{Outcome, Receipt};

use super::web_storage::Shelf;
use crate::state::spent::Spent;

const NAME: &str = "tollfree.spent";

/// The sum so far.
pub fn sum() -> Spent {
    Shelf::Browser.read(NAME).map(|text| Spent::read(&text)).unwrap_or_default()
}

/// Takes in one receipt. A failed call that says nothing of cost proves nothing.
pub fn record(receipt: &Receipt) {
    let cost = receipt.usage.as_ref().and_then(|usage| usage.cost);
    if cost.is_none() && receipt.outcome != Outcome::Complete {
        return;
    }
    let mut sum = sum();
    sum.add(cost);
    Shelf::Browser.write(NAME, &sum.write());
}
