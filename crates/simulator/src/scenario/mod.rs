//! Models that misbehave on purpose, one per thing that can happen.
//!
//! `notes` says what each does, `refusal` and `failing` hold those that end before an answer, `bend`
//! those that bend an answer, `kinds` those that answer with something else than text, `odd` the
//! chunks that strict decoders choke on, `speed` those that write at a known speed.

mod bend;
#[cfg(feature = "full")]
mod failing;
#[cfg(feature = "full")]
mod kinds;
#[cfg(feature = "full")]
mod notes;
mod odd;
mod refusal;
#[cfg(feature = "full")]
mod speed;

#[cfg(feature = "full")]
pub use notes::{SCENARIOS, ScenarioNote};
#[cfg(feature = "full")]
pub(crate) use speed::speed;

pub(crate) use bend::bend;
pub(crate) use refusal::{
    Interruption, Situation, busy, insufficient_credits, interrupt, key_limit, retired,
};

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
