//! What earlier calls taught of models: which are busy at the moment, and which this account
//! cannot use at all. What is sure to fail is not sent again.

mod kept;
mod trouble;

use serde::Serialize;
use trouble::Trouble;

use crate::{Code, Error, Millis, run::Dice};

/// Whether a model can be asked now, as far as earlier calls say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Availability {
    /// Nothing is known against it.
    Open,
    /// It was busy: better not asked before `until`.
    Cooling {
        /// Ms since the Unix epoch.
        until: Millis,
        /// What it answered last; its `retry_at` is `until`.
        error: Error,
    },
    /// This account cannot use it.
    Unusable {
        /// When that is forgotten, so that it can be tried anew; ms since the Unix epoch.
        until: Millis,
        /// Why, and what to do about it.
        error: Error,
    },
}

/// What earlier calls taught of models.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Memory(Vec<Entry>);

#[derive(Debug, Clone, PartialEq)]
struct Entry {
    model: String,
    trouble: Trouble,
}

/// Most models that are remembered: there are a few dozen free ones at any time.
const MOST: usize = 200;

impl Memory {
    /// What is known of `model`.
    pub fn of(&self, model: &str, now: Millis) -> Availability {
        let known = self.0.iter().find(|entry| entry.model == model);
        known.map_or(Availability::Open, |entry| entry.trouble.at(now))
    }

    /// Every model that is not [`Availability::Open`] now.
    pub fn troubled(&self, now: Millis) -> impl Iterator<Item = (&str, Availability)> {
        let told = self.0.iter().map(move |entry| (entry.model.as_str(), entry.trouble.at(now)));
        told.filter(|(_, known)| *known != Availability::Open)
    }

    /// Forgets what this account could not use: its settings were changed.
    pub fn forget_unusable(&mut self) {
        self.0.retain(|entry| matches!(entry.trouble, Trouble::Cooling { .. }));
    }

    /// Forgets whatever is known of `model`.
    pub fn forget(&mut self, model: &str) {
        self.0.retain(|entry| entry.model != model);
    }

    /// Until when `model` cools down at `now`, if it does.
    pub(crate) fn cools_until(&self, model: &str, now: Millis) -> Option<Millis> {
        self.0.iter().find(|entry| entry.model == model)?.trouble.cools_until(now)
    }

    /// Takes in how a request to `model` ended that was sent at `sent`.
    pub(crate) fn learn(
        &mut self,
        model: &str,
        error: Option<&Error>,
        sent: Millis,
        now: Millis,
        dice: &mut Dice,
    ) {
        let Some(error) = error else { return self.forget(model) };
        let known = self.0.iter().find(|entry| entry.model == model);
        let known = known.map(|entry| &entry.trouble);
        let Some(trouble) = Trouble::after(known, error, sent, now, dice) else { return };
        self.forget(model);
        self.0.push(Entry { model: model.to_owned(), trouble });
        if self.0.len() > MOST {
            self.0.remove(0);
        }
    }
}

/// How long it stays true that an account cannot use a model, ms; `None` when that was not said.
/// A gate or an ended promotion lasts, a privacy setting is changed in a minute.
fn lasts(code: Code) -> Option<Millis> {
    const HOUR: Millis = 3_600_000;
    Some(match code {
        Code::Gated | Code::FreeEnded | Code::ModelGone => 7 * 24 * HOUR,
        Code::PrivacyRestricted | Code::Guardrail | Code::RegionRestricted => 24 * HOUR,
        Code::NoEndpoint => HOUR,
        _ => return None,
    })
}
