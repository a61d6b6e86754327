//! The body of a chat completion, read once.

use serde_json::{Map, Value};

use crate::random::mix;

/// What a request asks for. Members that only billing looks at stay in `body`.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    pub(crate) body: Map<String, Value>,
    pub(crate) stream: bool,
    /// Text of the last user message.
    pub(crate) prompt: String,
    /// All text of all messages.
    pub(crate) all_text: String,
    /// URLs of the image parts.
    pub(crate) images: Vec<String>,
    /// Kinds of the audio and video parts.
    pub(crate) media: Vec<&'static str>,
    /// The file parts, as sent.
    pub(crate) files: Vec<Map<String, Value>>,
}

impl Ask {
    pub(crate) fn new(body: Map<String, Value>) -> Self {
        let mut ask = Self {
            stream: body.get("stream").and_then(Value::as_bool).unwrap_or(false),
            body,
            prompt: String::new(),
            all_text: String::new(),
            images: Vec::new(),
            media: Vec::new(),
            files: Vec::new(),
        };
        ask.read_messages();
        ask
    }

    fn read_messages(&mut self) {
        let messages = self.list("messages").to_vec();
        for message in &messages {
            let text = self.read_content(message.get("content").unwrap_or(&Value::Null));
            self.all_text.push_str(&text);
            self.all_text.push('\n');
            if message.get("role").and_then(Value::as_str) == Some("user") {
                self.prompt = text;
            }
        }
        if let Some(prompt) = self.text("prompt") {
            self.prompt = prompt.to_owned();
            self.all_text.clone_from(&self.prompt);
        }
    }

    fn read_content(&mut self, content: &Value) -> String {
        match content {
            Value::String(text) => text.clone(),
            Value::Array(parts) => {
                let texts: Vec<String> =
                    parts.iter().filter_map(|part| self.read_part(part)).collect();
                texts.join("\n")
            }
            _ => String::new(),
        }
    }

    fn read_part(&mut self, part: &Value) -> Option<String> {
        if let Some(url) = part.pointer("/image_url/url").and_then(Value::as_str) {
            self.images.push(url.to_owned());
        }
        for (member, kind) in
            [("input_audio", "audio"), ("video_url", "video"), ("input_video", "video")]
        {
            if part.get(member).is_some() {
                self.media.push(kind);
            }
        }
        if let Some(Value::Object(file)) = part.get("file") {
            self.files.push(file.clone());
        }
        part.get("text").and_then(Value::as_str).map(str::to_owned)
    }

    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.body.get(key).and_then(Value::as_str)
    }

    pub(crate) fn list(&self, key: &str) -> &[Value] {
        self.body.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// A member of `provider`.
    pub(crate) fn provider(&self, key: &str) -> Option<&Value> {
        self.body.get("provider").and_then(|provider| provider.get(key))
    }

    /// The strings of a list.
    pub(crate) fn strings(&self, key: &str) -> impl Iterator<Item = &str> {
        self.list(key).iter().filter_map(Value::as_str)
    }

    pub(crate) fn max_tokens(&self) -> Option<usize> {
        let number = ["max_completion_tokens", "max_tokens"]
            .iter()
            .find_map(|key| self.body.get(*key).and_then(Value::as_u64));
        number.map(|n| usize::try_from(n).unwrap_or(usize::MAX))
    }

    /// `plugins[]` entries of that id which are not switched off.
    pub(crate) fn plugin(&self, id: &str) -> Option<&Value> {
        self.list("plugins").iter().find(|plugin| {
            plugin.get("id").and_then(Value::as_str) == Some(id)
                && plugin.get("enabled").and_then(Value::as_bool) != Some(false)
        })
    }

    /// Whether `plugins[]` switches that id off.
    pub(crate) fn switches_off(&self, id: &str) -> bool {
        self.list("plugins").iter().any(|plugin| {
            plugin.get("id").and_then(Value::as_str) == Some(id)
                && plugin.get("enabled").and_then(Value::as_bool) == Some(false)
        })
    }

    /// Roughly four characters make a token; a picture makes 250.
    pub(crate) fn prompt_tokens(&self) -> u64 {
        let text = self.all_text.chars().count().div_ceil(4) + 4 * self.list("messages").len();
        u64::try_from(text + 250 * self.images.len()).unwrap_or(u64::MAX)
    }

    /// Stands for what was asked: the same question has the same number.
    pub(crate) fn fingerprint(&self, model: &str) -> u64 {
        let seed = self.body.get("seed").map(Value::to_string).unwrap_or_default();
        mix(&[model.as_bytes(), self.all_text.as_bytes(), seed.as_bytes()])
    }

    /// Whether the caller asked for the same answer each time.
    pub(crate) fn wants_repeatable(&self) -> bool {
        self.body.get("seed").is_some_and(Value::is_i64)
            || self
                .body
                .get("temperature")
                .and_then(Value::as_f64)
                .is_some_and(|t| t.abs() < f64::EPSILON)
    }

    /// Whether thinking is switched off by the request.
    pub(crate) fn refuses_reasoning(&self) -> bool {
        let reasoning = self.body.get("reasoning");
        let get = |key: &str| reasoning.and_then(|r| r.get(key));
        get("enabled") == Some(&Value::Bool(false))
            || get("effort").and_then(Value::as_str) == Some("none")
            || self.text("reasoning_effort") == Some("none")
    }

    /// Whether thinking is switched on by the request.
    pub(crate) fn wants_reasoning(&self) -> bool {
        !self.refuses_reasoning()
            && (self.body.get("reasoning").is_some_and(Value::is_object)
                || self.text("reasoning_effort").is_some()
                || self.body.get("include_reasoning") == Some(&Value::Bool(true)))
    }

    /// Whether thinking stays invisible (and still consumes tokens).
    pub(crate) fn hides_reasoning(&self) -> bool {
        let exclude = self.body.get("reasoning").and_then(|r| r.get("exclude"));
        exclude == Some(&Value::Bool(true))
            || self.body.get("include_reasoning") == Some(&Value::Bool(false))
    }
}
