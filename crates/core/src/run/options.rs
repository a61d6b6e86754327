use serde::Deserialize;

use super::{Ask, Plan};
use crate::{Error, chat::ChatRequest, guard::Spend, json::members};

/// What one call may do for an answer. Whatever it does costs requests, and is told.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct PlanOptions {
    /// Models to ask in turn when the request's own cannot answer; only before the first token,
    /// unless `restart`.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub then: Vec<String>,
    /// How many further requests may go to a model that was asked before, when its failure may
    /// pass; 0 when left out.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub retries: u8,
    /// Go on also when part of an answer was shown: the event `restarted` tells to drop it.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub restart: bool,
    /// Wait for the minute's limit, and up to half a minute for a busy model, instead of failing at
    /// once; true when left out.
    #[cfg_attr(feature = "typescript", tsify(optional, type = "boolean"))]
    pub wait: Option<bool>,
    /// Ask models, too, that have just been busy or have said that this account cannot use them.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub insist: bool,
    /// What the call may cost; nothing when left out.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub spend: Option<SpendOptions>,
}

/// The only way to pay.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct SpendOptions {
    /// US dollars that this call may cost at most, by the listed prices.
    pub max_usd: f64,
}

impl PlanOptions {
    /// `request`, asked like that. `seed` is any number, another one for each call.
    pub fn ask(self, request: ChatRequest, seed: u64) -> Result<Ask, Error> {
        let spend = self.spend.as_ref().map(|spend| Spend::new(spend.max_usd)).transpose()?;
        let plan = self.plan(request.model.clone());
        Ok(Ask { request, plan, spend, seed })
    }

    /// The plan that asks `model` first.
    pub fn plan(self, model: String) -> Plan {
        let models = [model].into_iter().chain(self.then).collect();
        let Self { retries, restart, insist, .. } = self;
        Plan { models, retries, restart, wait: self.wait.unwrap_or(true), insist }
    }
}

members! {
    PlanOptions from Self::default();
    must {}
    may { then, retries, restart, wait, insist, spend }
}

members! {
    SpendOptions from Self { max_usd: 0.0 };
    must { max_usd as "maxUsd" }
    may {}
}
