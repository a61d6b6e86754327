//! What pressing the button costs, and the ticks: one tick, one request.

use tollfree::FreeRequests;

use super::{account::Account, connection::Connection, words};

/// From more lanes than these on, a run takes a good part of the day.
const LARGE: usize = 8;

/// The cost line beside the button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// `4 models`.
    pub models: String,
    /// `4 requests`.
    pub requests: String,
    /// `31 of 50 left today`.
    pub left: String,
    /// What else is to be known before: the minute's limit, a day that is short, a large run.
    pub notes: Vec<String>,
    /// The account has not enough requests left.
    pub is_short: bool,
}

/// What asking `lanes` models costs, each of them with so many `rounds` of calls at most.
pub fn price(connection: &Connection, account: &Account, lanes: usize, rounds: u8) -> Price {
    if connection.is_practice() {
        return Price {
            models: words::count(lanes, "practice lane"),
            requests: words::count(0, "request"),
            left: "no key, no network".into(),
            notes: Vec::new(),
            is_short: false,
        };
    }
    let free = account.day;
    let is_short =
        free.is_some_and(|free| usize::try_from(free.remaining()).unwrap_or(usize::MAX) < lanes);
    let large = free.filter(|_| lanes > LARGE && !is_short);
    let large = large.map(|free| share(lanes, free));
    let reset = is_short.then(|| account.reset());
    Price {
        models: words::count(lanes, "model"),
        requests: most(lanes, rounds),
        left: free.map_or_else(|| "no daily counter here".into(), left),
        notes: account.minute(lanes).into_iter().chain(reset).chain(large).collect(),
        is_short,
    }
}

/// `a fifth of what is left`: what a large run takes, in a word.
fn share(lanes: usize, free: FreeRequests) -> String {
    let left = usize::try_from(free.remaining()).unwrap_or(usize::MAX);
    let part = match left / lanes.max(1) {
        0 | 1 => "most",
        2 => "half",
        3 => "a third",
        4 => "a quarter",
        5 => "a fifth",
        n => return format!("enough for {n} such runs"),
    };
    format!("takes about {part} of them")
}

/// `4 requests`, `4 to 16 requests`.
fn most(lanes: usize, rounds: u8) -> String {
    match lanes * (usize::from(rounds) + 1) {
        most if most == lanes => words::count(lanes, "request"),
        most => format!("{lanes} to {most} requests"),
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

    /// Calls of functions that cost more than the line says.
    #[test]
    fn rounds_are_part_of_the_price() {
        assert_eq!(most(4, 0), "4 requests");
        assert_eq!(most(1, 0), "1 request");
        assert_eq!(most(4, 3), "4 to 16 requests");
        assert_eq!(most(0, 3), "0 requests");
    }

    /// Somebody with 24 lanes learns after two runs that the day is over.
    #[test]
    fn a_large_run_says_what_it_takes_of_the_day() {
        let share = |lanes, used| share(lanes, FreeRequests { limit: 50, used });
        assert_eq!(share(24, 0), "takes about half of them");
        assert_eq!(share(20, 20), "takes about most of them");
        assert_eq!(share(9, 0), "takes about a fifth of them");
        assert_eq!(share(9, 4), "takes about a fifth of them");
    }

    #[test]
    fn practice_costs_nothing() {
        let price = price(&Connection::Practice, &Account::default(), 4, 0);
        assert_eq!(
            (price.models.as_str(), price.requests.as_str()),
            ("4 practice lanes", "0 requests")
        );
    }
}
