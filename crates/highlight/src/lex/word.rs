//! Words, numbers and keys.

use super::code::Last;
use super::{Cursor, Ink};
use crate::languages::Language;

/// Keywords that end a value; a pattern may follow all others.
const VALUES: [&str; 6] = ["this", "self", "super", "true", "false", "null"];

/// Whether `byte` belongs to words.
pub(super) fn is_part(language: &Language, byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || byte == b'_'
        || !byte.is_ascii()
        || language.letters.as_bytes().contains(&byte)
}

/// Reads the word or the number that begins here.
pub(super) fn read(cursor: &mut Cursor<'_>, language: &Language) -> Last {
    let start = cursor.at();
    let is_number = cursor.peek(0).is_some_and(|byte| byte.is_ascii_digit());
    let is_member = cursor.before() == Some(b'.');
    // `1'000` and `0.5` are one number.
    cursor.skip_while(|byte| is_part(language, byte) || (is_number && byte == b'\''));
    if is_number {
        return Last::Value;
    }
    let word = cursor.since(start);
    let is_keyword = !is_member && language.knows(word);
    if is_keyword || is_key(cursor, language, true) {
        cursor.mark(start, Ink::Keyword);
    }
    if is_keyword && !VALUES.contains(&word) { Last::Sign } else { Last::Value }
}

/// Whether what was just read is a key. `apart` asks for white space behind the colon, as in YAML.
pub(super) fn is_key(cursor: &mut Cursor<'_>, language: &Language, apart: bool) -> bool {
    let Some(sign) = language.key else { return false };
    let rest = cursor.rest().as_bytes();
    let spaces = rest.iter().take_while(|byte| **byte == b' ').count();
    cursor.look(spaces);
    let behind = rest.get(spaces + 1).copied();
    let is_apart = behind.is_none_or(|byte| byte.is_ascii_whitespace());
    rest.get(spaces) == Some(&sign) && (is_apart || !apart || sign == b'=') && behind != Some(b'=')
}
