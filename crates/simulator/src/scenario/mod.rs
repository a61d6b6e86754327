//! Models that misbehave on purpose, one per thing that can happen.
//!
//! `notes` says what each does, `refusal` holds those that end before an answer, `bend` those
//! that bend an answer, `odd` the chunks that strict decoders choke on.

mod bend;
#[cfg(feature = "full")]
mod notes;
mod odd;
mod refusal;

#[cfg(feature = "full")]
pub use notes::{SCENARIOS, ScenarioNote};

pub(crate) use bend::bend;
pub(crate) use refusal::{Interruption, Situation, insufficient_credits, interrupt, key_limit};

/// The scenario name of a model id: `cut` for `simulator/cut:free`; empty for all others.
pub(crate) fn name(model: &str) -> &str {
    if !cfg!(feature = "full") {
        return "";
    }
    // The gate is met in the wild too (API sheet 3.5).
    if model == "thinkingmachines/inkling:free" {
        return "gate";
    }
    let inner = model.strip_prefix("simulator/").and_then(|rest| rest.strip_suffix(":free"));
    inner.unwrap_or_default()
}
