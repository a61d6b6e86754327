use super::{Conversation, Turn, turn::TurnState};
use crate::chat::{Message, Role, ToolCall};

impl Conversation {
    /// The messages that are sent, oldest first.
    ///
    /// INVARIANT: no call without its results and no result without its call: providers refuse
    /// both. Of a partial answer only its text is sent: half a thought has no valid signature.
    pub fn messages(&self) -> Vec<Message> {
        let sent: Vec<&Turn> = self.turns.iter().filter(|turn| !turn.is_set_aside).collect();
        let mut messages: Vec<Message> = Vec::new();
        let mut open: Vec<&str> = Vec::new();
        for (at, turn) in sent.iter().enumerate() {
            if let Some(id) = turn.message.tool_call_id.as_deref() {
                if let Some(place) = open.iter().position(|known| *known == id) {
                    open.swap_remove(place);
                    messages.push(turn.message.clone());
                }
                continue;
            }
            let calls = turn.message.tool_calls.as_deref().unwrap_or_default();
            let are_answered = is_answered(calls, &sent[at + 1..]);
            open = if are_answered {
                calls.iter().map(|call| call.id.as_str()).collect()
            } else {
                Vec::new()
            };
            messages.extend(sendable(turn, are_answered));
        }
        messages
    }

    /// The calls of the last answer that have no result yet.
    pub fn pending(&self) -> Vec<&ToolCall> {
        let Some(last) = self.turns.iter().rposition(|turn| turn.message.role != Role::Tool) else {
            return Vec::new();
        };
        let (turn, results) = (&self.turns[last], &self.turns[last + 1..]);
        let is_answered = |call: &&ToolCall| {
            results.iter().any(|turn| turn.message.tool_call_id.as_deref() == Some(&call.id))
        };
        turn.message.tool_calls.iter().flatten().filter(|call| !is_answered(call)).collect()
    }
}

/// Whether each call has a result among the tools' messages that follow directly.
fn is_answered(calls: &[ToolCall], behind: &[&Turn]) -> bool {
    let results = || behind.iter().take_while(|turn| turn.message.role == Role::Tool);
    calls
        .iter()
        .all(|call| results().any(|turn| turn.message.tool_call_id.as_deref() == Some(&call.id)))
}

fn sendable(turn: &Turn, are_answered: bool) -> Option<Message> {
    let mut message = turn.message.clone();
    if !are_answered {
        message.tool_calls = None;
    }
    if turn.state != TurnState::Whole || (!are_answered && message.content.is_none()) {
        message.reasoning_details = None;
    }
    let says =
        message.content.is_some() || message.tool_calls.is_some() || message.refusal.is_some();
    says.then_some(message)
}
