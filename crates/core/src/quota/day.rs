use super::{DAY, MINUTE, SKEW, Tab, next_day};
use crate::{Millis, account::FreeRequests};

/// More spenders than any day allows requests (API sheet 3.1) are not kept.
const MOST: usize = 1024;

/// `GET /key` was seen to lag by more than eight minutes (API sheet 1.3): so long after midnight its
/// counter may be yesterday's.
const LAG: Millis = 15 * MINUTE;

/// A limit that the server named, and when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Limit {
    pub(super) heard_at: Millis,
    pub(super) requests: u32,
}

/// The UTC day.
///
/// INVARIANT: `spenders` is sorted and holds each tab once; a count only grows within a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Day {
    /// Days since the Unix epoch.
    pub(super) number: u64,
    /// What each tab of this browser was granted.
    pub(super) spenders: Vec<(Tab, u32)>,
    /// What others used at least: other browsers, devices, keys of the same account.
    pub(super) elsewhere: u32,
    /// The newest limit, unless it is older than a day: credits that were bought change it.
    pub(super) limit: Option<Limit>,
    /// Until when the server said that the day is spent.
    pub(super) spent: Millis,
}

impl Day {
    fn here(&self) -> u32 {
        self.spenders.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    pub(super) fn used(&self) -> u32 {
        self.here().saturating_add(self.elsewhere)
    }

    pub(super) fn used_by(&self, tab: Tab) -> u32 {
        self.spenders.iter().find(|(by, _)| *by == tab).map_or(0, |(_, count)| *count)
    }

    /// When the next day begins, when nothing is left of this one.
    pub(super) fn spent_until(&self, now: Millis) -> Option<Millis> {
        let is_used_up = self.limit.is_some_and(|limit| self.used() >= limit.requests);
        let counted = if is_used_up { next_day(now) } else { 0 };
        Some(self.spent.max(counted)).filter(|until| *until > now)
    }

    pub(super) fn grant(&mut self, by: Tab) {
        self.raise(by, self.used_by(by).saturating_add(1));
    }

    pub(super) fn raise(&mut self, tab: Tab, to: u32) {
        match self.spenders.binary_search_by_key(&tab, |(by, _)| *by) {
            Ok(index) => {
                if let Some((_, count)) = self.spenders.get_mut(index) {
                    *count = to.max(*count);
                }
            }
            Err(index) => self.spenders.insert(index, (tab, to)),
        }
        self.spenders.truncate(MOST);
    }

    /// Takes in what `GET /key` says. It lags, so that it can say too little: what is known to be
    /// used never sinks.
    pub(super) fn seed(&mut self, free: FreeRequests, now: Millis) {
        self.hear_limit(free.limit, now);
        if now % DAY >= LAG {
            self.elsewhere = self.elsewhere.max(free.used.saturating_sub(self.here()));
            if free.remaining() == 0 {
                self.spent = self.spent.max(next_day(now));
            }
        }
    }

    /// A limit of nothing is not believed: it would end no day. A day that is spent is said so.
    pub(super) fn hear_limit(&mut self, requests: u32, now: Millis) {
        let heard = Some(Limit { heard_at: now, requests }).filter(|limit| limit.requests > 0);
        self.limit = self.limit.max(heard);
    }

    /// The server refused a request because the day is spent until `until`.
    pub(super) fn refuse(&mut self, until: Millis, now: Millis) {
        // In a day's first minute nobody can have used it up: that is news of yesterday.
        let is_old = now % DAY < MINUTE && until >= next_day(now);
        let until = if is_old { now - now % DAY + MINUTE } else { until };
        self.spent = self.spent.max(until.min(now.saturating_add(DAY)));
    }

    /// Starts a new day when one has begun. A day ahead by one was written before the clock was
    /// set back over midnight and counts as today; what lies further ahead is not believed.
    pub(super) fn believe(&mut self, now: Millis) {
        let today = now / DAY;
        if self.number != today {
            if self.number != today.saturating_add(1) {
                self.spenders.clear();
                self.elsewhere = 0;
            }
            self.number = today;
        }
        if self.spent <= now || self.spent > now.saturating_add(DAY + SKEW) {
            self.spent = 0;
        }
        if let Some(limit) = &mut self.limit
            && limit.heard_at > now.saturating_add(SKEW)
        {
            limit.heard_at = now;
        }
        self.limit
            .take_if(|limit| limit.requests == 0 || limit.heard_at.saturating_add(DAY) <= now);
    }

    /// Both were believed at the same moment.
    pub(super) fn merge(&mut self, other: &Self) {
        for (tab, count) in &other.spenders {
            self.raise(*tab, *count);
        }
        self.elsewhere = self.elsewhere.max(other.elsewhere);
        self.limit = self.limit.max(other.limit);
        self.spent = self.spent.max(other.spent);
    }
}
