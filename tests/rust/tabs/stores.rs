use tollfree::{
    Error,
    quota::{Quota, Tab, Take},
};
use tollfree_core::quota::{Claim, Claims, HEARING};

use super::world::{Happens, TABS, Time};

/// How tabs share a count.
pub(super) trait Store {
    /// Asks for one request; `None` when the answer comes later.
    fn press(&mut self, tab: usize, time: &mut Time) -> Option<Take>;
    /// Decides the claim that a press made; only where the answer comes later.
    fn decide(&mut self, _tab: usize, _claim: &Claim, _time: &mut Time) -> Option<Take> {
        None
    }
    /// Hears another tab; only where tabs tell each other something.
    fn message(&mut self, _tab: usize, _text: &str, _time: &mut Time) {}
    fn hear(&mut self, tab: usize, error: &Error, time: &mut Time);
}

#[expect(clippy::cast_possible_truncation, reason = "there are five")]
fn number(tab: usize) -> Tab {
    Tab(tab as u32 + 1)
}

/// One text that every tab reads and writes in a transaction.
#[derive(Default)]
pub(super) struct Transactions(String);

impl Transactions {
    fn change<T>(&mut self, change: impl FnOnce(&mut Quota) -> T) -> T {
        let mut quota = Quota::read(&self.0);
        let done = change(&mut quota);
        self.0 = quota.write();
        done
    }
}

impl Store for Transactions {
    fn press(&mut self, tab: usize, time: &mut Time) -> Option<Take> {
        let now = time.of(tab);
        Some(self.change(|quota| quota.take(now, number(tab))))
    }

    fn hear(&mut self, tab: usize, error: &Error, time: &mut Time) {
        let now = time.of(tab);
        self.change(|quota| quota.hear(error, now));
    }
}

/// A count in each tab, and claims that are told to the others.
pub(super) struct Gossip(Vec<Claims>);

impl Default for Gossip {
    fn default() -> Self {
        Self((0..TABS).map(|tab| Claims::new(Quota::default(), number(tab))).collect())
    }
}

impl Store for Gossip {
    fn press(&mut self, tab: usize, time: &mut Time) -> Option<Take> {
        match self.0[tab].claim(time.of(tab)) {
            Err(refusal) => Some(refusal),
            Ok(claim) => {
                time.tell(tab, &claim.write());
                // A timer is a little late.
                let late = time.dice.up_to(20);
                time.after(HEARING + late, Happens::Decide(tab, claim));
                None
            }
        }
    }

    fn decide(&mut self, tab: usize, claim: &Claim, time: &mut Time) -> Option<Take> {
        let take = self.0[tab].decide(*claim, time.of(tab));
        time.tell(tab, &self.0[tab].quota.write());
        Some(take)
    }

    fn message(&mut self, tab: usize, text: &str, time: &mut Time) {
        match Claim::read(text) {
            Some(claim) => self.0[tab].hear(claim),
            None => self.0[tab].merge(&Quota::read(text), time.of(tab)),
        }
    }

    fn hear(&mut self, tab: usize, error: &Error, time: &mut Time) {
        self.0[tab].quota.hear(error, time.of(tab));
        time.tell(tab, &self.0[tab].quota.write());
    }
}

/// A count in each tab that nobody else knows of.
#[derive(Default)]
pub(super) struct Apart([Quota; TABS]);

impl Store for Apart {
    fn press(&mut self, tab: usize, time: &mut Time) -> Option<Take> {
        Some(self.0[tab].take(time.of(tab), number(tab)))
    }

    fn hear(&mut self, tab: usize, error: &Error, time: &mut Time) {
        self.0[tab].hear(error, time.of(tab));
    }
}
