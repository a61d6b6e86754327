//! The simulated time: the caller's clock, perhaps faster, perhaps moved ahead.

/// How the calendar runs. Quotas, retirements, codes and lags follow it; the pace of an answer
/// does not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    speed: u32,
    /// The first time that was seen.
    origin: Option<u64>,
    skipped: u64,
}

impl Clock {
    pub(crate) fn new(speed: u32) -> Self {
        Self { speed: speed.max(1), origin: None, skipped: 0 }
    }

    /// When the run began: the first time that was seen.
    pub(crate) fn began(&self) -> u64 {
        self.origin.unwrap_or_default()
    }

    /// The simulated time at a moment of the caller's clock, both in ms since the epoch.
    pub(crate) fn read(&mut self, now: u64) -> u64 {
        let origin = *self.origin.get_or_insert(now);
        let ahead = now.saturating_sub(origin).saturating_mul(u64::from(self.speed - 1));
        now.saturating_add(ahead).saturating_add(self.skipped)
    }

    #[cfg(feature = "full")]
    /// Moves the calendar ahead.
    pub(crate) fn advance(&mut self, ms: u64) {
        self.skipped = self.skipped.saturating_add(ms);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Would catch: a clock that loses time when it is moved, or runs at a wrong speed.
    #[test]
    fn a_fast_clock_starts_where_it_is_set() {
        let mut clock = Clock::new(60);
        assert_eq!(clock.read(1_000_000), 1_000_000);
        assert_eq!(clock.read(1_001_000), 1_060_000);
        assert_eq!(clock.read(999_000), 999_000, "a clock that is set back");
        let mut plain = Clock::new(0);
        assert_eq!(plain.read(5), 5);
        assert_eq!(plain.read(u64::MAX), u64::MAX);
    }
}
