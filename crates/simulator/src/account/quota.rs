//! The two free quotas of an account (API sheet 3.1): a rolling minute and a UTC day.

use std::collections::VecDeque;

use serde_json::Value;

use crate::problem::Problem;

const MINUTE: u64 = 60_000;
const DAY: u64 = 86_400_000;

/// Requests of one account.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quota {
    day: u64,
    used: u32,
    recent: VecDeque<u64>,
}

/// A quota that is used up, with the moment it is open again (ms since the epoch).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spent {
    Day { limit: u32, reset: u64 },
    Minute { limit: u32, reset: u64 },
}

impl Quota {
    /// Requests counted on the UTC day of `now`.
    pub(crate) fn used(&self, now: u64) -> u32 {
        if self.day == now / DAY { self.used } else { 0 }
    }

    pub(crate) fn set_used(&mut self, used: u32, now: u64) {
        self.day = now / DAY;
        self.used = used;
    }

    /// Counts one request, whatever becomes of it: failed attempts count too.
    pub(crate) fn count(&mut self, now: u64, daily: u32, minute: u32) -> Result<(), Spent> {
        while self.recent.front().is_some_and(|&at| at.saturating_add(MINUTE) <= now) {
            self.recent.pop_front();
        }
        if self.used(now) >= daily {
            return Err(Spent::Day { limit: daily, reset: next_midnight(now) });
        }
        if u32::try_from(self.recent.len()).unwrap_or(u32::MAX) >= minute {
            let oldest = self.recent.front().copied().unwrap_or(now);
            return Err(Spent::Minute {
                limit: minute,
                reset: full_minute(oldest.saturating_add(MINUTE)),
            });
        }
        self.set_used(self.used(now).saturating_add(1), now);
        self.recent.push_back(now);
        Ok(())
    }
}

/// The next UTC midnight after `now`.
pub(crate) fn next_midnight(now: u64) -> u64 {
    (now / DAY + 1).saturating_mul(DAY)
}

/// The reset of the minute limit is aligned to a full minute (form E).
fn full_minute(at: u64) -> u64 {
    at.div_ceil(MINUTE).saturating_mul(MINUTE)
}

impl Spent {
    /// Forms D and E.
    pub(crate) fn problem(self) -> Problem {
        let (message, limit, reset, source) = match self {
            Self::Day { limit, reset } => {
                (day_message(limit), limit, reset, "openrouter_free_tier_daily")
            }
            Self::Minute { limit, reset } => (
                "Rate limit exceeded: free-models-per-min. ".to_owned(),
                limit,
                reset,
                "openrouter_free_tier_per_minute",
            ),
        };
        let hint = "Wait for the reset, or use another model.";
        Problem::new(429, message)
            .with(object!({
                "headers": object!({
                    "X-RateLimit-Limit": limit.to_string(),
                    "X-RateLimit-Remaining": "0",
                    "X-RateLimit-Reset": reset.to_string(),
                }),
                "limit_source": source,
                "remedy_hint": hint,
                "provider_name": Value::Null,
            }))
            .header("X-RateLimit-Limit", limit.to_string())
            .header("X-RateLimit-Remaining", "0")
            .header("X-RateLimit-Reset", reset.to_string())
    }

    /// Form D as if the day of `now` were used up.
    pub(crate) fn day(limit: u32, now: u64) -> Self {
        Self::Day { limit, reset: next_midnight(now) }
    }

    /// Form E as if the minute of `now` were used up.
    pub(crate) fn minute(limit: u32, now: u64) -> Self {
        Self::Minute { limit, reset: full_minute(now.saturating_add(1)) }
    }
}

fn day_message(limit: u32) -> String {
    if limit >= 1000 {
        "Rate limit exceeded: free-models-per-day-high-balance. ".to_owned()
    } else {
        "Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model \
         requests per day"
            .to_owned()
    }
}
