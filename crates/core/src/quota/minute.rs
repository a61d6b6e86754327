use serde::Serialize;

use super::{Claim, MINUTE, PER_MINUTE, SKEW, Tab, WINDOW};
use crate::Millis;

/// More grants than this are not kept, the newest win: tabs that agree never have more than 20 in
/// each of the two minutes that are kept.
const MOST: usize = 64;

/// Grants are kept for a minute longer than they count, for claims that are decided late.
const KEPT: Millis = WINDOW + MINUTE;

/// The numbers of claims begin here, so that they are never those of other grants of a tab.
pub(super) const CLAIMED: u32 = 1 << 31;

/// The server names the end of a full minute, at most two minutes away (API sheet 3.3, form E).
const LONGEST_BLOCK: Millis = 2 * MINUTE + SKEW;

/// One request that was granted. `by` and `nth` name it; `at` only ever moves forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Grant(pub(super) Millis, pub(super) Tab, pub(super) u32);

impl Grant {
    fn name(self) -> (Tab, u32) {
        (self.1, self.2)
    }

    fn counts(self, now: Millis) -> bool {
        self.0.saturating_add(WINDOW) > now
    }
}

/// Few, and mostly in order already: the sort of std would be 3 kB of what a page loads.
fn sort(grants: &mut [Grant]) {
    for end in 1..grants.len() {
        for at in (1..=end).rev() {
            if grants[at - 1] <= grants[at] {
                break;
            }
            grants.swap(at - 1, at);
        }
    }
}

/// The rolling minute.
///
/// INVARIANT: `grants` is sorted and holds each name once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Minute {
    pub(super) grants: Vec<Grant>,
    /// Until when the server said that the minute is full.
    pub(super) blocked: Millis,
}

impl Minute {
    /// When the next grant is possible; `None` when it is now.
    pub(super) fn full_until(&self, now: Millis) -> Option<Millis> {
        let first = self.grants.len().checked_sub(PER_MINUTE);
        let free = first.and_then(|first| self.grants.get(first));
        let free = free.map_or(0, |grant| grant.0.saturating_add(WINDOW));
        Some(free.max(self.blocked)).filter(|until| *until > now)
    }

    /// Counts a grant of `by`.
    pub(super) fn grant(&mut self, now: Millis, by: Tab) {
        let own = self.grants.iter().filter(|grant| grant.1 == by && grant.2 < CLAIMED);
        let nth = own.map(|grant| grant.2).max().map_or(0, |last| (last + 1) % CLAIMED);
        self.add(Grant(now, by, nth));
    }

    pub(super) fn has(&self, claim: &Claim) -> bool {
        self.grants.iter().any(|grant| grant.name() == (claim.by, claim.nth))
    }

    /// Counts a granted claim, as of `at`.
    pub(super) fn grant_claim(&mut self, claim: &Claim, at: Millis) {
        self.add(Grant(at, claim.by, claim.nth));
    }

    /// Takes a granted claim back: it was not sent.
    pub(super) fn withdraw(&mut self, claim: &Claim) {
        self.grants.retain(|grant| grant.name() != (claim.by, claim.nth));
    }

    /// Counts a grant that has a name. The same one again is not counted again.
    pub(super) fn add(&mut self, grant: Grant) {
        match self.grants.iter_mut().find(|other| other.name() == grant.name()) {
            Some(known) => known.0 = known.0.max(grant.0),
            None => self.grants.push(grant),
        }
        sort(&mut self.grants);
        let surplus = self.grants.len().saturating_sub(MOST);
        self.grants.drain(..surplus);
    }

    pub(super) fn block(&mut self, until: Millis, now: Millis) {
        self.blocked = self.blocked.max(until.min(now.saturating_add(LONGEST_BLOCK)));
    }

    /// Forgets what is over. What lies too far ahead was written by a clock that was set back
    /// since: a grant counts from now on, a block is forgotten.
    pub(super) fn believe(&mut self, now: Millis) {
        self.grants.retain(|grant| grant.0.saturating_add(KEPT) > now);
        for grant in &mut self.grants {
            if grant.0 > now.saturating_add(SKEW) {
                grant.0 = now;
            }
        }
        sort(&mut self.grants);
        if self.blocked <= now || self.blocked > now.saturating_add(LONGEST_BLOCK) {
            self.blocked = 0;
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        for grant in &other.grants {
            self.add(*grant);
        }
        self.blocked = self.blocked.max(other.blocked);
    }

    pub(super) fn used(&self, now: Millis) -> usize {
        self.grants.iter().filter(|grant| grant.counts(now)).count()
    }

    pub(super) fn used_by(&self, tab: Tab, now: Millis) -> usize {
        self.grants.iter().filter(|grant| grant.1 == tab && grant.counts(now)).count()
    }
}
