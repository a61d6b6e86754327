use serde::{Deserialize, Serialize};

use super::{Answer, Prompt};

/// Something that was asked, and every answer to it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Exchange {
    /// What was asked.
    pub prompt: Prompt,
    /// The answers, in the order in which they were asked for.
    pub answers: Vec<Answer>,
    /// Which of them is looked at, and goes on as history.
    pub shown: usize,
}

impl Exchange {
    /// Nothing answered yet.
    pub fn new(prompt: Prompt) -> Self {
        Self { prompt, ..Self::default() }
    }

    /// Adds an answer and shows it. None that was there before is lost.
    pub fn add(&mut self, answer: Answer) {
        self.answers.push(answer);
        self.shown = self.answers.len() - 1;
    }

    /// Shows another answer; one that is not there changes nothing.
    pub fn show(&mut self, index: usize) {
        if index < self.answers.len() {
            self.shown = index;
        }
    }

    /// The answer that is looked at.
    pub fn shown(&self) -> Option<&Answer> {
        self.answers.get(self.shown)
    }

    /// The same, to be changed.
    pub fn shown_mut(&mut self) -> Option<&mut Answer> {
        self.answers.get_mut(self.shown)
    }
}
