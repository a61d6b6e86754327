use std::cell::Cell;

/// So much a steady clock may be behind the system's, ms. Less is what clocks do that are set.
const MOST_BEHIND: f64 = 2_000.0;

/// Reads a steady clock, which browsers stop while the machine sleeps, by the system's clock, which
/// is set and can go back.
///
/// INVARIANT: what it says never goes back, as long as the steady clock does not.
#[derive(Debug, Clone, Default)]
pub(super) struct Anchor {
    /// What the steady clock missed so far, ms.
    missed: Cell<f64>,
}

impl Anchor {
    /// The time, ms since the Unix epoch, when the two clocks say this.
    pub(super) fn now(&self, steady: f64, system: f64) -> f64 {
        if system - steady - self.missed.get() > MOST_BEHIND {
            self.missed.set(system - steady);
        }
        steady + self.missed.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: f64 = 1_795_348_800_000.0;

    fn reads(anchor: &Anchor, steady: f64, system: f64) -> f64 {
        anchor.now(NOON + steady, NOON + system) - NOON
    }

    /// After a night asleep a page would wait another night for its minute, and prove prices by a
    /// catalogue of yesterday.
    #[test]
    fn a_night_asleep_is_caught_up_with() {
        let anchor = Anchor::default();
        for (steady, system, time) in [
            (1_000.0, 1_000.0, 1_000.0),
            (1_001.0, 8_000_000.0, 8_000_000.0),
            (1_002.0, 8_000_001.0, 8_000_001.0),
            (1_500.0, 9_000_000.0, 9_000_000.0),
        ] {
            assert!((reads(&anchor, steady, system) - time).abs() < f64::EPSILON);
        }
    }

    /// A clock that is set a little, or back, must move no deadline.
    #[test]
    fn a_clock_that_is_set_changes_nothing() {
        let anchor = Anchor::default();
        for system in [1_000.0, 2_900.0, -5_000.0, -8_000_000.0] {
            assert!((reads(&anchor, 1_000.0, system) - 1_000.0).abs() < f64::EPSILON);
        }
    }

    /// A time that goes back makes durations negative.
    #[test]
    fn it_never_goes_back() {
        let (anchor, mut last) = (Anchor::default(), 0.0);
        for step in 0..1_000_u32 {
            let steady = f64::from(step) * 10.0;
            let system = steady + f64::from(step.wrapping_mul(7_919) % 60_000) - 20_000.0;
            let now = reads(&anchor, steady, system);
            assert!(now >= last && now >= system - MOST_BEHIND);
            last = now;
        }
    }
}
