use crate::Millis;

/// The answer to who wants to send one request.
#[derive(Debug, Clone, PartialEq, Eq)]
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
