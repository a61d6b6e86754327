//! Waiting before something is sent.

use tollfree::{Millis, Pause};

use super::words;

/// Nothing is sent before `until`, ms since the Unix epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// When it ends.
    pub until: Millis,
    /// What it is for.
    pub reason: Pause,
}

impl Wait {
    /// What is waited for, in a few words.
    pub fn reason(self) -> &'static str {
        match self.reason {
            Pause::MinuteLimit => "minute limit",
            Pause::Cooling => "this model was busy a moment ago",
            Pause::Retry => "before asking again",
        }
    }

    /// How long it still takes; nothing when it is over.
    pub fn left(self, now: Millis) -> Option<String> {
        let left = self.until.checked_sub(now).filter(|left| *left > 0)?;
        Some(words::seconds_left(left))
    }
}

/// How many lanes wait. Their order is not fixed: nothing is reserved for anybody.
pub fn queue(lanes: usize) -> String {
    if lanes < 2 {
        String::new()
    } else {
        format!("{lanes} lanes wait; they go one after the other, in no fixed order.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A countdown that ends early, or stays at 0 while the lane waits on.
    #[test]
    fn the_countdown_ends_with_the_wait() {
        let wait = Wait { until: 100_000, reason: Pause::MinuteLimit };
        assert_eq!(wait.left(40_000).as_deref(), Some("60 s"));
        assert_eq!(wait.left(99_999).as_deref(), Some("1 s"));
        assert_eq!(wait.left(100_000), None);
        assert_eq!(wait.left(100_001), None);
    }
}
