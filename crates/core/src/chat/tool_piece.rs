use std::borrow::Cow;

use crate::json::{Cursor, Malformed};

/// A piece of a tool call: of one element of `delta.tool_calls` (API sheet 4.2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToolPiece<'a> {
    /// Which call it belongs to; some servers leave it out.
    pub index: Option<u32>,
    /// The call's id, in its first piece.
    pub id: Option<Cow<'a, str>>,
    /// The function's name, in its first piece.
    pub name: Option<Cow<'a, str>>,
    /// What to append to the JSON text of the arguments.
    pub arguments: Cow<'a, str>,
}

impl<'a> ToolPiece<'a> {
    pub(super) fn read(value: &mut Cursor<'a>) -> Result<Self, Malformed> {
        let mut piece = Self::default();
        value.object(|key, value| piece.field(key, value))?;
        Ok(piece)
    }

    fn field(&mut self, key: &[u8], value: &mut Cursor<'a>) -> Result<(), Malformed> {
        match key {
            b"index" => self.index = value.integer()?.and_then(|index| u32::try_from(index).ok()),
            b"id" => self.id = filled(value)?,
            b"function" => value.object(|key, value| match key {
                b"name" => {
                    self.name = filled(value)?;
                    Ok(())
                }
                b"arguments" => {
                    self.arguments = arguments(value)?;
                    Ok(())
                }
                _ => Ok(()),
            })?,
            _ => {}
        }
        Ok(())
    }
}

fn filled<'a>(value: &mut Cursor<'a>) -> Result<Option<Cow<'a, str>>, Malformed> {
    Ok(value.string()?.filter(|text| !text.is_empty()))
}

/// A text; some servers send the object itself.
fn arguments<'a>(value: &mut Cursor<'a>) -> Result<Cow<'a, str>, Malformed> {
    let raw = value.raw()?;
    Ok(match raw.first() {
        Some(b'"') => Cursor::new(raw).string()?.unwrap_or_default(),
        Some(b'{' | b'[') => String::from_utf8_lossy(raw),
        _ => Cow::Borrowed(""),
    })
}
