use serde::Serialize;

use super::{PER_MINUTE, Quota, Tab, next_day};
use crate::Millis;

/// Where an account stands, for showing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Standing {
    /// The rolling minute.
    pub minute: MinuteStanding,
    /// The UTC day.
    pub day: DayStanding,
    /// Which tabs spent today, in the order of their numbers.
    pub spenders: Vec<Spender>,
    /// What was billed, while everything is stopped for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub stopped: Option<String>,
}

/// The rolling minute of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct MinuteStanding {
    /// Requests that still count.
    pub used: u32,
    /// How many the minute allows.
    pub limit: u32,
    /// When the next one can be sent, ms since the Unix epoch. Absent: now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub free_at: Option<Millis>,
}

/// The UTC day of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct DayStanding {
    /// Requests known to be used. Approximate: others may use the same account.
    pub used: u32,
    /// How many the day allows. Absent: the server has not said so yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub limit: Option<u32>,
    /// When the count starts anew, ms since the Unix epoch.
    pub resets_at: Millis,
    /// Whether nothing is left.
    pub spent: bool,
}

/// What one tab spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Spender {
    /// Who.
    pub tab: Tab,
    /// Requests of the rolling minute.
    pub minute: u32,
    /// Requests of the UTC day.
    pub day: u32,
}

impl Quota {
    /// Where the account stands at `now`.
    pub fn standing(&self, now: Millis) -> Standing {
        let quota = self.believed(now);
        let (minute, day) = (&quota.minute, &quota.day);
        let spent = day.spent_until(now);
        let limit = day.limit.map(|limit| limit.requests);
        // The server's word on being spent is better than the count.
        let used = limit.filter(|_| spent.is_some()).unwrap_or(0).max(day.used());
        let spenders = day.spenders.iter().map(|(tab, count)| Spender {
            tab: *tab,
            minute: whole(minute.used_by(*tab, now)),
            day: *count,
        });
        Standing {
            minute: MinuteStanding {
                used: whole(minute.used(now)),
                limit: whole(PER_MINUTE),
                free_at: minute.full_until(now),
            },
            day: DayStanding {
                used,
                limit,
                resets_at: spent.unwrap_or(next_day(now)),
                spent: spent.is_some(),
            },
            spenders: spenders.collect(),
            stopped: quota.stop.why().map(str::to_owned),
        }
    }
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
