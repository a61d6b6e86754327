use crate::{
    Code, Error,
    chat::{ChatRequest, Message},
};

/// What does not fit, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The place, such as `answer.items[2].price`.
    pub path: String,
    /// What is wrong there, such as `must be a number`.
    pub rule: String,
}

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What does not fit; at most 20 are told.
    pub faults: Vec<Fault>,
    /// Keywords of the schema that were not checked.
    pub unchecked: Vec<String>,
}

impl Verdict {
    /// Whether the answer fits, as far as it was checked.
    pub fn fits(&self) -> bool {
        self.faults.is_empty()
    }

    /// The faults in plain words, each as a sentence of its own.
    pub fn words(&self) -> String {
        let each = self.faults.iter().map(|fault| format!("{} {}", fault.path, fault.rule));
        each.collect::<Vec<_>>().join("; ")
    }

    /// The faults as an error; `None` when there are none.
    pub fn error(&self) -> Option<Error> {
        let message = || format!("the answer does not fit its schema: {}", self.words());
        (!self.fits()).then(|| Error::new(Code::SchemaMismatch, message()))
    }

    /// The one request that asks the model to correct `answer`, with the faults quoted. Sending it
    /// costs another request; nothing sends it by itself.
    pub fn repair(&self, request: &ChatRequest, answer: &str) -> ChatRequest {
        let mut request = request.clone();
        let wish = format!(
            "Your answer does not fit the schema: {}. Send the whole corrected JSON and nothing else.",
            self.words()
        );
        request.messages.extend([Message::assistant(answer), Message::user(wish)]);
        request
    }
}
