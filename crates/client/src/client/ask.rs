//! Asking: what costs requests.

use std::future::poll_fn;

use tollfree_core::{
    Error,
    chat::ChatRequest,
    guard::Spend,
    run::{Ask, Plan},
};

use super::Client;
use crate::Answer;

impl Client {
    /// Asks a model, with one request. Nothing is sent unless the guard proves from a fresh catalogue
    /// that the call is free; the catalogue is loaded when it is missing or old. If that fails, the
    /// older one is used for as long as it proves anything.
    ///
    /// Completes when the request is sent, or has to wait for the minute's limit.
    pub async fn chat(&self, request: ChatRequest) -> Result<Answer, Error> {
        Self::begun(self.ask(request, Plan::default())).await
    }

    /// Asks a model that may cost something: the only way to pay. What the call can cost at most by
    /// the listed prices is held back from `spend` before it is sent; see [`Spend`].
    pub async fn chat_with(&self, request: ChatRequest, spend: &Spend) -> Result<Answer, Error> {
        Self::begun(self.ask_with(request, Plan::default(), spend)).await
    }

    async fn begun(mut answer: Answer) -> Result<Answer, Error> {
        match poll_fn(|context| answer.poll_begun(context)).await {
            Some(error) => Err(error),
            None => Ok(answer),
        }
    }

    /// Asks as `plan` allows: several models in turn, further requests. The answer tells everything,
    /// also why nothing could be asked at all. It goes on only while it is polled.
    pub fn ask(&self, request: ChatRequest, plan: Plan) -> Answer {
        Answer::begin(self.clone(), Ask::new(request, plan, self.seed()))
    }

    /// The same, and its models may cost something.
    pub fn ask_with(&self, request: ChatRequest, plan: Plan, spend: &Spend) -> Answer {
        let free = Ask::new(request, plan, self.seed());
        Answer::begin(self.clone(), Ask { spend: Some(spend.clone()), ..free })
    }

    /// Another number for each call.
    fn seed(&self) -> u64 {
        let calls = self.0.calls.get();
        self.0.calls.set(calls.wrapping_add(1));
        self.0.seed.wrapping_add(calls)
    }
}
