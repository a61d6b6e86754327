use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{
    Raw,
    tools::{Kind, Wire, Written, kind},
};
use crate::json::{Members, Place, Reader, Wrong, members, word};

/// Which tool the model has to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToolChoice {
    /// None: it answers in words.
    None,
    /// The model decides.
    Auto,
    /// At least one.
    Required,
    /// The function of this name.
    Function(String),
    /// A tool that would run on a server; always refused.
    Server(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    name: String,
}

impl Serialize for ToolChoice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_str("none"),
            Self::Auto => serializer.serialize_str("auto"),
            Self::Required => serializer.serialize_str("required"),
            Self::Function(name) => {
                Wire { r#type: Kind::Function, function: Name { name: name.clone() } }
                    .serialize(serializer)
            }
            Self::Server(name) => serializer.collect_map([("type", name)]),
        }
    }
}

impl<'de> Deserialize<'de> for ToolChoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const WORDS: &str = "expected none, auto, required or a function";
        let raw = Raw::deserialize(deserializer)?;
        match raw.as_str() {
            r#""none""# => Ok(Self::None),
            r#""auto""# => Ok(Self::Auto),
            r#""required""# => Ok(Self::Required),
            json => match kind(&raw).as_deref() {
                None => Err(D::Error::custom(WORDS)),
                Some("function") => {
                    let wire: Wire<Name> = serde_json::from_str(json).map_err(D::Error::custom)?;
                    Ok(Self::Function(wire.function.name))
                }
                Some(other) => Ok(Self::Server(other.to_owned())),
            },
        }
    }
}

members! {
    Name from Self { name: String::new() };
    must { name }
    may {}
}

impl Place for ToolChoice {
    fn empty() -> Self {
        Self::None
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Wrong> {
        const WORDS: [&str; 3] = ["none", "auto", "required"];
        if reader.ahead() == b'"' {
            let all = [Self::None, Self::Auto, Self::Required];
            let at = word(reader, &WORDS)?;
            *self = all.into_iter().nth(at).unwrap_or(Self::None);
            return Ok(());
        }
        *self = match kind(&Raw::known(reader.clone().raw()?)).as_deref() {
            None => return Err(Wrong::expected("none, auto, required or a function")),
            Some("function") => {
                let mut written = Written::<Name>::new();
                written.read(reader)?;
                Self::Function(written.function.name)
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
const TYPESCRIPT_TOOL_CHOICE: &str = r#"
/** Which tool the model has to call. */
export type ToolChoice =
  | "none"
  | "auto"
  | "required"
  | { type: "function"; function: { name: string } };
"#;
