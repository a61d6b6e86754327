use serde::{Deserialize, Serialize};

use super::Raw;
use crate::json::{Members, Place, Reader, Wrong, members, words};

/// The form of the answer. `grammar` and `python` of the wire have no variant: no free model was
/// seen to take them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum ResponseFormat {
    /// Words.
    Text,
    /// Any JSON object. Say in a message that JSON is wanted.
    JsonObject,
    /// JSON that fits a schema.
    JsonSchema {
        /// The schema.
        json_schema: JsonSchema,
    },
}

/// A schema and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonSchema {
    /// At most 64 letters, digits, `_` and `-`.
    pub name: String,
    /// What it is good for, for the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub description: Option<String>,
    /// Whether the answer must fit exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub strict: Option<bool>,
    /// JSON Schema, kept in its order: the model writes in that order.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, unknown>"))]
    pub schema: Raw,
}

impl ResponseFormat {
    /// JSON that fits `schema` exactly.
    pub fn schema(name: impl Into<String>, schema: Raw) -> Self {
        let name = name.into();
        let json_schema = JsonSchema { name, description: None, strict: Some(true), schema };
        Self::JsonSchema { json_schema }
    }
}

/// As it is written. A tagged enum would buffer the schema and lose its order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    r#type: Kind,
    #[serde(default)]
    json_schema: Option<JsonSchema>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Text,
    JsonObject,
    JsonSchema,
}

impl<'de> Deserialize<'de> for ResponseFormat {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        let wire = Wire::deserialize(deserializer)?;
        match (wire.r#type, wire.json_schema) {
            (Kind::Text, None) => Ok(Self::Text),
            (Kind::JsonObject, None) => Ok(Self::JsonObject),
            (Kind::JsonSchema, Some(json_schema)) => Ok(Self::JsonSchema { json_schema }),
            (Kind::JsonSchema, None) => Err(D::Error::missing_field("json_schema")),
            _ => Err(D::Error::custom("json_schema goes with the type json_schema only")),
        }
    }
}

/// How much to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Verbosity {
    /// Little.
    Low,
    /// As usual.
    Medium,
    /// Much.
    High,
    /// More.
    Xhigh,
    /// All there is to say.
    Max,
}

/// What the answer will mostly repeat, such as a file that is to be changed a little.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Prediction {
    /// The text.
    Content {
        /// The text.
        content: String,
    },
}

members! {
    JsonSchema from Self { name: String::new(), description: None, strict: None, schema: Raw::null() };
    must { name, schema }
    may { description, strict }
}

/// The form of an answer as it is written.
struct Written {
    kind: Kind,
    json_schema: Option<JsonSchema>,
}

words!(Kind { Text "text", JsonObject "json_object", JsonSchema "json_schema" });

members! {
    Written from Self { kind: Kind::Text, json_schema: None };
    must { kind as "type" }
    may { json_schema }
}

impl Place for ResponseFormat {
    fn empty() -> Self {
        Self::Text
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        let mut written = Written::new();
        written.read(reader)?;
        *self = match (written.kind, written.json_schema) {
            (Kind::Text, None) => Self::Text,
            (Kind::JsonObject, None) => Self::JsonObject,
            (Kind::JsonSchema, Some(json_schema)) => Self::JsonSchema { json_schema },
            (Kind::JsonSchema, None) => return Err(Wrong::new("missing field `json_schema`")),
            _ => return Err(Wrong::new("json_schema goes with the type json_schema only")),
        };
        Ok(())
    }
}

words!(Verbosity { Low "low", Medium "medium", High "high", Xhigh "xhigh", Max "max" });

/// A prediction as it is written.
struct Predicted {
    kind: Predicting,
    content: String,
}

enum Predicting {
    Content,
}

words!(Predicting { Content "content" });

members! {
    Predicted from Self { kind: Predicting::Content, content: String::new() };
    must { kind as "type", content }
    may {}
}

impl Place for Prediction {
    fn empty() -> Self {
        Self::Content { content: String::new() }
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        let mut written = Predicted::new();
        written.read(reader)?;
        *self = Self::Content { content: written.content };
        Ok(())
    }
}
