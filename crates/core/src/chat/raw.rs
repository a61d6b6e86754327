use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeStruct};
use serde_json::value::RawValue;

use crate::json::{Cursor, VERBATIM, is_json};

/// A JSON value kept as it was written: the order of its members and every byte of it.
///
/// A schema reads differently in another order, and reasoning is signed: neither may change on its
/// way (API sheet 4.3).
#[derive(Clone)]
pub struct Raw(Box<str>);

impl Raw {
    /// Reads JSON text; `None` when it is none.
    pub fn parse(json: &str) -> Option<Self> {
        let json = json.trim_ascii();
        is_json(json).then(|| Self(json.into()))
    }

    /// JSON text that is known to be that.
    pub(crate) fn known(json: &str) -> Self {
        Self(json.into())
    }

    /// `null`.
    pub(crate) fn null() -> Self {
        Self::known("null")
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A cursor before the value.
    pub fn cursor(&self) -> Cursor<'_> {
        Cursor::new(self.as_str().as_bytes())
    }
}

impl PartialEq for Raw {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Raw {}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Raw {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut raw = serializer.serialize_struct(VERBATIM, 1)?;
        raw.serialize_field(VERBATIM, self.as_str())?;
        raw.end()
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Ok(Self(raw.get().into()))
    }
}
