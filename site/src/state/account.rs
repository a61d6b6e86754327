//! Where the account stands, as the page shows it: one count for all tabs.

use tollfree::{
    FreeRequests, Millis,
    quota::{PER_MINUTE, Standing},
};

use super::words;

/// What the page shows of the account's count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Account {
    /// The day's free requests. Approximate; absent where nobody counts.
    pub day: Option<FreeRequests>,
    /// What the minute still allows; absent where nobody counts.
    minute: Option<u32>,
    /// Seconds until the next request of a full minute.
    free_in: Option<Millis>,
    /// Minutes until the day's count starts anew.
    resets_in: Millis,
    /// Whether everything is stopped for a bill.
    pub is_stopped: bool,
}

impl Account {
    /// What there is to show at `now`.
    pub fn new(standing: &Standing, is_stopped: bool, now: Millis) -> Self {
        let (day, minute) = (standing.day, standing.minute);
        let resets_at = day.resets_at;
        let day = day.limit.map(|limit| FreeRequests { limit, used: day.used });
        Self {
            day,
            minute: day.map(|_| minute.limit.saturating_sub(minute.used)),
            free_in: minute.free_at.map(|at| at.saturating_sub(now).div_ceil(1000)),
            resets_in: day.map_or(0, |_| resets_at.saturating_sub(now).div_ceil(60_000)),
            is_stopped,
        }
    }

    /// When there are more, for whom the day is too short.
    pub fn reset(&self) -> String {
        format!("new at 00:00 UTC, in {} h {} min", self.resets_in / 60, self.resets_in % 60)
    }

    /// What the minute's limit means for the next action, when it is in its way.
    pub fn minute(&self, lanes: usize) -> Option<String> {
        if let Some(seconds) = self.free_in {
            return Some(format!("minute full, next in {seconds} s"));
        }
        let left = usize::try_from(self.minute?).unwrap_or(usize::MAX);
        let waiting = lanes.checked_sub(left).filter(|waiting| *waiting > 0)?;
        let minutes = waiting.div_ceil(PER_MINUTE);
        let now = words::count(left, "request");
        Some(format!("{now} at once, the rest waits: about {minutes} min"))
    }
}

#[cfg(test)]
mod tests {
    use tollfree::quota::{Quota, Tab};

    use super::*;

    const NOW: Millis = 1_795_350_896_500;

    fn account(sent: usize, now: Millis) -> Account {
        let mut quota = Quota::default();
        quota.seed(&FreeRequests { limit: 50, used: 4 }, NOW);
        (0..sent).for_each(|_| drop(quota.take(NOW, Tab(1))));
        Account::new(&quota.standing(now), false, now)
    }

    /// A counter that shows more requests than there are makes people plan what must fail.
    #[test]
    fn what_any_tab_sends_is_taken_off() {
        let left = |account: Account| account.day.map(FreeRequests::remaining);
        assert_eq!(left(account(0, NOW)), Some(46));
        assert_eq!(left(account(18, NOW)), Some(28));
    }

    /// A lane that waits without a word before it was asked looks broken.
    #[test]
    fn a_minute_is_mentioned_when_it_is_in_the_way() {
        assert_eq!(account(16, NOW).minute(4), None);
        let short = account(17, NOW).minute(4);
        assert_eq!(short.as_deref(), Some("3 requests at once, the rest waits: about 1 min"));
        let long = account(17, NOW).minute(24);
        assert_eq!(long.as_deref(), Some("3 requests at once, the rest waits: about 2 min"));
        let full = account(20, NOW + 60_001).minute(1);
        assert_eq!(full.as_deref(), Some("minute full, next in 2 s"));
        assert_eq!(account(20, NOW + 62_000).minute(8), None);
    }

    /// A server without accounts has no day that could be spent.
    #[test]
    fn where_nobody_counts_nothing_is_shown() {
        let nobody = Account::new(&Quota::default().standing(NOW), false, NOW);
        assert_eq!(nobody, Account::default());
        assert_eq!(nobody.minute(30), None);
    }
}
