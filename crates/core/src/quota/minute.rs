use serde::Serialize;

use super::{MINUTE, PER_MINUTE, SKEW, Tab, WINDOW};
use crate::Millis;

/// More grants than this are not kept, the newest win: tabs that agree never have more than 20.
const MOST: usize = 64;

/// The server names the end of a full minute, at most two minutes away (API sheet 3.3, form E).
const LONGEST_BLOCK: Millis = 2 * MINUTE + SKEW;

/// One request that was granted. `by` and `nth` name it; `at` only ever moves forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Grant(pub(super) Millis, pub(super) Tab, pub(super) u32);

impl Grant {
    fn name(self) -> (Tab, u32) {
        (self.1, self.2)
    }

    pub(super) fn is_over(self, now: Millis) -> bool {
        self.0.saturating_add(WINDOW) <= now
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

    /// Counts a grant of `by`, and returns its number.
    pub(super) fn grant(&mut self, now: Millis, by: Tab) -> u32 {
        let own = self.grants.iter().filter(|grant| grant.1 == by).map(|grant| grant.2);
        let nth = own.max().map_or(0, |last| last.wrapping_add(1));
        self.add(Grant(now, by, nth));
        nth
    }

    /// Counts a grant that has a name. The same one again is not counted again.
    pub(super) fn add(&mut self, grant: Grant) {
        match self.grants.iter_mut().find(|other| other.name() == grant.name()) {
            Some(known) => known.0 = known.0.max(grant.0),
            None => self.grants.push(grant),
        }
        self.grants.sort_unstable();
        let surplus = self.grants.len().saturating_sub(MOST);
        self.grants.drain(..surplus);
    }

    pub(super) fn block(&mut self, until: Millis, now: Millis) {
        self.blocked = self.blocked.max(until.min(now.saturating_add(LONGEST_BLOCK)));
    }

    /// Forgets what is over. What lies too far ahead was written by a clock that was set back
    /// since: a grant counts from now on, a block is forgotten.
    pub(super) fn believe(&mut self, now: Millis) {
        self.grants.retain(|grant| !grant.is_over(now));
        for grant in &mut self.grants {
            if grant.0 > now.saturating_add(SKEW) {
                grant.0 = now;
            }
        }
        self.grants.sort_unstable();
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

    pub(super) fn used_by(&self, tab: Tab) -> usize {
        self.grants.iter().filter(|grant| grant.1 == tab).count()
    }
}
