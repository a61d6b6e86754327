//! One lane: a model, and how its answer goes.

mod stage;

use serde::{Deserialize, Serialize};
use tollfree::{Clocks, Error, Event, Outcome, Receipt, Span};

use super::{
    pause::Wait,
    thread::{Answer, Exchange, Fit},
    tools::{Called, called},
    words,
};

pub use stage::Stage;

/// Most lanes of one bench.
pub const MOST: usize = 24;

/// The model of a lane.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// What is sent.
    pub id: String,
    /// What is shown.
    pub name: String,
    /// What the catalogue says about it.
    pub description: String,
}

/// One lane: a model, and how its answer goes. The text itself is drawn elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The model that is asked.
    pub asked: Asked,
    /// What it was asked last; empty: nothing yet.
    pub prompt: String,
    /// How many images and files went with it.
    pub attached: usize,
    /// Which answer to it is looked at, counted from 1, and of how many.
    pub version: (usize, usize),
    /// Where it stands.
    pub stage: Stage,
    /// Whether what stands there came out of the simulator.
    pub simulated: bool,
    /// The served model and provider, as soon as known.
    pub served: Option<(String, Option<String>)>,
    /// What is waited for before anything is sent.
    pub wait: Option<Wait>,
    /// The model that is tried now, and the number of this try, from the second on.
    pub trial: Option<(String, u32)>,
    /// What stands there is why the model does not answer.
    pub refused: bool,
    /// The functions that it called.
    pub calls: Vec<Called>,
    /// How the answer stands to the schema that was asked for.
    pub fit: Option<Fit>,
    /// When things happened so far.
    pub clocks: Clocks,
    /// Where the time went so far.
    pub timeline: Vec<Span>,
    /// Words of reasoning so far.
    pub thought: usize,
    /// Words of the answer; counted at the end.
    pub written: usize,
    /// What is left of the call when it is over.
    pub receipt: Option<Receipt>,
    /// What went wrong.
    pub error: Option<Error>,
}

impl Lane {
    /// A lane that was not asked yet.
    pub fn new(asked: Asked) -> Self {
        Self {
            asked,
            prompt: String::new(),
            attached: 0,
            version: (0, 0),
            stage: Stage::Ready,
            simulated: false,
            served: None,
            wait: None,
            trial: None,
            refused: false,
            calls: Vec::new(),
            fit: None,
            clocks: Clocks::default(),
            timeline: Vec::new(),
            thought: 0,
            written: 0,
            receipt: None,
            error: None,
        }
    }

    /// A request was sent: everything of the last one is gone.
    pub fn start(&mut self, exchange: &Exchange) {
        *self = Self { stage: Stage::Queued, ..Self::about(self.asked.clone(), exchange) };
    }

    /// A lane as it stood when `exchange` was kept.
    pub fn restored(asked: Asked, exchange: &Exchange) -> Self {
        let mut lane = Self::about(asked, exchange);
        match exchange.shown() {
            Some(answer) => lane.recall(answer),
            None => lane.stage = Stage::Ready,
        }
        lane
    }

    fn about(asked: Asked, exchange: &Exchange) -> Self {
        let answers = exchange.answers.len();
        Self {
            prompt: exchange.prompt.text.clone(),
            attached: exchange.prompt.parts.len(),
            version: (answers.min(exchange.shown + 1), answers),
            simulated: exchange.shown().is_some_and(|answer| answer.simulated),
            ..Self::new(asked)
        }
    }

    fn recall(&mut self, answer: &Answer) {
        self.calls = called(&answer.turns);
        self.fit.clone_from(&answer.fit);
        let Some(receipt) = answer.receipt.clone() else {
            self.stage = Stage::Interrupted;
            self.thought = words::words(&answer.thoughts);
            self.written = words::words(&answer.text);
            return;
        };
        self.served = receipt.served_model.clone().map(|model| (model, receipt.provider.clone()));
        self.close(receipt, &answer.thoughts, &answer.text);
    }

    /// Whether a request is under way.
    pub fn is_running(&self) -> bool {
        self.stage.is_running()
    }

    /// Something happened.
    pub fn apply(&mut self, event: &Event) {
        self.wait = None;
        match event {
            Event::Waiting { until, reason } => {
                self.wait = Some(Wait { until: *until, reason: *reason });
            }
            Event::Try { model, number } => {
                self.stage = Stage::Queued;
                self.trial = Some((model.clone(), *number));
            }
            Event::Restarted => {
                (self.stage, self.thought, self.refused) = (Stage::Queued, 0, false);
            }
            Event::Served { model, provider, .. } => {
                self.served = Some((model.clone(), provider.clone()));
            }
            Event::Reasoning { text } => {
                self.stage = Stage::Thinking;
                self.thought += words::words(text);
            }
            Event::Text { .. } => self.stage = Stage::Writing,
            Event::Refusal { .. } => (self.stage, self.refused) = (Stage::Writing, true),
            _ => {}
        }
    }

    /// The call is over. `text` is the answer that arrived.
    pub fn close(&mut self, receipt: Receipt, reasoning: &str, text: &str) {
        self.stage = match receipt.outcome {
            Outcome::Complete => Stage::Done,
            Outcome::Cancelled => Stage::Stopped,
            Outcome::Failed => Stage::Failed,
        };
        self.wait = None;
        self.thought = words::words(reasoning);
        self.written = words::words(text);
        self.clocks = receipt.clocks;
        self.timeline.clone_from(&receipt.timeline);
        self.error.clone_from(&receipt.error);
        self.receipt = Some(receipt);
    }

    /// How long the reasoning took, ms.
    pub fn thinking_time(&self) -> Option<u64> {
        let end = self.clocks.first_answer.or(self.clocks.last_token)?;
        end.checked_sub(self.clocks.first_token?)
    }

    /// Which model is tried, or was tried last, from the second try on.
    pub fn tried(&self) -> Option<String> {
        let (model, number) = self.trial.as_ref()?;
        let model = words::short_id(model);
        let is_running = self.stage.is_running();
        Some(if is_running {
            format!("Next try: {model} ({number})")
        } else {
            format!("Try {number}: {model}")
        })
    }

    /// Whether the free router chose the model.
    pub fn is_draw(&self) -> bool {
        self.asked.id == "openrouter/free" && self.drawn().is_some()
    }

    /// The served model, when it is another one than asked.
    pub fn drawn(&self) -> Option<&str> {
        let (model, _) = self.served.as_ref()?;
        let same = words::short_id(model) == words::short_id(&self.asked.id);
        (!same).then_some(model.as_str())
    }
}

/// A, B, C …
pub fn letter(index: usize) -> char {
    u8::try_from(index).ok().map_or('?', |index| char::from(b'A' + index % 26))
}

#[cfg(test)]
mod tests;
