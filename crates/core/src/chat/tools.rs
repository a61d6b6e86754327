use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::Raw;
use crate::json::{Cursor, Members, Place, Reader, Wrong, members, words};

/// What a model may call.
///
/// A server's own tools (`openrouter:web_search` and its like) cost money (API sheet 2.4): they are
/// read by name only, so that the guard can refuse them by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tool {
    /// A function of the caller's.
    Function(ToolFunction),
    /// A tool that would run on a server; always refused.
    Server(String),
}

/// A function that the caller runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ToolFunction {
    /// At most 64 letters, digits, `_` and `-`.
    pub name: String,
    /// What it is good for, for the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub description: Option<String>,
    /// JSON Schema of its arguments, an object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "Record<string, unknown>"))]
    pub parameters: Option<Raw>,
    /// Whether the arguments must fit the schema exactly, where the model supports that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub strict: Option<bool>,
}

impl Tool {
    /// A function with the JSON Schema of its arguments.
    pub fn function(
        name: impl Into<String>,
        description: impl Into<String>,
        parameters: Raw,
    ) -> Self {
        Self::Function(ToolFunction {
            name: name.into(),
            description: Some(description.into()),
            parameters: Some(parameters),
            strict: None,
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wire<F> {
    pub(super) r#type: Kind,
    pub(super) function: F,
}

/// The one kind of tool that is sent.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, Default, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    #[default]
    Function,
}

impl Serialize for Tool {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Function(function) => {
                Wire { r#type: Kind::Function, function }.serialize(serializer)
            }
            Self::Server(name) => serializer.collect_map([("type", name)]),
        }
    }
}

impl<'de> Deserialize<'de> for Tool {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Raw::deserialize(deserializer)?;
        match kind(&raw).as_deref() {
            None | Some("function") => {
                let wire: Wire<ToolFunction> =
                    serde_json::from_str(raw.as_str()).map_err(D::Error::custom)?;
                Ok(Self::Function(wire.function))
            }
            Some(other) => Ok(Self::Server(other.to_owned())),
        }
    }
}

/// The `type` of a tool or of a choice, if it is an object that has one.
pub(super) fn kind(raw: &Raw) -> Option<String> {
    let mut kind = None;
    let read = raw.cursor().object(|key, value: &mut Cursor<'_>| {
        if key == b"type" {
            kind = value.string()?.map(std::borrow::Cow::into_owned);
        }
        Ok(())
    });
    read.ok().and(kind)
}

members! {
    ToolFunction from Self { name: String::new(), description: None, parameters: None, strict: None };
    must { name }
    may { description, parameters, strict }
}

words!(Kind { Function "function" });

/// A function as it is written, under its type.
pub(super) struct Written<F> {
    kind: Kind,
    pub(super) function: F,
}

impl<F: Place> Members for Written<F> {
    fn new() -> Self {
        Self { kind: Kind::Function, function: F::empty() }
    }

    fn names(&self) -> &'static [&'static str] {
        &["type", "function"]
    }

    fn needed(&self) -> usize {
        2
    }

    fn place(&mut self, at: usize) -> Option<&mut dyn Place> {
        let places: [&mut dyn Place; 2] = [&mut self.kind, &mut self.function];
        places.into_iter().nth(at)
    }
}

impl Place for Tool {
    fn empty() -> Self {
        Self::Server(String::new())
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        let kind = kind(&Raw::known(reader.clone().raw()?));
        *self = match kind.as_deref() {
            None | Some("function") => {
                let mut written = Written::<ToolFunction>::new();
                written.read(reader)?;
                Self::Function(written.function)
            }
            Some(other) => {
                reader.raw()?;
                Self::Server(other.to_owned())
            }
        };
        Ok(())
    }
}

#[cfg(feature = "typescript")]
#[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT_TOOL: &str = r#"
/** A function that the model may call. Tools that run on a server cost money and are refused. */
export interface Tool {
  type: "function";
  function: ToolFunction;
}
"#;
