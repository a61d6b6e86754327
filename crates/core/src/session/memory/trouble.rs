use super::{Availability, lasts};
use crate::{Code, Error, Millis, run::Dice};

/// The first pause of a busy model whose server named none, ms (API sheet 3.7).
const FIRST: (Millis, Millis) = (2_000, 5_000);

/// The longest pause that is not the server's own, ms.
const LONGEST: Millis = 120_000;

/// A model that was well for so long starts anew with the first pause, ms.
const FORGIVEN: Millis = 600_000;

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
                (*strikes, *until)
            }
            Some(Self::Cooling { strikes, since, .. }) if now.saturating_sub(*since) < FORGIVEN => {
                (strikes.saturating_add(1), 0)
            }
            _ => (1, 0),
        };
        let until = pause(strikes, error.retry_at, now, dice).max(earlier);
        Some(Self::Cooling { strikes, since: now, until, error: error.clone() })
    }

    pub(super) fn cools_until(&self) -> Option<Millis> {
        match self {
            Self::Cooling { until, .. } => Some(*until),
            Self::Unusable { .. } => None,
        }
    }

    /// What it means at `now`.
    pub(super) fn at(&self, now: Millis) -> Availability {
        match self {
            Self::Cooling { until, error, .. } if *until > now => {
                let error = Error { retry_at: Some(*until), ..error.clone() };
                Availability::Cooling { until: *until, error }
            }
            Self::Unusable { until, error } if *until > now => {
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
