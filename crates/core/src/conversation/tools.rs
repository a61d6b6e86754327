use super::Conversation;
use crate::{
    Code, Error,
    chat::{Message, Raw, Tool, ToolCall},
};

/// What a function of the caller's gave: a text for the model, or why it failed, which the model is
/// told too.
pub type ToolResult = Result<String, String>;

/// How many rounds of calls and results a question may take. Each round is one more request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToolRounds {
    most: u8,
    used: u8,
}

impl Default for ToolRounds {
    /// Five: a tenth of what an account without credits has for a day.
    fn default() -> Self {
        Self::new(5)
    }
}

impl ToolRounds {
    /// At most so many rounds.
    pub fn new(most: u8) -> Self {
        Self { most, used: 0 }
    }

    /// The rounds that were begun.
    pub fn used(&self) -> u8 {
        self.used
    }

    /// Begins another round: call it before each request that carries results. An error when there
    /// were enough.
    pub fn begin(&mut self) -> Result<(), Error> {
        if self.used == self.most {
            let message = format!("the model still calls tools after {} rounds", self.most);
            return Err(Error::new(Code::ToolRounds, message));
        }
        self.used += 1;
        Ok(())
    }
}

impl Conversation {
    /// Adds the result of a call.
    pub fn answer(&mut self, call: &ToolCall, result: ToolResult) {
        let text = result.unwrap_or_else(|why| format!("error: {why}"));
        self.push(Message::tool(&call.id, text));
    }
}

/// The arguments of `call`, an object; or what is wrong with the call, in words for the model: the
/// result that it gets instead.
pub fn arguments(call: &ToolCall, tools: &[Tool]) -> Result<Raw, String> {
    let name = &call.function.name;
    let is_named = |tool: &Tool| matches!(tool, Tool::Function(known) if known.name == *name);
    if !tools.iter().any(is_named) {
        return Err(format!("there is no function named {name}"));
    }
    match Raw::parse(&call.function.arguments) {
        Some(raw) if raw.as_str().trim_start().starts_with('{') => Ok(raw),
        Some(_) => Err(format!("the arguments of {name} must be a JSON object")),
        None => Err(format!("the arguments of {name} are not valid JSON")),
    }
}
