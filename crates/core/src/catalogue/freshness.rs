use serde::Serialize;

use super::MAX_AGE;
use crate::Millis;

/// How long the server itself calls a catalogue fresh (API sheet 1.1, `max-age`).
const FRESH: Millis = 120_000;

/// What a catalogue of this age is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Freshness {
    /// Up to two minutes: show it, ask nobody.
    Fresh,
    /// Up to an hour: show it at once and fetch it again meanwhile. It still proves prices.
    Stale,
    /// Older: good to look around with when nothing newer can be had. It proves nothing.
    Old,
}

impl Freshness {
    /// Of what was fetched at `fetched_at`, at `now`. What says that it comes from the future was
    /// stamped by a clock that was wrong, and is old.
    pub fn at(fetched_at: Millis, now: Millis) -> Self {
        match now.checked_sub(fetched_at) {
            Some(0..=FRESH) => Self::Fresh,
            Some(age) if age <= MAX_AGE => Self::Stale,
            _ => Self::Old,
        }
    }
}
