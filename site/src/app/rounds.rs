//! One answer that takes several requests: the model calls a function, is told what it gave, and is
//! asked again.

use leptos::prelude::*;
use tollfree::{ChatRequest, Conversation, Receipt, ResponseFormat, ToolCall, ToolResult};

use super::Bay;
use crate::state::{lane::Stage, setup::Setup, thread::Fit, tools};

impl Bay {
    /// What is sent to go on with the answer that is being written.
    pub fn next_request(&self, setup: &Setup) -> ChatRequest {
        let mut request = self.request(setup);
        let turns = self.with_thread(|thread| thread.shown().map(|answer| answer.turns.clone()));
        request.messages.extend(Conversation::of(turns.unwrap_or_default()).messages());
        request
    }

    /// A round is over: its calls and what they gave become part of the answer.
    pub fn take_results(&self, receipt: &Receipt, calls: &[ToolCall], results: Vec<ToolResult>) {
        self.change_answer(|answer| answer.take_results(receipt, calls, results));
        self.show_calls();
        self.lane.update(|lane| lane.stage = Stage::Queued);
    }

    /// Shows the calls of the answer that is shown.
    fn show_calls(&self) {
        let calls =
            self.with_thread(|thread| thread.shown().map(|answer| tools::called(&answer.turns)));
        self.lane.update(|lane| lane.calls = calls.unwrap_or_default());
    }

    /// Holds the whole answer against the form that was asked for.
    pub fn check(&self, form: Option<&ResponseFormat>) {
        let text = self.with_thread(|thread| thread.shown().map(|answer| answer.text.clone()));
        let fit = text.and_then(|text| Fit::of(form, &text));
        if fit.is_some() {
            self.change_answer(|answer| answer.fit = fit);
        }
    }

    /// How the answer that is shown stands to the schema.
    pub fn fit(&self) -> Option<Fit> {
        self.with_thread(|thread| thread.shown().and_then(|answer| answer.fit.clone()))
    }

    /// Draws an answer in JSON anew, laid out.
    pub fn lay_out(&self) {
        let is_json = self.fit().is_some_and(|fit| fit.is_json);
        let answer = self.with_thread(|thread| thread.shown().cloned()).filter(|_| is_json);
        if let Some(answer) = answer {
            self.with_paper(|paper| paper.print(&answer.thoughts, &answer.drawn()));
        }
    }

    /// The answer that is shown, as the model wrote it.
    pub fn text(&self) -> String {
        self.with_thread(|thread| thread.shown().map(|answer| answer.text.clone()))
            .unwrap_or_default()
    }
}
