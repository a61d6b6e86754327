use super::Quota;
use crate::Millis;

impl Quota {
    /// Forgets what is over and what cannot be: a store may hold anything, and clocks are set back.
    ///
    /// INVARIANT: whatever was stored, a minute's limit holds nobody back for more than two
    /// minutes, and a day's limit or a bill for more than a day.
    pub(super) fn believe(&mut self, now: Millis) {
        self.minute.believe(now);
        self.day.believe(now);
        self.stop.believe(now);
    }

    /// The count as it is believed at `now`.
    pub(super) fn believed(&self, now: Millis) -> Self {
        let mut believed = self.clone();
        believed.believe(now);
        believed
    }
}
