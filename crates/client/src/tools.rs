//! The tool loop: ask, run what the model calls, ask again with the results.

use std::{future::Future, rc::Rc};

use futures_core::future::LocalBoxFuture;
use futures_util::{FutureExt as _, StreamExt as _, future::join_all};
use tollfree_core::{
    Error,
    call::Receipt,
    chat::{ChatRequest, Event, Raw, Tool, ToolCall, ToolFunction},
    conversation::{Conversation, ToolResult, ToolRounds, arguments},
    run::Plan,
};

use crate::Client;

type Handler = dyn Fn(Raw) -> LocalBoxFuture<'static, ToolResult>;

/// Functions that a model may call, each with what runs it.
#[derive(Default)]
pub struct Tools {
    offered: Vec<Tool>,
    handlers: Vec<Rc<Handler>>,
    rounds: ToolRounds,
}

impl Tools {
    /// No functions, five rounds.
    pub fn new() -> Self {
        Self::default()
    }

    /// Offers a function. `handler` gets the arguments, a JSON object that was not held against the
    /// function's schema; what it gives is told to the model, failures too.
    #[must_use]
    pub fn on<F, R>(mut self, function: ToolFunction, handler: F) -> Self
    where
        F: Fn(Raw) -> R + 'static,
        R: Future<Output = ToolResult> + 'static,
    {
        self.offered.push(Tool::Function(function));
        self.handlers.push(Rc::new(move |arguments| handler(arguments).boxed_local()));
        self
    }

    /// Allows so many rounds of calls and results, each of them one more request.
    #[must_use]
    pub fn rounds(mut self, most: u8) -> Self {
        self.rounds = ToolRounds::new(most);
        self
    }

    async fn run(&self, call: &ToolCall) -> ToolResult {
        let arguments = arguments(call, &self.offered)?;
        let is_named =
            |tool: &Tool| matches!(tool, Tool::Function(known) if known.name == call.function.name);
        match self.offered.iter().position(is_named).and_then(|at| self.handlers.get(at)) {
            Some(handler) => handler(arguments).await,
            None => Err(format!("there is no function named {}", call.function.name)),
        }
    }
}

/// What came of a question that may have taken several requests.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Conversed {
    /// One receipt for each answer, in order.
    pub receipts: Vec<Receipt>,
    /// Why it did not come to its end. What was said until then is in the conversation.
    pub error: Option<Error>,
}

impl Conversed {
    /// How many requests it took.
    pub fn requests(&self) -> u32 {
        self.receipts.iter().map(|receipt| receipt.requests).sum()
    }
}

impl Client {
    /// Asks what `conversation` asks, with the parameters of `base`, until the model answers without
    /// calling a function. Events go to `told` as they arrive, the whole answers into the
    /// conversation. Calls of one answer run side by side.
    ///
    /// Calls that an earlier question left open are run first. Dropping the future aborts the
    /// request that is under way.
    pub async fn converse(
        &self,
        conversation: &mut Conversation,
        base: &ChatRequest,
        plan: &Plan,
        tools: &Tools,
        mut told: impl FnMut(&Event),
    ) -> Conversed {
        let mut conversed = Conversed::default();
        let mut rounds = tools.rounds;
        loop {
            let calls: Vec<ToolCall> = conversation.pending().into_iter().cloned().collect();
            if !calls.is_empty() {
                if let Err(error) = rounds.begin() {
                    conversed.error = Some(error);
                    return conversed;
                }
                let results = join_all(calls.iter().map(|call| tools.run(call))).await;
                calls
                    .iter()
                    .zip(results)
                    .for_each(|(call, result)| conversation.answer(call, result));
            }
            let mut request = conversation.request(base);
            if !tools.offered.is_empty() {
                request.tools = Some(tools.offered.clone());
            }
            let receipt = self.turn(conversation, request, plan, &mut told).await;
            conversed.error = receipt.as_ref().and_then(|receipt| receipt.error.clone());
            let is_complete = conversed.error.is_none() && receipt.is_some();
            conversed.receipts.extend(receipt);
            if !is_complete || tools.offered.is_empty() || conversation.pending().is_empty() {
                return conversed;
            }
        }
    }

    async fn turn(
        &self,
        conversation: &mut Conversation,
        request: ChatRequest,
        plan: &Plan,
        told: &mut dyn FnMut(&Event),
    ) -> Option<Receipt> {
        let mut answer = self.ask(request, plan.clone());
        while let Some(item) = answer.next().await {
            if let Ok(event) = item {
                conversation.hear(&event);
                told(&event);
            }
        }
        let receipt = answer.receipt().cloned()?;
        conversation.close(&receipt);
        Some(receipt)
    }
}
