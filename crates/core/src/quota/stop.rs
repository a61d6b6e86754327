use super::{DAY, SKEW};
use crate::Millis;

/// A billed answer, and whether a person has looked at it since.
///
/// A stop outlives the page, because a reload does not take away what adds the cost. It ends after
/// a day all the same: a page that offers no way to resume must not lock its visitors out for good.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stop {
    /// When the newest bill was heard, and what it said.
    pub(super) bill: Option<(Millis, String)>,
    /// When somebody last resumed.
    pub(super) resumed: Millis,
}

impl Stop {
    pub(super) fn why(&self) -> Option<&str> {
        let (at, why) = self.bill.as_ref()?;
        (*at > self.resumed).then_some(why)
    }

    pub(super) fn hear(&mut self, why: &str, now: Millis) {
        // Whatever was resumed before this bill was heard, even by a clock that runs ahead.
        let at = now.max(self.resumed.saturating_add(1));
        self.bill = self.bill.take().max(Some((at, why.to_owned())));
    }

    pub(super) fn resume(&mut self, now: Millis) {
        let billed = self.bill.as_ref().map_or(0, |(at, _)| *at);
        self.resumed = self.resumed.max(now).max(billed);
    }

    pub(super) fn believe(&mut self, now: Millis) {
        let latest = now.saturating_add(SKEW);
        if self.resumed > latest {
            self.resumed = 0;
        }
        if let Some((at, _)) = &mut self.bill
            && *at > latest
        {
            *at = now;
        }
        self.bill.take_if(|(at, _)| at.saturating_add(DAY) <= now);
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.resumed = self.resumed.max(other.resumed);
        if other.bill > self.bill {
            self.bill.clone_from(&other.bill);
        }
    }
}
