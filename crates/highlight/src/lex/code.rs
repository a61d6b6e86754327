//! The reader for most languages: comments, strings, words, and the rest.

use super::{Cursor, comment, heredoc, pattern, quote, word};
use crate::languages::Language;

/// What came last, as far as what follows depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// Something that a value follows, such as `=` or `return`.
    Sign,
    /// Something that ends a value.
    Value,
}

pub(super) fn read(cursor: &mut Cursor<'_>, language: &Language, end: usize) {
    let mut last = Last::Sign;
    let mut ahead = heredoc::Ahead::default();
    while cursor.at() < end {
        let Some(byte) = cursor.peek(0) else { return };
        if byte == b'\n' {
            cursor.skip(1);
            ahead.read(cursor);
        } else if byte.is_ascii_whitespace() {
            cursor.skip(1);
        } else if comment::read(cursor, language) {
        } else if quote::read(cursor, language) {
            last = Last::Value;
        } else if word::is_part(language, byte) {
            last = word::read(cursor, language);
        } else if language.slashes && byte == b'/' && last == Last::Sign {
            last = pattern::read(cursor);
        } else {
            if language.heredocs && byte == b'<' {
                ahead.notice(cursor);
            }
            let ends = matches!(byte, b')' | b']' | b'}');
            last = if ends { Last::Value } else { Last::Sign };
            cursor.skip(1);
        }
    }
}
