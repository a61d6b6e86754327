use super::Plan;
use crate::{chat::ChatRequest, guard::Spend};

/// What a caller wants.
#[derive(Debug, Clone)]
pub struct Ask {
    /// What is asked; the plan's models take the place of its own.
    pub request: ChatRequest,
    /// What may be done for an answer.
    pub plan: Plan,
    /// What it may cost. Without it only what is proven free is sent.
    pub spend: Option<Spend>,
    /// Any number, another one for each call: it spreads the waits of calls that began together.
    pub seed: u64,
}

impl Ask {
    /// Asks `request` as `plan` allows, for nothing.
    pub fn new(request: ChatRequest, plan: Plan, seed: u64) -> Self {
        Self { request, plan, spend: None, seed }
    }
}
