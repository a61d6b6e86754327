//! Answers in JSON: held against their schema, and repaired once where the caller wants that.

use futures_util::StreamExt as _;
use tollfree_core::{
    Error,
    call::Receipt,
    chat::{ChatRequest, Event},
    run::Plan,
    schema::check_form,
};

use crate::Client;

/// An answer in JSON, and what it took.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Structured {
    /// The last answer: JSON of the form that was asked for, unless there is an error.
    pub json: String,
    /// Keywords of the schema that were not checked.
    pub unchecked: Vec<String>,
    /// One receipt for each answer, the repaired one's among them.
    pub receipts: Vec<Receipt>,
    /// Why there is no such answer: the call failed, or what came does not fit.
    pub error: Option<Error>,
}

impl Structured {
    /// How many requests it took.
    pub fn requests(&self) -> u32 {
        self.receipts.iter().map(|receipt| receipt.requests).sum()
    }
}

impl Client {
    /// Asks, and holds the whole answer against the `response_format` of `request`. With `repair` an
    /// answer that does not fit is sent back once, with its faults quoted: one more request, which
    /// counts as one. Events go to `told`; [`Event::Restarted`] stands before those of the repair.
    ///
    /// Dropping the future aborts the request that is under way.
    pub async fn structured(
        &self,
        request: &ChatRequest,
        plan: &Plan,
        repair: bool,
        mut told: impl FnMut(&Event),
    ) -> Structured {
        let mut found = Structured::default();
        let mut next = request.clone();
        for is_last in [!repair, true] {
            self.answer(next, plan, &mut found, &mut told).await;
            let verdict = check_form(request.response_format.as_ref(), &found.json);
            found.unchecked.clone_from(&verdict.unchecked);
            if found.error.is_some() || verdict.fits() {
                return found;
            }
            if is_last {
                found.error = verdict.error();
                return found;
            }
            told(&Event::Restarted);
            next = verdict.repair(request, &found.json);
        }
        found
    }

    /// Adds one answer to `found`, in place of the text before.
    async fn answer(
        &self,
        request: ChatRequest,
        plan: &Plan,
        found: &mut Structured,
        told: &mut dyn FnMut(&Event),
    ) {
        found.json.clear();
        let mut answer = self.ask(request, plan.clone());
        while let Some(item) = answer.next().await {
            match item {
                Ok(event) => {
                    match &event {
                        Event::Text { text } => found.json.push_str(text),
                        Event::Restarted => found.json.clear(),
                        _ => {}
                    }
                    told(&event);
                }
                Err(error) => found.error = Some(error),
            }
        }
        found.receipts.extend(answer.receipt().cloned());
    }
}
