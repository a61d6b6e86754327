//! Several turns with one lane: the history, the next request, the tool loop.
//!
//! - `turn`: one message and how it came about
//! - `draft`: the answer that is being written
//! - `history`: what of the turns is sent
//! - `trim`: what is set aside when the context window is full
//! - `tools`: rounds of calls and results, each of them one request

mod draft;
mod history;
mod tools;
mod trim;
mod turn;

use serde::{Deserialize, Serialize};

use crate::{
    call::Receipt,
    chat::{ChatRequest, Event, Message, Role},
};
use draft::Draft;

pub use tools::{ToolResult, ToolRounds, arguments};
pub use turn::{Tokens, Turn, TurnState};

/// One conversation with one lane. Plain data, to be kept as JSON: an answer that is being written
/// is kept too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Conversation {
    turns: Vec<Turn>,
    #[serde(default, skip_serializing_if = "Draft::is_empty")]
    draft: Draft,
}

impl Conversation {
    /// An empty conversation.
    pub fn new() -> Self {
        Self::default()
    }

    /// A conversation under standing instructions.
    pub fn under(instructions: impl Into<String>) -> Self {
        let mut conversation = Self::default();
        conversation.push(Message::system(instructions));
        conversation
    }

    /// A conversation that was kept.
    pub fn of(turns: Vec<Turn>) -> Self {
        Self { turns, draft: Draft::default() }
    }

    /// Adds what the user says, in plain text.
    pub fn say(&mut self, text: impl Into<String>) {
        self.push(Message::user(text));
    }

    /// Adds any message.
    pub fn push(&mut self, message: Message) {
        self.turns.push(Turn::new(message));
    }

    /// Every turn, oldest first, those that are no longer sent among them.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// `base` with this history in place of its messages: the next request.
    pub fn request(&self, base: &ChatRequest) -> ChatRequest {
        ChatRequest { messages: self.messages(), ..base.clone() }
    }

    /// Takes in an event of the answer to the last request.
    pub fn hear(&mut self, event: &Event) {
        self.draft.hear(event);
    }

    /// The answer is over: adds it to the history, also when it was stopped or failed, as long as
    /// anything of it arrived. Whether it was added.
    pub fn close(&mut self, receipt: &Receipt) -> bool {
        let turn = std::mem::take(&mut self.draft).close(receipt);
        let is_something = turn.is_some();
        self.turns.extend(turn);
        is_something
    }

    /// Goes back to the first `turns` turns, to go on from there in another way.
    pub fn truncate(&mut self, turns: usize) {
        self.turns.truncate(turns);
        self.draft = Draft::default();
    }

    /// A second conversation that shares the first `turns` turns.
    #[must_use]
    pub fn branch(&self, turns: usize) -> Self {
        let turns = self.turns.iter().take(turns).cloned().collect();
        Self { turns, draft: Draft::default() }
    }

    /// Drops everything behind what the user said last, to ask again. Whether there is anything to
    /// ask.
    pub fn regenerate(&mut self) -> bool {
        let last = self.turns.iter().rposition(|turn| turn.message.role == Role::User);
        self.truncate(last.map_or(self.turns.len(), |last| last + 1));
        last.is_some()
    }
}
