//! The history of one lane: what it was asked, and what it answered each time. No other lane's words
//! are ever in it.

mod answer;
mod beats;
mod exchange;
mod fit;
mod prompt;

use serde::{Deserialize, Serialize};
use tollfree::{Conversation, Message, Turn};

pub use answer::Answer;
pub use beats::{Beat, Beats, Kind};
pub use exchange::Exchange;
pub use fit::Fit;
pub use prompt::Prompt;

/// The history of one lane, oldest exchange first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Thread {
    /// What was asked, each with its answers.
    pub exchanges: Vec<Exchange>,
}

impl Thread {
    /// Asks something new.
    pub fn ask(&mut self, prompt: Prompt) {
        self.exchanges.push(Exchange::new(prompt));
    }

    /// Adds another answer to what was asked last, and shows it.
    pub fn answer(&mut self, answer: Answer) {
        if let Some(last) = self.exchanges.last_mut() {
            last.add(answer);
        }
    }

    /// What was asked last.
    pub fn last(&self) -> Option<&Exchange> {
        self.exchanges.last()
    }

    /// The answer that is shown at the end.
    pub fn shown(&self) -> Option<&Answer> {
        self.last()?.shown()
    }

    /// The first exchanges up to `count`, for going on in another way.
    #[must_use]
    pub fn branch(&self, count: usize) -> Self {
        Self { exchanges: self.exchanges.iter().take(count).cloned().collect() }
    }

    /// What is sent when the last exchange is asked, or asked again: all before it with the answers
    /// that are shown, and its prompt.
    pub fn messages(&self) -> Vec<Message> {
        let Some((last, before)) = self.exchanges.split_last() else { return Vec::new() };
        let asked = |exchange: &Exchange| said(exchange.prompt.message());
        let turns = before.iter().flat_map(|exchange| {
            let answers = exchange.shown().map(|answer| answer.turns.clone()).unwrap_or_default();
            std::iter::once(asked(exchange)).chain(answers)
        });
        Conversation::of(turns.chain([asked(last)]).collect()).messages()
    }
}

/// A user's message among the turns.
fn said(message: Message) -> Turn {
    let (state, is_set_aside) = (tollfree::TurnState::Whole, false);
    Turn { message, state, is_set_aside, thoughts: None, model: None, tokens: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(text: &str) -> Answer {
        Answer { turns: vec![said(Message::assistant(text))], ..Answer::default() }
    }

    /// The answer that is being replaced is sent along, and the model repeats it.
    #[test]
    fn asking_again_sends_what_stood_before_the_answer() {
        let mut thread = Thread::default();
        thread.ask(Prompt::text("One?"));
        thread.answer(answered("1"));
        thread.ask(Prompt::text("Two?"));
        let sent = [Message::user("One?"), Message::assistant("1"), Message::user("Two?")];
        assert_eq!(thread.messages(), sent);
        thread.answer(answered("2"));
        assert_eq!(thread.messages(), sent);
    }

    /// A history that goes on from an answer which the visitor no longer looks at.
    #[test]
    fn the_shown_answer_is_the_history() {
        let mut thread = Thread::default();
        thread.ask(Prompt::text("Pick"));
        thread.answer(answered("red"));
        thread.answer(answered("blue"));
        thread.exchanges[0].show(0);
        thread.ask(Prompt::text("Why?"));
        assert_eq!(thread.messages()[1], Message::assistant("red"));
        assert_eq!(thread.branch(1).exchanges.len(), 1);
        assert_eq!(thread.branch(0), Thread::default());
    }
}
