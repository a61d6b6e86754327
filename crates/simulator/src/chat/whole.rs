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
            Piece::Say(text) => sum.said.push_str(text),
            Piece::Call { id, name, arguments } => sum.call(id.as_ref(), name.as_ref(), arguments),
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
    said: String,
    call: Option<(String, String, String)>,
    error: Option<Value>,
    finish: Option<&'static str>,
}

impl Sum {
    fn call(&mut self, id: Option<&String>, name: Option<&String>, arguments: &str) {
        let call = self.call.get_or_insert_default();
        if let (Some(id), Some(name)) = (id, name) {
            call.0.clone_from(id);
            call.1.clone_from(name);
        }
        call.2.push_str(arguments);
    }

    fn body(self, envelope: &Envelope) -> Value {
        let finish = if self.error.is_some() { Some("error") } else { self.finish };
        let mut choice = object!({
            "index": 0, "logprobs": Value::Null,
            "finish_reason": finish, "native_finish_reason": self.finish,
        });
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
            "system_fingerprint": Value::Null,
            "service_tier": Value::Null,
            "choices": [choice],
            "usage": envelope.usage.clone(),
        })
    }

    fn message(self) -> Map<String, Value> {
        let mut message = Map::new();
        message.insert("role".to_owned(), Value::from("assistant"));
        let silent = self.said.is_empty() && self.call.is_some();
        message.insert(
            "content".to_owned(),
            if silent { Value::Null } else { Value::from(self.said) },
        );
        message.insert("refusal".to_owned(), Value::Null);
        if self.thought.is_empty() {
            message.insert("reasoning".to_owned(), Value::Null);
        } else {
            let detail = object!({ "type": "reasoning.text", "text": self.thought.as_str(), "format": "unknown", "index": 0 });
            message.insert("reasoning".to_owned(), Value::from(self.thought));
            message.insert("reasoning_details".to_owned(), Value::from([detail]));
        }
        if let Some((id, name, arguments)) = self.call {
            let function = object!({ "name": name, "arguments": arguments });
            let call = object!({ "index": 0, "id": id, "type": "function", "function": function });
            message.insert("tool_calls".to_owned(), Value::from([call]));
        }
        message
    }
}
