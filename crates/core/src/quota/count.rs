use super::{Tab, Take, day::Day, minute::Minute, stop::Stop};
use crate::{Code, Error, Millis, account::FreeRequests};

/// One account's count of free requests.
///
/// INVARIANT: no more than 20 requests are granted in any rolling minute, and none once the day is
/// known to be spent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quota {
    pub(super) minute: Minute,
    pub(super) day: Day,
    pub(super) stop: Stop,
}

impl Quota {
    /// Asks for one request to a free model, to be sent at once. What is granted counts, also when
    /// it is never sent: failed requests count at the server too (API sheet 3.1).
    pub fn take(&mut self, now: Millis, by: Tab) -> Take {
        self.believe(now);
        let refusal = self.refusal(now);
        if let Some(refusal) = refusal {
            return refusal;
        }
        self.minute.grant(now, by);
        self.day.grant(by);
        Take::Go
    }

    /// Why nothing would be granted; `self` was believed at `now`.
    pub(super) fn refusal(&self, now: Millis) -> Option<Take> {
        if let Some(why) = self.stop.why() {
            return Some(Take::Stopped { why: why.to_owned() });
        }
        if let Some(until) = self.day.spent_until(now) {
            return Some(Take::Spent { until });
        }
        self.minute.full_until(now).map(|until| Take::Wait { until })
    }

    /// Takes in what another tab counted. In any order, in any grouping and any number of times
    /// the result is the same.
    pub fn merge(&mut self, other: &Self, now: Millis) {
        let mut other = other.clone();
        other.believe(now);
        self.believe(now);
        self.minute.merge(&other.minute);
        self.day.merge(&other.day);
        self.stop.merge(&other.stop);
    }

    /// Takes in what `GET /key` says of the day. Its counter lags (API sheet 1.3): it can raise what
    /// is known to be used, and never lowers it.
    pub fn seed(&mut self, free: &FreeRequests, now: Millis) {
        self.believe(now);
        self.day.seed(*free, now);
    }

    /// Learns from a failed call: a spent day, a full minute, a bill. Other errors say nothing of
    /// the quota.
    pub fn hear(&mut self, error: &Error, now: Millis) {
        self.believe(now);
        match error.code {
            Code::DayLimit => {
                if let Some(limit) = error.limit {
                    self.day.hear_limit(limit, now);
                }
                self.day.refuse(error.retry_at.unwrap_or(super::next_day(now)), now);
            }
            Code::MinuteLimit => {
                let next = (now / super::MINUTE + 1).saturating_mul(super::MINUTE);
                self.minute.block(error.retry_at.unwrap_or(next), now);
            }
            code if code.is_bill() => self.stop.hear(&error.message, now),
            _ => {}
        }
    }

    /// A person has looked at what was billed and wants to go on.
    pub fn resume(&mut self, now: Millis) {
        self.believe(now);
        self.stop.resume(now);
    }
}
