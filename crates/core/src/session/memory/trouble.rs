use super::{Availability, lasts};
use crate::{Code, Error, Millis, run::Dice};

/// The first pause of a busy model whose server named none, ms (API sheet 3.7).
const FIRST: (Millis, Millis) = (2_000, 5_000);

/// The longest pause that is not the server's own, ms.
const LONGEST: Millis = 120_000;

/// A model that was well for so long starts anew with the first pause, ms.
const FORGIVEN: Millis = 600_000;

/// The furthest that a server's own word reaches, ms: what is further away was kept by a clock that
/// ran ahead, or by somebody else, and would close a model for good.
const FURTHEST: Millis = 2 * 86_400_000;

/// Whether `until` is still to come, and can have been said at `now` of something that lasts so long.
fn is_believed(until: Millis, lasts: Millis, now: Millis) -> bool {
    until > now && until - now <= lasts
}

/// What is known against a model.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Trouble {
    /// It was busy `strikes` times in a row, last at `since`.
    Cooling { strikes: u32, since: Millis, until: Millis, error: Error },
    /// This account cannot use it.
    Unusable { until: Millis, error: Error },
}

impl Trouble {
    /// What a failure of a request says that was sent at `sent`; `None`: nothing about the model.
    pub(super) fn after(
        known: Option<&Self>,
        error: &Error,
        sent: Millis,
        now: Millis,
        dice: &mut Dice,
    ) -> Option<Self> {
        if let Some(lasts) = lasts(error.code) {
            return Some(Self::Unusable { until: now.saturating_add(lasts), error: error.clone() });
        }
        let is_busy = [Code::UpstreamBusy, Code::ProviderFailed, Code::UpstreamTimeout];
        if !is_busy.contains(&error.code) {
            return None;
        }
        let (strikes, earlier) = match known {
            // Lanes that asked together met the same trouble, not another one.
            Some(Self::Cooling { strikes, since, until, .. }) if sent < *since => {
                (*strikes, (*until).min(now.saturating_add(FURTHEST)))
            }
            Some(Self::Cooling { strikes, since, .. }) if now.saturating_sub(*since) < FORGIVEN => {
                (strikes.saturating_add(1), 0)
            }
            _ => (1, 0),
        };
        let until = pause(strikes, error.retry_at, now, dice).max(earlier);
        Some(Self::Cooling { strikes, since: now, until, error: error.clone() })
    }

    /// Until when it cools down at `now`, if it does.
    pub(super) fn cools_until(&self, now: Millis) -> Option<Millis> {
        match self {
            Self::Cooling { until, .. } if is_believed(*until, FURTHEST, now) => Some(*until),
            _ => None,
        }
    }

    /// What it means at `now`.
    pub(super) fn at(&self, now: Millis) -> Availability {
        match self {
            Self::Cooling { until, error, .. } if is_believed(*until, FURTHEST, now) => {
                let error = Error { retry_at: Some(*until), ..error.clone() };
                Availability::Cooling { until: *until, error }
            }
            Self::Unusable { until, error }
                if is_believed(*until, lasts(error.code).unwrap_or(0), now) =>
            {
                Availability::Unusable { until: *until, error: error.clone() }
            }
            _ => Availability::Open,
        }
    }
}

/// When the model is asked again: the server's own word the first time, then longer and longer.
fn pause(strikes: u32, hint: Option<Millis>, now: Millis, dice: &mut Dice) -> Millis {
    if let (1, Some(hint)) = (strikes, hint) {
        return hint;
    }
    let times = 1_u64 << strikes.saturating_sub(1).min(16);
    let (low, high) = (FIRST.0 * times, FIRST.1 * times);
    let pause = dice.between(low.min(LONGEST / 2), high.min(LONGEST));
    now.saturating_add(pause).max(hint.unwrap_or(0))
}
