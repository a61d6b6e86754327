//! A request as a tree, in the order of the wire, to be written down in another language.

use tollfree::{ChatRequest, Raw};

/// A JSON value whose members keep their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// A number, `true`, `false` or `null`, as it is written.
    Plain(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Object(Vec<(String, Node)>),
}

impl Node {
    /// What `request` is on the wire.
    pub(super) fn of(request: &ChatRequest) -> Self {
        // A request holds nothing that JSON cannot hold, but for numbers that no field takes.
        let json = serde_json::to_string(request).unwrap_or_default();
        Self::read(&json)
    }

    /// Reads JSON text; what is none becomes `null`.
    pub(super) fn read(json: &str) -> Self {
        Raw::parse(json).map_or_else(|| Self::plain("null"), |raw| Self::of_raw(&raw))
    }

    /// A number, flag or `null`.
    pub(super) fn plain(text: &str) -> Self {
        Self::Plain(text.into())
    }

    /// A text.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

    /// An object of these members.
    pub(super) fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        Self::Object(members.map(|(key, value)| (key.to_owned(), value)).into())
    }

    fn of_raw(raw: &Raw) -> Self {
        let mut cursor = raw.cursor();
        match raw.as_str().trim_start().bytes().next() {
            Some(b'"') => {
                Self::Text(cursor.string().ok().flatten().unwrap_or_default().into_owned())
            }
            Some(b'[') => {
                let mut list = Vec::new();
                // Raw text is JSON, so nothing here fails.
                let _ = cursor.array(|item| {
                    list.push(Self::of_bytes(item.raw()?));
                    Ok(())
                });
                Self::List(list)
            }
            Some(b'{') => {
                let mut members = Vec::new();
                let _ = cursor.object(|key, value| {
                    members.push((name(key), Self::of_bytes(value.raw()?)));
                    Ok(())
                });
                Self::Object(members)
            }
            _ => Self::Plain(raw.as_str().trim().to_owned()),
        }
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        Self::read(&String::from_utf8_lossy(bytes))
    }

    /// Itself as JSON on one line.
    pub(super) fn json(&self) -> String {
        let entries = |all: Vec<String>| all.join(",");
        match self {
            Self::Plain(word) => word.clone(),
            Self::Text(text) => json_text(text),
            Self::List(all) => format!("[{}]", entries(all.iter().map(Self::json).collect())),
            Self::Object(all) => {
                let member =
                    |(name, node): &(String, Self)| format!("{}:{}", json_text(name), node.json());
                format!("{{{}}}", entries(all.iter().map(member).collect()))
            }
        }
    }

    /// The member of this name.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Takes the member of this name out.
    pub(super) fn take(&mut self, name: &str) -> Option<Self> {
        let Self::Object(members) = self else { return None };
        let at = members.iter().position(|(key, _)| key == name)?;
        Some(members.remove(at).1)
    }

    /// Adds a member at the end.
    pub(super) fn push(&mut self, name: &str, value: Self) {
        if let Self::Object(members) = self {
            members.push((name.into(), value));
        }
    }
}

fn json_text(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The name of a member, whose bytes are still as they were written.
fn name(key: &[u8]) -> String {
    match Node::read(&format!("\"{}\"", String::from_utf8_lossy(key))) {
        Node::Text(text) => text,
        _ => String::new(),
    }
}
