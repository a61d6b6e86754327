use crate::{
    Code, Error,
    json::{Cursor, Malformed},
};

/// What a client asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The JSON of a chat request of ours, still to be read: whatever is left in it and is not known
    /// is refused there by its name.
    pub request: String,
    /// Whether the answer is to come as a stream.
    pub streams: bool,
}

/// Reads the body that another client would send to `/chat/completions`.
///
/// Members that say nothing (`null`), that OpenRouter ignores or that only tell it what it does
/// anyway are taken out, and two older names of `reasoning` are written in its own words. Nothing
/// that would change the answer is dropped.
pub fn read(body: &str) -> Result<Asked, Error> {
    let mut reader = Reader::default();
    let read = reader.object(Level::Request, body);
    if read.is_err() || !body.trim_start().starts_with('{') {
        return Err(Error::new(Code::RequestInvalid, "the body is not a JSON object"));
    }
    match reader.refused {
        Some(what) => Err(Error::new(Code::RequestInvalid, what)),
        None => Ok(Asked { request: reader.out, streams: reader.streams }),
    }
}

#[derive(Default)]
struct Reader {
    out: String,
    streams: bool,
    /// Members of `reasoning`, from its older names.
    reasoning: String,
    /// The first member that asks for what cannot be given.
    refused: Option<&'static str>,
}

/// What kind of object is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Request,
    Message,
    Call,
    Function,
}

impl Reader {
    /// Writes the object `raw` anew. Anything else becomes an empty one, which the reader of requests
    /// refuses.
    fn object(&mut self, level: Level, raw: &str) -> Result<(), Malformed> {
        self.out.push('{');
        Cursor::new(raw.as_bytes()).object(|key, value| {
            let raw = word(value)?;
            if !self.takes(level, key, raw)? {
                self.member(&String::from_utf8_lossy(renamed(level, key)));
                match (level, key) {
                    (Level::Request, b"messages") => self.list(Level::Message, raw)?,
                    (Level::Message, b"tool_calls") => self.list(Level::Call, raw)?,
                    (Level::Call, b"function") => self.object(Level::Function, raw)?,
                    _ => self.out.push_str(raw),
                }
            }
            Ok(())
        })?;
        if level == Level::Request && !self.reasoning.is_empty() {
            self.member("reasoning");
            self.out.push('{');
            self.out.push_str(&self.reasoning);
            self.out.push('}');
        }
        self.out.push('}');
        Ok(())
    }

    fn list(&mut self, level: Level, raw: &str) -> Result<(), Malformed> {
        self.out.push('[');
        let mut is_first = true;
        Cursor::new(raw.as_bytes()).array(|element| {
            if !std::mem::take(&mut is_first) {
                self.out.push(',');
            }
            self.object(level, word(element)?)
        })?;
        self.out.push(']');
        Ok(())
    }

    fn member(&mut self, key: &str) {
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
    }

    /// Whether the member needs not be written: it says nothing, or it is heard here.
    fn takes(&mut self, level: Level, key: &[u8], raw: &str) -> Result<bool, Malformed> {
        if level != Level::Request {
            return Ok(is_note(level, key, raw));
        }
        match (key, raw) {
            (b"stream", "true") => self.streams = true,
            (b"n" | b"store", "1" | "false" | "null") => {}
            (b"n", _) => self.refused = Some("n: one answer is all that a call gives"),
            (b"store", _) => self.refused = Some("store: a chat completion is not stored"),
            (b"include_reasoning", "false") => self.reason("\"exclude\":true"),
            (b"reasoning_effort", effort) if effort != "null" => {
                self.reason("\"effort\":");
                self.reasoning.push_str(effort);
            }
            // The counts always come, and no padding.
            (b"stream_options" | b"usage", _)
            | (b"include_reasoning", "true")
            | (b"service_tier", "\"auto\"" | "\"default\"")
            | (b"stream", "false")
            | (_, "null") => {}
            (b"modalities", _) => {
                return Ok(Cursor::new(raw.as_bytes()).strings()? == ["text"]);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn reason(&mut self, member: &str) {
        if !self.reasoning.is_empty() {
            self.reasoning.push(',');
        }
        self.reasoning.push_str(member);
    }
}

/// What clients keep beside an answer that they send back.
fn is_note(level: Level, key: &[u8], raw: &str) -> bool {
    match level {
        // What an assistant said is its content, which may say that there is none.
        Level::Message if key == b"content" => false,
        Level::Message => raw == "null" || matches!(key, b"annotations" | b"parsed"),
        _ => matches!(key, b"index" | b"parsed_arguments"),
    }
}

fn renamed(level: Level, key: &[u8]) -> &[u8] {
    match key {
        b"reasoning_content" if level == Level::Message => b"reasoning",
        key => key,
    }
}

/// The JSON of the value here. All of it is text, because it was cut out of one.
fn word<'a>(value: &mut Cursor<'a>) -> Result<&'a str, Malformed> {
    std::str::from_utf8(value.raw()?).map_err(|_| Malformed)
}
