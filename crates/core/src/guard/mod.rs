//! The judgement: what may be sent, and what an answer may have cost.

mod admitted;
mod body;
mod breaker;
mod rules;

pub use admitted::{Admitted, Guard};
pub use breaker::Breaker;
