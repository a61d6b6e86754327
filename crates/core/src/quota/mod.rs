//! One account's count of free requests (API sheet 3.1): 20 in any rolling minute, and a number
//! for each UTC day.
//!
//! Plain data: a driver keeps it in memory, in a store that several tabs share, or both. Counts of
//! several tabs merge in any order and any number of times. `minute` and `day` are the two limits,
//! `count` holds them together, `belief` bounds what is believed of them, `text` is the form in
//! which they are stored, `standing` the one in which they are shown; `claims` lets tabs that
//! share no store agree on who may send.

mod belief;
mod claims;
mod count;
mod day;
mod minute;
mod standing;
mod stop;
mod text;

use serde::Serialize;

pub use claims::{Claim, Claims, HEARING};
pub use count::Quota;
pub use standing::{DayStanding, MinuteStanding, Spender, Standing};

use crate::{Code, Error, Millis};

const MINUTE: Millis = 60_000;
const DAY: Millis = 86_400_000;

/// How many requests a rolling minute allows, whatever the account (API sheet 3.1).
pub const PER_MINUTE: usize = 20;

/// How long a grant counts. The server counts 60 s from when a request arrives: two seconds more
/// let the later one of two requests travel that much faster.
pub const WINDOW: Millis = MINUTE + 2_000;

/// Clocks of tabs differ by less than this; what lies further ahead was written before the clock
/// was set back.
pub(crate) const SKEW: Millis = 2_000;

/// Whoever spends: a random number for each tab or worker, drawn by the driver when it starts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Tab(pub u32);

/// The answer to who wants to send one request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[must_use]
pub enum Take {
    /// Send it now: it is counted, whatever becomes of it.
    Go,
    /// The minute is full. Nothing is reserved: ask again at `until`, ms since the Unix epoch.
    Wait {
        /// When the next request of the account can be sent at the earliest.
        until: Millis,
    },
    /// The day is spent until `until`, ms since the Unix epoch.
    Spent {
        /// When the account's next day begins.
        until: Millis,
    },
    /// An answer was billed: nothing is sent until a person says so.
    Stopped {
        /// What was billed, one sentence in lower case.
        why: String,
    },
}

impl Take {
    /// `Ok` for [`Take::Go`]; for whoever does not wait, why nothing may be sent now.
    pub fn granted(self) -> Result<(), Error> {
        let (code, what, retry_at) = match self {
            Self::Go => return Ok(()),
            Self::Wait { until } => {
                let what = "this account has used its free requests of the minute";
                (Code::MinuteLimit, what.to_owned(), Some(until))
            }
            Self::Spent { until } => {
                let what = "today's free requests of this account are spent";
                (Code::DayLimit, what.to_owned(), Some(until))
            }
            Self::Stopped { why } => {
                let what = format!("all calls of this account are stopped: {why}");
                (Code::BreakerOpen, what, None)
            }
        };
        let mut error = Error::new(code, what);
        error.retry_at = retry_at;
        Err(error)
    }
}

/// The midnight UTC after `now`.
fn next_day(now: Millis) -> Millis {
    (now / DAY).saturating_add(1).saturating_mul(DAY)
}
