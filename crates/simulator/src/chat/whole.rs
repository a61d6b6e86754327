//! A plain (not streamed) answer, added up from the same pieces.

use serde_json::{Map, Value};

use super::chunk::Envelope;
use super::piece::Piece;

/// How a plain answer ends on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Proper,
    Cut,
    Stall,
}

/// The body and how it ends. Raw bytes belong to streams and are left out.
pub(crate) fn add_up(envelope: &Envelope, pieces: &[(u32, Piece)]) -> (Vec<u8>, Ending) {
    let mut sum = Sum::default();
    let mut ending = Ending::Proper;
    for (_, piece) in pieces {
        match piece {
            Piece::Think(text) => sum.thought.push_str(text),
            Piece::Say(text) => sum.said.push(text.clone()),
            Piece::Call { index, id, name, arguments } => {
                sum.call(*index, id.as_ref(), name.as_ref(), arguments);
            }
            #[cfg(feature = "full")]
            Piece::Delta(members) => sum.merge(members),
            Piece::Fail(failure) => sum.error = Some(failure.json()),
            Piece::Finish(reason) => sum.finish = Some(reason),
            Piece::Cut => ending = Ending::Cut,
            Piece::Stall => ending = Ending::Stall,
            Piece::Comment | Piece::Raw(_) | Piece::End => {}
        }
    }
    (sum.body(envelope).to_string().into_bytes(), ending)
}

#[derive(Default)]
struct Sum {
    thought: String,
    said: Vec<String>,
    /// By index: id, name, arguments.
    calls: Vec<(String, String, String)>,
    /// Members of other deltas: texts joined, lists appended.
    more: Map<String, Value>,
    error: Option<Value>,
    finish: Option<&'static str>,
}

impl Sum {
    fn call(&mut self, index: u32, id: Option<&String>, name: Option<&String>, arguments: &str) {
        let index = usize::try_from(index).unwrap_or(0);
        while self.calls.len() <= index {
            self.calls.push(Default::default());
        }
        let Some(call) = self.calls.get_mut(index) else { return };
        if let (Some(id), Some(name)) = (id, name) {
            call.0.clone_from(id);
            call.1.clone_from(name);
        }
        call.2.push_str(arguments);
    }

    #[cfg(feature = "full")]
    fn merge(&mut self, members: &Value) {
        for (name, value) in members.as_object().into_iter().flatten() {
            match (self.more.get_mut(name), value) {
                (Some(Value::String(text)), Value::String(more)) => text.push_str(more),
                (Some(Value::Array(list)), Value::Array(more)) => list.extend(more.iter().cloned()),
                _ => {
                    self.more.insert(name.clone(), value.clone());
                }
            }
        }
    }

    fn body(self, envelope: &Envelope) -> Value {
        let finish = if self.error.is_some() { Some("error") } else { self.finish };
        let mut choice = object!({
            "index": 0, "logprobs": Value::Null,
            "finish_reason": finish, "native_finish_reason": self.finish,
        });
        #[cfg(feature = "full")]
        if let Some(most) = envelope.logprobs {
            choice["logprobs"] = super::logprobs::all(&self.said, most);
        }
        if let Some(error) = &self.error {
            choice["error"] = error.clone();
        }
        choice["message"] = Value::Object(self.message());
        object!({
            "id": envelope.id.clone(),
            "object": "chat.completion",
            "created": envelope.created,
            "model": envelope.model.clone(),
            "provider": envelope.provider.clone(),
            "system_fingerprint": "fp_simulated",
            "service_tier": Value::Null,
            "choices": [choice],
            "usage": envelope.usage.clone(),
        })
    }

    fn message(self) -> Map<String, Value> {
        let mut message = Map::new();
        let mut set = |name: &str, value: Value| message.insert(name.to_owned(), value);
        set("role", Value::from("assistant"));
        let said = self.said.concat();
        let silent = said.is_empty() && !(self.calls.is_empty() && self.more.is_empty());
        set("content", if silent { Value::Null } else { Value::from(said) });
        set("refusal", Value::Null);
        if self.thought.is_empty() {
            set("reasoning", Value::Null);
        } else {
            let detail = object!({ "type": "reasoning.text", "text": self.thought.as_str(), "format": "unknown", "index": 0 });
            set("reasoning", Value::from(self.thought));
            set("reasoning_details", Value::from([detail]));
        }
        if !self.calls.is_empty() {
            set("tool_calls", self.calls.iter().zip(0u32..).map(called).collect());
        }
        message.extend(self.more);
        message
    }
}

fn called(((id, name, arguments), index): (&(String, String, String), u32)) -> Value {
    let function = object!({ "name": name.as_str(), "arguments": arguments.as_str() });
    object!({ "index": index, "id": id.as_str(), "type": "function", "function": function })
}
