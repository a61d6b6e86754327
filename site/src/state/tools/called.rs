use tollfree::{Content, Role, Turn};

/// A call that a model made, and what it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The function.
    pub name: String,
    /// Its arguments, JSON as the model wrote it.
    pub arguments: String,
    /// What it gave; `None`: it was never run.
    pub result: Option<String>,
}

/// The calls of an answer, in order.
pub fn called(turns: &[Turn]) -> Vec<Called> {
    let result = |id: &str| {
        let is_it = |turn: &&Turn| {
            turn.message.role == Role::Tool && turn.message.tool_call_id.as_deref() == Some(id)
        };
        turns.iter().find(is_it).and_then(|turn| match &turn.message.content {
            Some(Content::Text(text)) => Some(text.clone()),
            _ => None,
        })
    };
    let calls = turns.iter().filter_map(|turn| turn.message.tool_calls.as_ref()).flatten();
    calls
        .map(|call| Called {
            name: call.function.name.clone(),
            arguments: call.function.arguments.clone(),
            result: result(&call.id),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use tollfree::{Conversation, Message, ToolCall};

    use super::*;

    /// A result that stands beside another call, or a call that looks as if it had run.
    #[test]
    fn each_call_stands_with_its_own_result() {
        let (one, two) =
            (ToolCall::new("1", "calculate", "{}"), ToolCall::new("2", "current_time", "{}"));
        let mut asked = Message::assistant("");
        asked.tool_calls = Some(vec![one, two.clone()]);
        let mut conversation = Conversation::new();
        conversation.push(asked);
        conversation.answer(&two, Ok("noon".into()));
        let calls = called(conversation.turns());
        assert_eq!((calls[0].name.as_str(), &calls[0].result), ("calculate", &None));
        assert_eq!(calls[1].result.as_deref(), Some("noon"));
    }
}
