use super::{DAY, Quota, SKEW, Tab, Take, minute::CLAIMED};
use crate::{
    Millis,
    json::{Cursor, Malformed},
};

/// How long a claim waits for older ones to be heard. Messages between the tabs of one browser take
/// a few ms, and rarely as long as another tab draws.
pub const HEARING: Millis = 150;

/// A tab in the background is woken up to a second late: so much the travel of a request may vary.
const LATE: Millis = 1_000;

/// More open claims than this are not kept, the oldest win.
const MOST: usize = 256;

/// One tab's wish to send one request. All tabs grant claims in the order of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    /// When it was made.
    pub at: Millis,
    /// Who wants to send.
    pub by: Tab,
    /// Which of the tab's claims it is.
    pub nth: u32,
    /// Which of the tab's requests of the day it would be.
    pub of_day: u32,
}

/// A count among tabs that share no store: each keeps its own, tells the others what it wants to
/// send, and grants what stands first.
///
/// INVARIANT: tabs that heard the same claims within [`HEARING`] grant the same ones, in whatever
/// order and how often they heard them.
#[derive(Debug, Clone)]
pub struct Claims {
    /// What this tab knows of the account.
    pub quota: Quota,
    tab: Tab,
    next: u32,
    /// Sorted; each name once.
    open: Vec<Claim>,
}

impl Claims {
    /// A tab that knows `quota`.
    pub fn new(quota: Quota, tab: Tab) -> Self {
        Self { quota, tab, next: CLAIMED, open: Vec::new() }
    }

    /// Whose claims these are.
    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// Claims one request, unless it is known that nothing will be granted. The claim is to be told
    /// to the other tabs at once, and decided [`HEARING`] later.
    pub fn claim(&mut self, now: Millis) -> Result<Claim, Take> {
        self.settle(now);
        if let Some(refusal) = self.quota.refusal(now) {
            return Err(refusal);
        }
        let pending = self.open.iter().filter(|claim| claim.by == self.tab).count();
        let pending = u32::try_from(pending).unwrap_or(u32::MAX);
        let of_day = self.quota.day.used_by(self.tab).saturating_add(pending).saturating_add(1);
        let claim = Claim { at: now, by: self.tab, nth: self.next, of_day };
        self.next = self.next.wrapping_add(1).max(CLAIMED);
        self.hear(claim);
        Ok(claim)
    }

    /// Takes in the claim of another tab.
    pub fn hear(&mut self, claim: Claim) {
        let is_new = !self.open.iter().any(|open| (open.by, open.nth) == (claim.by, claim.nth));
        if is_new && !self.quota.minute.has(&claim) {
            self.open.push(claim);
            self.open.sort_unstable();
            self.open.truncate(MOST);
        }
    }

    /// Takes in what another tab counted.
    pub fn merge(&mut self, other: &Quota, now: Millis) {
        self.settle(now);
        self.quota.merge(other, now);
        self.open.retain(|claim| !self.quota.minute.has(claim));
    }

    /// Decides an own claim. After [`Take::Go`] the others are to be told the count, so that a claim
    /// that some of them did not hear in time counts for them too.
    pub fn decide(&mut self, claim: Claim, now: Millis) -> Take {
        // Whoever is woken early decides all the same: it is asked only once.
        self.settle(now.max(claim.at.saturating_add(HEARING)));
        if !self.quota.minute.has(&claim) {
            let refusal = self.quota.refusal(now);
            return refusal.unwrap_or(Take::Wait { until: now.saturating_add(1) });
        }
        if now <= claim.at.saturating_add(HEARING + LATE) {
            return Take::Go;
        }
        // Too late for the moment it was granted for: it counts from now, if there is room.
        self.quota.minute.withdraw(&claim);
        let refusal = self.quota.refusal(now);
        let counted = if refusal.is_some() { claim.at } else { now };
        self.quota.minute.grant_claim(&claim, counted);
        refusal.unwrap_or(Take::Go)
    }

    /// Takes without asking anybody.
    pub fn take(&mut self, now: Millis) -> Take {
        self.quota.take(now, self.tab)
    }

    /// Grants or drops what has been open for long enough, oldest first, each at its own moment: so
    /// it does not matter when this is done.
    fn settle(&mut self, now: Millis) {
        self.quota.believe(now);
        while let Some(claim) = self.open.first().copied() {
            let is_ahead = claim.at > now.saturating_add(SKEW);
            if !is_ahead && claim.at.saturating_add(HEARING) > now {
                break;
            }
            self.open.remove(0);
            if !is_ahead && self.quota.refusal(claim.at).is_none() {
                self.quota.minute.grant_claim(&claim, claim.at);
                if claim.at / DAY == now / DAY {
                    self.quota.day.raise(claim.by, claim.of_day);
                }
            }
        }
    }
}

impl Claim {
    /// The claim as JSON text.
    pub fn write(&self) -> String {
        crate::json::write(&(self.at, self.by, self.nth, self.of_day))
    }

    /// Reads what [`Claim::write`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        read(text).ok().flatten()
    }
}

fn read(text: &str) -> Result<Option<Claim>, Malformed> {
    let row = super::text::numbers(&mut Cursor::new(text.as_bytes()))?;
    let [Some(at), by, nth, of_day] = row else { return Ok(None) };
    let [by, nth, of_day] = [by, nth, of_day].map(|number| number.and_then(super::text::small));
    Ok(by.zip(nth).zip(of_day).map(|((by, nth), of_day)| Claim { at, by: Tab(by), nth, of_day }))
}
