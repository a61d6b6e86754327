use serde::{Deserialize, Serialize};
use std::borrow::Cow;

use tollfree::{Conversation, Event, Millis, Receipt, ToolCall, ToolResult, Turn};

use super::{Beats, Fit, Kind};
use crate::state::json;

/// One answer of a model, whole or in part, and how it came about.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Answer {
    /// The model that was asked.
    pub model: String,
    /// When it was asked, ms since the Unix epoch.
    pub at: Millis,
    /// What the visitor reads.
    pub text: String,
    /// What the model thought, as text for people.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub thoughts: String,
    /// What goes back as history: the answer and, where it called functions, their results.
    pub turns: Vec<Turn>,
    /// What is left of the call. `None`: it was interrupted, by a reload or a crash of the tab.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
    /// How it stands to the schema that was asked for, if one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fit: Option<Fit>,
    /// When which piece arrived, for playing it again.
    #[serde(skip_serializing_if = "Beats::is_empty")]
    pub beats: Beats,
    /// Whether it came out of the simulator.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub simulated: bool,
    /// What becomes a turn when the answer is over.
    #[serde(skip)]
    pub(crate) draft: Conversation,
}

impl Answer {
    /// An answer that is awaited.
    pub fn awaited(model: &str, at: Millis, simulated: bool) -> Self {
        Self { model: model.to_owned(), at, simulated, ..Self::default() }
    }

    /// Takes in what happened `after` so many ms.
    pub fn hear(&mut self, event: &Event, after: Millis) {
        self.draft.hear(event);
        match event {
            Event::Text { text } | Event::Refusal { text } => {
                self.text.push_str(text);
                self.beats.push(after, text.len(), Kind::Text);
            }
            Event::Reasoning { text } => {
                self.thoughts.push_str(text);
                self.beats.push(after, text.len(), Kind::Reasoning);
            }
            Event::Restarted => {
                self.text.clear();
                self.thoughts.clear();
                self.beats = Beats::default();
            }
            _ => {}
        }
    }

    /// One of several requests is over: what the model called and what that gave belong to the
    /// answer, which goes on.
    pub fn take_results(
        &mut self,
        receipt: &Receipt,
        calls: &[ToolCall],
        results: Vec<ToolResult>,
    ) {
        self.draft.close(receipt);
        for (call, result) in calls.iter().zip(results) {
            self.draft.answer(call, result);
        }
        self.turns.extend(std::mem::take(&mut self.draft).turns().iter().cloned());
    }

    /// What is drawn: the text, or JSON laid out.
    pub fn drawn(&self) -> Cow<'_, str> {
        match &self.fit {
            Some(fit) if fit.is_json => Cow::Owned(json::block(&self.text)),
            _ => Cow::Borrowed(&self.text),
        }
    }

    /// The call is over.
    pub fn close(&mut self, receipt: Receipt) {
        self.draft.close(&receipt);
        self.turns.extend(std::mem::take(&mut self.draft).turns().iter().cloned());
        self.receipt = Some(receipt);
    }

    /// Whether it was cut off by the end of the page, and not by anybody's will.
    pub fn is_interrupted(&self) -> bool {
        self.receipt.is_none()
    }

    /// What goes on as history of an answer that was interrupted: the part that arrived.
    pub fn settle(&mut self) {
        if self.turns.is_empty() && !self.text.is_empty() {
            let mut part = Conversation::new();
            part.push(tollfree::Message::assistant(self.text.as_str()));
            self.turns = part.turns().to_vec();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Event {
        Event::Text { text: text.into() }
    }

    /// A reload in mid-stream that loses what had arrived, or forgets it as history.
    #[test]
    fn a_part_survives_as_text_and_as_history() {
        let mut answer = Answer::awaited("a/b:free", 5, false);
        answer.hear(&text("half an "), 10);
        answer.hear(&text("answer"), 20);
        let kept = serde_json::to_string(&answer).unwrap();
        let mut read: Answer = serde_json::from_str(&kept).unwrap();
        assert!(read.is_interrupted());
        read.settle();
        assert_eq!(read.text, "half an answer");
        assert_eq!(read.turns[0].message, tollfree::Message::assistant("half an answer"));
    }

    /// What was void is shown, sent or played again.
    #[test]
    fn another_try_starts_from_nothing() {
        let mut answer = Answer::awaited("a/b:free", 5, false);
        answer.hear(&text("void"), 10);
        answer.hear(&Event::Restarted, 11);
        answer.hear(&text("good"), 20);
        answer.close(Receipt::default());
        assert_eq!(answer.text, "good");
        assert_eq!(answer.turns[0].message, tollfree::Message::assistant("good"));
        assert_eq!(answer.beats.iter().count(), 1);
    }

    /// Calls that are forgotten, or results that the next request does not carry.
    #[test]
    fn calls_and_results_are_part_of_the_answer() {
        let call = ToolCall::new("1", "calculate", "{}");
        let round = Receipt { tool_calls: vec![call.clone()], ..Receipt::default() };
        let mut answer = Answer::awaited("a/b:free", 5, false);
        answer.take_results(&round, &[call], vec![Ok("42".into())]);
        answer.hear(&text("It is 42."), 20);
        answer.close(Receipt::default());
        let roles: Vec<_> = answer.turns.iter().map(|turn| turn.message.role).collect();
        assert_eq!(
            roles,
            [tollfree::Role::Assistant, tollfree::Role::Tool, tollfree::Role::Assistant]
        );
        assert_eq!(Conversation::of(answer.turns).messages().len(), 3);
    }

    /// JSON that stands as one long line, or prose that is set as code.
    #[test]
    fn only_json_is_laid_out() {
        let fit = |is_json| Some(Fit { is_json, ..Fit::default() });
        let answer =
            |is_json| Answer { text: "{\"a\":1}".into(), fit: fit(is_json), ..Answer::default() };
        assert_eq!(answer(true).drawn(), "```json\n{\n  \"a\": 1\n}\n```");
        assert_eq!(answer(false).drawn(), "{\"a\":1}");
    }

    /// A receipt that cannot be read back takes the whole history with it.
    #[test]
    fn a_closed_answer_reads_back_as_it_was() {
        let mut answer = Answer::awaited("a/b:free", 5, true);
        answer.hear(&text("x"), 10);
        let error = tollfree::Error::new(tollfree::Code::UpstreamBusy, "busy");
        answer.close(Receipt { error: Some(error), requests: 1, ..Receipt::default() });
        let kept = serde_json::to_string(&answer).unwrap();
        assert_eq!(serde_json::from_str::<Answer>(&kept).unwrap(), answer);
    }
}
