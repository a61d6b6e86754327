//! What each account spent, and what `GET /key` says of it while its cache holds.

use std::collections::BTreeMap;

use super::Account;
use crate::money::Money;

/// The counter of `/key` lags by about a minute (API sheet 1.3).
const CACHE_MS: u64 = 60_000;

/// Money per account, and the sheets that were shown last: when, requests used, dollars spent.
#[derive(Debug, Default)]
pub(crate) struct Sheets {
    spent: BTreeMap<String, Money>,
    shown: BTreeMap<String, (u64, u32, f64)>,
}

impl Sheets {
    /// Adds what one request cost.
    pub(crate) fn spend(&mut self, account: &Account, cost: Money) {
        let spent = self.spent.entry(account.id().to_owned()).or_default();
        *spent = *spent + cost;
    }

    /// US dollars that the account spent so far.
    pub(crate) fn spent(&self, account: &Account) -> f64 {
        self.spent.get(account.id()).copied().unwrap_or_default().dollars()
    }

    /// Requests used and dollars spent as `/key` shows them: as they were when it was last read
    /// anew, at most a minute ago.
    pub(crate) fn read(&mut self, account: &Account, used: u32, now: u64) -> (u32, f64) {
        let fresh = (now, used, self.spent(account));
        let shown = self.shown.entry(account.id().to_owned()).or_insert(fresh);
        if now.saturating_sub(shown.0) >= CACHE_MS {
            *shown = fresh;
        }
        (shown.1, shown.2)
    }
}
