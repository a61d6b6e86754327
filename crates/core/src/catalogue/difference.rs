use std::collections::BTreeMap;

use serde::Serialize;

use super::{Catalogue, Model};

/// What happened between two fetches of one catalogue: free models come and go weekly.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Difference {
    /// Ids that are new, in the new order.
    pub arrived: Vec<String>,
    /// Ids that are gone, in the old order.
    pub left: Vec<String>,
    /// Ids that mean something else than before, in the new order.
    pub changed: Vec<Changed>,
}

/// How one entry changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Changed {
    /// The model.
    pub id: String,
    /// What is different.
    pub fields: Vec<Field>,
}

/// A part of an entry whose change matters to somebody who uses the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Field {
    /// The name for people.
    Name,
    /// The weights behind the id.
    Weights,
    /// Tokens that prompt and answer may have together.
    Context,
    /// Longest answer.
    Output,
    /// The day of leaving.
    Expiry,
    /// What it reads or writes.
    Modalities,
    /// The request parameters it takes.
    Parameters,
    /// A price.
    Price,
    /// How it thinks.
    Reasoning,
}

impl Difference {
    /// What happened from `old` to `new`. Both should hold the same selection of models: entries
    /// that only one of them was asked for would seem to arrive or to leave.
    pub fn between(old: &Catalogue, new: &Catalogue) -> Self {
        let (before, after) = (by_id(old), by_id(new));
        let mut found = Self::default();
        for model in new.models() {
            match before.get(model.id.as_str()) {
                None => found.arrived.push(model.id.clone()),
                Some(known) => found.changed.extend(Changed::between(known, model)),
            }
        }
        let gone = old.models().iter().filter(|model| !after.contains_key(model.id.as_str()));
        found.left = gone.map(|model| model.id.clone()).collect();
        found
    }

    /// Whether nothing happened.
    pub fn is_empty(&self) -> bool {
        self.arrived.is_empty() && self.left.is_empty() && self.changed.is_empty()
    }
}

fn by_id(catalogue: &Catalogue) -> BTreeMap<&str, &Model> {
    catalogue.models().iter().map(|model| (model.id.as_str(), model)).collect()
}

impl Changed {
    fn between(old: &Model, new: &Model) -> Option<Self> {
        let same_outputs = is_same(&old.output_modalities, &new.output_modalities);
        let differs = [
            (Field::Name, old.name != new.name),
            (Field::Weights, old.canonical_slug != new.canonical_slug),
            (Field::Context, old.context_length != new.context_length),
            (Field::Output, old.max_completion_tokens != new.max_completion_tokens),
            (Field::Expiry, old.expiration_date != new.expiration_date),
            (
                Field::Modalities,
                !same_outputs || !is_same(&old.input_modalities, &new.input_modalities),
            ),
            (Field::Parameters, !is_same(&old.supported_parameters, &new.supported_parameters)),
            (Field::Price, !old.pricing.is_like(&new.pricing)),
            (Field::Reasoning, !thinks_alike(old, new)),
        ];
        let fields: Vec<Field> =
            differs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect();
        (!fields.is_empty()).then(|| Self { id: new.id.clone(), fields })
    }
}

/// Whether both think in the same way: their efforts in any order.
fn thinks_alike(old: &Model, new: &Model) -> bool {
    let sorted = |model: &Model| {
        let mut support = model.reasoning.clone();
        if let Some(efforts) = support.as_mut().and_then(|it| it.supported_efforts.as_mut()) {
            efforts.sort();
        }
        support
    };
    old.reasoning == new.reasoning || sorted(old) == sorted(new)
}

/// The order of such lists varies from fetch to fetch.
fn is_same(old: &[String], new: &[String]) -> bool {
    old.len() == new.len() && old.iter().all(|word| new.contains(word))
}
