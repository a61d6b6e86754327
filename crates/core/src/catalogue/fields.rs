//! How single fields are read: permissively, so that one odd value does not cost an entry.

use std::borrow::Cow;

use crate::json::{Cursor, Malformed};

/// A text, or an empty one.
pub(super) fn text(value: &mut Cursor<'_>) -> Result<String, Malformed> {
    Ok(value.string()?.unwrap_or_default().into_owned())
}

/// A text that says something: the server also sends `""` for "not known".
pub(super) fn said(value: &mut Cursor<'_>) -> Result<Option<String>, Malformed> {
    Ok(value.string()?.map(Cow::into_owned).filter(|text| !text.is_empty()))
}

/// A whole number from 0 on.
pub(super) fn count(value: &mut Cursor<'_>) -> Result<Option<u64>, Malformed> {
    Ok(value.integer()?.and_then(|count| u64::try_from(count).ok()))
}

/// A whole number from 0 on that fits 32 bits.
pub(super) fn small(value: &mut Cursor<'_>) -> Result<Option<u32>, Malformed> {
    Ok(value.integer()?.and_then(|count| u32::try_from(count).ok()))
}
