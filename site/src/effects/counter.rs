//! Following the account's count, which other tabs change too.

use gloo_timers::callback::Interval;
use tollfree::{Client, quota::Watching};

use crate::app::Bench;

/// A minute frees itself and a day begins without a word: looked at this often, ms.
const LOOK_MS: u32 = 1_000;

/// Keeps what the page shows of a client's count up to date until it is dropped.
pub struct Following {
    _watching: Watching,
    _looking: Interval,
}

impl Following {
    /// Begins to follow.
    pub fn new(bench: Bench, client: &Client) -> Self {
        Self {
            _watching: client.counter().watch(Box::new(move |_| bench.recount())),
            _looking: Interval::new(LOOK_MS, move || bench.recount()),
        }
    }
}
