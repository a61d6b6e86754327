use super::MOST_KEPT;
use crate::{
    Code, Error, Millis,
    call::Receipt,
    chat::{Chunk, FinishReason, Piece, Raw},
    json::{Cursor, Malformed},
};

/// A stream as one answer. Members that are not known go on as they came; of those that come more
/// than once, the last one counts.
#[derive(Debug, Default)]
pub(super) struct Fold {
    /// Names and JSON values beside `choices`.
    members: Vec<(String, String)>,
    text: String,
    reasoning: String,
    refusal: String,
    native: Option<String>,
    /// Elements of the choice's lists, as JSON, with commas between them.
    annotations: String,
    logprobs: String,
    /// INVARIANT: nothing is taken in once this is above [`MOST_KEPT`].
    kept: usize,
}

/// What kind of object is read.
#[derive(Clone, Copy)]
enum Level {
    Chunk,
    Choice,
    Message,
    Logprobs,
}

/// More members than a chunk was ever seen to have.
const MOST_MEMBERS: usize = 24;

impl Fold {
    /// Takes in one chunk, or an answer in one piece.
    pub(super) fn data(&mut self, data: &[u8]) {
        let Ok(mut chunk) = Chunk::read(data) else { return };
        if self.has_overflown() {
            return;
        }
        self.kept += data.len();
        self.native = chunk.native_finish_reason.take().map(Into::into).or(self.native.take());
        for piece in chunk.pieces() {
            match piece {
                Piece::Text(text) => self.text.push_str(&text),
                Piece::Reasoning(text) => self.reasoning.push_str(&text),
                Piece::Refusal(text) => self.refusal.push_str(&text),
            }
        }
        // It was read before.
        let _ = self.walk(Level::Chunk, &mut Cursor::new(data));
    }

    fn walk(&mut self, level: Level, value: &mut Cursor<'_>) -> Result<(), Malformed> {
        value.object(|key, value| match (level, key) {
            (Level::Chunk, b"object" | b"error") => Ok(()),
            (Level::Chunk, b"choices") => value.array(|choice| self.walk(Level::Choice, choice)),
            (Level::Chunk, _) => {
                let raw = value.raw()?;
                self.member(key, raw);
                Ok(())
            }
            (Level::Choice, b"delta" | b"message") => self.walk(Level::Message, value),
            (Level::Choice, b"logprobs") => self.walk(Level::Logprobs, value),
            (Level::Message, b"annotations") => list(value, &mut self.annotations),
            (Level::Logprobs, b"content") => list(value, &mut self.logprobs),
            _ => Ok(()),
        })
    }

    fn member(&mut self, name: &[u8], raw: &[u8]) {
        let (name, raw) = (text(name), text(raw));
        let has_room = self.members.len() < MOST_MEMBERS;
        match self.members.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) if raw != "null" => *known = raw,
            None if has_room => self.members.push((name, raw)),
            _ => {}
        }
    }

    pub(super) fn has_overflown(&self) -> bool {
        self.kept > MOST_KEPT
    }

    /// The answer as JSON: a `chat.completion`, or one chunk that says all.
    pub(super) fn write(&mut self, receipt: &Receipt, now: Millis, as_chunk: bool) -> String {
        self.or("id", quoted(receipt.id.as_deref().unwrap_or_default()));
        self.or("model", quoted(&receipt.model));
        self.or("created", (now / 1000).to_string());
        let (object, message) = if as_chunk {
            ("\"chat.completion.chunk\"", "delta")
        } else {
            ("\"chat.completion\"", "message")
        };
        let mut all = Object::default();
        all.member("object", object);
        for (name, value) in &self.members {
            all.member(name, value);
        }
        let mut choice = Object::default();
        choice.member("index", "0");
        choice.member(message, &self.message(receipt, as_chunk));
        choice.text("finish_reason", receipt.finish_reason.as_ref().map(FinishReason::as_str));
        choice.text("native_finish_reason", self.native.as_deref());
        let mut logprobs = Object::default();
        logprobs.list("content", &self.logprobs);
        let logprobs = logprobs.close();
        choice.member("logprobs", if self.logprobs.is_empty() { "null" } else { &logprobs });
        all.list("choices", &choice.close());
        all.close()
    }

    /// A member that a client needs, where the server left it out.
    fn or(&mut self, name: &str, value: String) {
        if !self.members.iter().any(|(known, _)| known == name) {
            self.members.push((name.to_owned(), value));
        }
    }

    fn message(&self, receipt: &Receipt, as_chunk: bool) -> String {
        let said = |text| Some(text).filter(|text: &&String| !text.is_empty()).map(String::as_str);
        let text = said(&self.text).or(receipt.tool_calls.is_empty().then_some(""));
        let mut message = Object::default();
        message.text("role", Some("assistant"));
        message.text("content", text);
        message.text("refusal", said(&self.refusal));
        if let Some(reasoning) = said(&self.reasoning) {
            message.text("reasoning", Some(reasoning));
        }
        let details: Vec<_> = receipt.reasoning_details.iter().map(Raw::as_str).collect();
        message.list("reasoning_details", &details.join(","));
        let mut calls = Vec::new();
        for (at, call) in receipt.tool_calls.iter().enumerate() {
            let mut function = Object::default();
            function.text("name", Some(&call.function.name));
            function.text("arguments", Some(&call.function.arguments));
            let mut written = Object::default();
            if as_chunk {
                written.member("index", &at.to_string());
            }
            written.text("id", Some(&call.id));
            written.text("type", Some("function"));
            written.member("function", &function.close());
            calls.push(written.close());
        }
        message.list("tool_calls", &calls.join(","));
        message.list("annotations", &self.annotations);
        message.close()
    }
}

/// The answer is larger than may be kept.
pub(super) fn overflow() -> Error {
    Error::new(Code::Overflow, "the answer is larger than this client keeps")
}

/// A JSON object that is written member by member.
#[derive(Default)]
struct Object(String);

impl Object {
    #[inline(never)]
    fn member(&mut self, name: &str, value: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
        self.0.push_str(value);
    }

    /// A text, or that there is none.
    fn text(&mut self, name: &str, text: Option<&str>) {
        self.member(name, &text.map_or_else(|| "null".to_owned(), quoted));
    }

    /// A list of these elements, unless there are none.
    fn list(&mut self, name: &str, elements: &str) {
        if !elements.is_empty() {
            self.member(name, &["[", elements, "]"].concat());
        }
    }

    fn close(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// Puts the elements of the list here behind those of `all`.
fn list(value: &mut Cursor<'_>, all: &mut String) -> Result<(), Malformed> {
    value.array(|element| {
        if !all.is_empty() {
            all.push(',');
        }
        all.push_str(&text(element.raw()?));
        Ok(())
    })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A text as JSON.
#[inline(never)]
pub(super) fn quoted(text: &str) -> String {
    crate::json::write(text)
}
