use serde::Deserialize;
use tollfree_core::{
    Error,
    chat::ChatRequest,
    guard::Spend,
    run::{Ask, Plan},
};
use wasm_bindgen::prelude::*;

use crate::fault;

/// What one call may do for an answer. Whatever it does costs requests, and is told.
#[derive(Default, Deserialize, tsify::Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PlanOptions {
    /// Models to ask in turn when the request's own cannot answer; only before the first token,
    /// unless `restart`.
    #[tsify(optional)]
    then: Vec<String>,
    /// How many further requests may go to a model that was asked before, when its failure may
    /// pass; 0 when left out.
    #[tsify(optional)]
    retries: u8,
    /// Go on also when part of an answer was shown: the event `restarted` tells to drop it.
    #[tsify(optional)]
    restart: bool,
    /// Wait for the minute's limit, and up to half a minute for a busy model, instead of failing at
    /// once; true when left out.
    #[tsify(optional, type = "boolean")]
    wait: Option<bool>,
    /// Ask models, too, that have just been busy or have said that this account cannot use them.
    #[tsify(optional)]
    insist: bool,
    /// What the call may cost; nothing when left out.
    #[tsify(optional)]
    spend: Option<SpendOptions>,
}

/// The only way to pay.
#[derive(Deserialize, tsify::Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SpendOptions {
    /// US dollars that this call may cost at most, by the listed prices.
    max_usd: f64,
}

impl PlanOptions {
    /// The same in core's words.
    pub(crate) fn ask(self, request: ChatRequest, seed: u64) -> Result<Ask, Error> {
        let spend = self.spend.as_ref().map(|spend| Spend::new(spend.max_usd)).transpose()?;
        let plan = self.plan(request.model.clone());
        Ok(Ask { request, plan, spend, seed })
    }

    fn plan(self, model: String) -> Plan {
        let models = [model].into_iter().chain(self.then).collect();
        let Self { retries, restart, insist, .. } = self;
        Plan { models, retries, restart, wait: self.wait.unwrap_or(true), insist }
    }
}

/// How many requests a call with the JSON of these `PlanOptions` takes at most; throws the JSON of
/// an error that names the field.
#[wasm_bindgen(js_name = "mostRequests")]
pub fn most_requests(options: &str) -> Result<u32, JsValue> {
    let options: PlanOptions = fault::read("options", options)?;
    Ok(options.plan(String::new()).most_requests())
}
