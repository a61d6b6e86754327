use futures_util::StreamExt as _;
use tollfree::{Answer, Code, Error, Event, Receipt};

/// What an answer said until its end.
#[derive(Debug, Default)]
pub struct Heard {
    /// The answer.
    pub text: String,
    /// The reasoning.
    pub thoughts: String,
    /// What was told between the pieces of text.
    pub events: Vec<Event>,
    /// The error, if it failed.
    pub error: Option<Error>,
    /// What was left of the call.
    pub receipt: Option<Receipt>,
}

impl Heard {
    /// Reads `answer` to its end.
    pub async fn all(mut answer: Answer) -> Self {
        let mut heard = Self::default();
        while let Some(item) = answer.next().await {
            match item {
                Ok(Event::Text { text }) => heard.text.push_str(&text),
                Ok(Event::Reasoning { text }) => heard.thoughts.push_str(&text),
                Ok(event) => heard.events.push(event),
                Err(error) => heard.error = Some(error),
            }
        }
        heard.receipt = answer.receipt().cloned();
        heard
    }

    /// The code of the error, if it failed.
    pub fn code(&self) -> Option<Code> {
        self.error.as_ref().map(|error| error.code)
    }
}
