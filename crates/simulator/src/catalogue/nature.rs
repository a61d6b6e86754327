//! What a model is like, drawn once from its id: the same in every list and every answer.

use super::Entry;
use crate::random::{Dice, mix};

/// Measured qualities of a model.
#[derive(Clone, Debug)]
pub(crate) struct Nature {
    /// Median milliseconds to the first token.
    pub(crate) first_ms: f64,
    /// Median speed.
    pub(crate) tokens_per_second: f64,
    #[cfg(feature = "full")]
    pub(crate) popularity: f64,
    #[cfg(feature = "full")]
    pub(crate) intelligence: Option<f64>,
    #[cfg(feature = "full")]
    pub(crate) coding: Option<f64>,
    #[cfg(feature = "full")]
    pub(crate) agentic: Option<f64>,
    /// Share of tool calls that succeed, for models with tools.
    #[cfg(feature = "full")]
    pub(crate) tool_success: Option<f64>,
    #[cfg(feature = "full")]
    pub(crate) distillable: bool,
    #[cfg(feature = "full")]
    categories: u64,
}

impl Nature {
    pub(crate) fn of(entry: &Entry) -> Self {
        let mut own = Dice::new(mix(&[b"manner", entry.id.as_bytes()]));
        Self {
            first_ms: own.between(150.0, 900.0),
            tokens_per_second: own.between(25.0, 110.0),
            #[cfg(feature = "full")]
            popularity: own.between(0.0, 1.0),
            #[cfg(feature = "full")]
            intelligence: entry.benchmarked.then(|| tenth(own.between(10.0, 50.0))),
            #[cfg(feature = "full")]
            coding: (entry.benchmarked && own.chance(0.6)).then(|| tenth(own.between(10.0, 50.0))),
            #[cfg(feature = "full")]
            agentic: (entry.benchmarked && own.chance(0.4)).then(|| tenth(own.between(10.0, 50.0))),
            #[cfg(feature = "full")]
            tool_success: entry.supported.contains(&"tools").then(|| own.between(0.8, 1.0)),
            #[cfg(feature = "full")]
            distillable: own.chance(0.3),
            #[cfg(feature = "full")]
            categories: mix(&[b"categories", entry.id.as_bytes()]),
        }
    }

    /// Whether the model is listed under a category: about every fourth is.
    #[cfg(feature = "full")]
    pub(crate) fn category(&self, name: &str) -> bool {
        mix(&[&self.categories.to_le_bytes(), name.as_bytes()]).is_multiple_of(4)
    }
}

#[cfg(feature = "full")]
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
