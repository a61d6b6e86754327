//! Frames of a stream, in the exact shape and key order of API sheet 4.2.

use serde::Serialize;
use serde_json::Value;

use super::piece::{Failure, Piece};

/// What is the same in every chunk of one answer.
#[derive(Clone, Debug)]
pub(crate) struct Envelope {
    pub(crate) id: String,
    /// Unix seconds.
    pub(crate) created: u64,
    pub(crate) model: String,
    pub(crate) provider: String,
    pub(crate) usage: Value,
    /// How many alternatives each token's log probability comes with, if it does.
    #[cfg(feature = "full")]
    pub(crate) logprobs: Option<u64>,
}

#[derive(Serialize)]
struct Chunk<'a> {
    id: &'a str,
    object: &'static str,
    created: u64,
    model: &'a str,
    provider: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    system_fingerprint: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_tier: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Value>,
    choices: [Choice<'a>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    usage: Option<&'a Value>,
}

#[derive(Serialize)]
struct Choice<'a> {
    index: u32,
    delta: Delta<'a>,
    finish_reason: Option<&'a str>,
    native_finish_reason: Option<&'a str>,
    #[cfg(feature = "full")]
    #[serde(skip_serializing_if = "Option::is_none")]
    logprobs: Option<Value>,
}

#[derive(Serialize, Default)]
struct Delta<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    content: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasoning: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasoning_details: Option<[Detail<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tool_calls: Option<[Call<'a>; 1]>,
}

#[derive(Serialize)]
struct Detail<'a> {
    r#type: &'static str,
    text: &'a str,
    format: &'static str,
    index: u32,
}

#[derive(Serialize)]
struct Call<'a> {
    index: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    function: Function<'a>,
}

#[derive(Serialize)]
struct Function<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    arguments: &'a str,
}

impl Envelope {
    /// The bytes of one piece; empty for pieces that are no bytes.
    pub(crate) fn frame(&self, piece: &Piece) -> Vec<u8> {
        match piece {
            Piece::Comment => b": OPENROUTER PROCESSING\n\n".to_vec(),
            Piece::Think(text) => self.delta(thought(text)),
            Piece::Say(text) => self.said(text),
            Piece::Call { index, id, name, arguments } => {
                self.delta(called(*index, id.as_deref(), name.as_deref(), arguments))
            }
            #[cfg(feature = "full")]
            Piece::Delta(members) => self.with(members),
            Piece::Fail(failure) => self.failed(failure),
            Piece::Raw(bytes) => bytes.clone(),
            Piece::Finish(reason) => self.finish(reason),
            Piece::Cut | Piece::Stall | Piece::End => Vec::new(),
        }
    }

    fn chunk<'a>(&'a self, delta: Delta<'a>, finish: Option<&'a str>) -> Chunk<'a> {
        Chunk {
            id: &self.id,
            object: "chat.completion.chunk",
            created: self.created,
            model: &self.model,
            provider: &self.provider,
            system_fingerprint: None,
            service_tier: None,
            error: None,
            choices: [Choice {
                index: 0,
                delta,
                finish_reason: finish,
                native_finish_reason: finish,
                #[cfg(feature = "full")]
                logprobs: None,
            }],
            usage: None,
        }
    }

    /// A piece of text, with its log probability where they are asked for.
    #[cfg(feature = "full")]
    fn said(&self, text: &str) -> Vec<u8> {
        let mut chunk = self.chunk(said(text), None);
        chunk.choices[0].logprobs = self.logprobs.map(|most| super::logprobs::one(text, most));
        data(&chunk)
    }

    #[cfg(not(feature = "full"))]
    fn said(&self, text: &str) -> Vec<u8> {
        self.delta(said(text))
    }

    /// An empty delta with more members.
    #[cfg(feature = "full")]
    fn with(&self, members: &Value) -> Vec<u8> {
        let frame = String::from_utf8(self.delta(said(""))).unwrap_or_default();
        let members = members.to_string();
        let inner = members.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let empty = "\"content\":\"\"";
        let full = format!("{empty},{}", inner.unwrap_or("\"content\":null"));
        frame.replacen(empty, &full, 1).into_bytes()
    }

    fn delta(&self, delta: Delta<'_>) -> Vec<u8> {
        data(&self.chunk(delta, None))
    }

    /// The error frame: no role, and the native reason is unknown (API sheet 4.4).
    fn failed(&self, failure: &Failure) -> Vec<u8> {
        let mut chunk = self.chunk(Delta::default(), Some("error"));
        chunk.choices[0].native_finish_reason = None;
        chunk.error = Some(failure.json());
        data(&chunk)
    }

    /// The finish arrives twice, the second time with the usage; then `[DONE]`.
    fn finish(&self, reason: &str) -> Vec<u8> {
        let mut first = self.chunk(said(""), Some(reason));
        first.system_fingerprint = Some("fp_simulated");
        let mut bytes = data(&first);
        let mut second = self.chunk(said(""), Some(reason));
        second.service_tier = Some(Value::Null);
        second.usage = Some(&self.usage);
        bytes.extend(data(&second));
        bytes.extend(b"data: [DONE]\n\n");
        bytes
    }
}

fn said(content: &str) -> Delta<'_> {
    Delta { role: Some("assistant"), content, ..Delta::default() }
}

fn thought(text: &str) -> Delta<'_> {
    let detail = Detail { r#type: "reasoning.text", text, format: "unknown", index: 0 };
    Delta { reasoning: Some(text), reasoning_details: Some([detail]), ..said("") }
}

fn called<'a>(
    index: u32,
    id: Option<&'a str>,
    name: Option<&'a str>,
    arguments: &'a str,
) -> Delta<'a> {
    let call =
        Call { index, id, r#type: id.map(|_| "function"), function: Function { name, arguments } };
    Delta { tool_calls: Some([call]), ..said("") }
}

/// One frame. Serialising strings and numbers into memory cannot fail.
fn data(chunk: &Chunk<'_>) -> Vec<u8> {
    let mut bytes = b"data: ".to_vec();
    bytes.extend(serde_json::to_vec(chunk).unwrap_or_default());
    bytes.extend(b"\n\n");
    bytes
}
