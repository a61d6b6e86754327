//! What pressing the button costs, and the ticks: one tick, one request.

use tollfree::FreeRequests;

use super::{account::Account, connection::Connection, words};

/// The cost line beside the button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// `4 models`.
    pub models: String,
    /// `4 requests`.
    pub requests: String,
    /// `31 of 50 left today`.
    pub left: String,
    /// What the minute's limit does to it, if anything.
    pub minute: Option<String>,
    /// The account has not enough requests left.
    pub is_short: bool,
}

/// What asking `lanes` models costs.
pub fn price(connection: &Connection, account: &Account, lanes: usize) -> Price {
    if connection.is_practice() {
        return Price {
            models: words::count(lanes, "practice lane"),
            requests: words::count(0, "request"),
            left: "no key, no network".into(),
            minute: None,
            is_short: false,
        };
    }
    let free = account.day;
    Price {
        models: words::count(lanes, "model"),
        requests: words::count(lanes, "request"),
        left: free.map_or_else(|| "no daily counter here".into(), left),
        minute: account.minute(lanes),
        is_short: free
            .is_some_and(|free| usize::try_from(free.remaining()).unwrap_or(usize::MAX) < lanes),
    }
}

/// `31 of 50 left today`.
pub fn left(free: FreeRequests) -> String {
    format!("{} of {} left today", free.remaining(), free.limit)
}

/// The share of a day, in hundredths of a percent: used, this action, left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticks {
    /// Spent before.
    pub used: u64,
    /// What the next action takes.
    pub plan: u64,
}

/// The ticks of a day.
pub fn ticks(free: FreeRequests, plan: usize) -> Ticks {
    let share = |n: u32| u64::from(n) * 10_000 / u64::from(free.limit.max(1));
    let plan = u32::try_from(plan).unwrap_or(u32::MAX).min(free.remaining());
    Ticks { used: share(free.used.min(free.limit)), plan: share(plan) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line must warn before the button is pressed, not after the 429.
    #[test]
    fn a_day_that_is_too_short_is_said_before() {
        let free = FreeRequests { limit: 50, used: 48 };
        assert_eq!(ticks(free, 4), Ticks { used: 9_600, plan: 400 });
        assert_eq!(left(free), "2 of 50 left today");
    }

    #[test]
    fn practice_costs_nothing() {
        let price = price(&Connection::Practice, &Account::default(), 4);
        assert_eq!(
            (price.models.as_str(), price.requests.as_str()),
            ("4 practice lanes", "0 requests")
        );
    }
}
