//! Comments.

use super::{Cursor, Ink};
use crate::languages::Language;

/// Whether there was one.
pub(super) fn read(cursor: &mut Cursor<'_>, language: &Language) -> bool {
    let start = cursor.at();
    if let Some((open, close)) = language.blocks.iter().find(|(open, _)| cursor.sees(open)) {
        cursor.skip(open.len());
        past(cursor, open, close, language.nests);
    } else if !apart(cursor, language) || !language.lines.iter().any(|mark| cursor.sees(mark)) {
        return false;
    } else {
        cursor.skip_to("\n");
    }
    cursor.mark(start, Ink::Comment);
    true
}

/// Whether a mark at this place begins a comment: in a shell, `$#` does not.
fn apart(cursor: &Cursor<'_>, language: &Language) -> bool {
    !language.apart || cursor.before().is_none_or(|byte| b" \t\n;(".contains(&byte))
}

/// Goes behind the end of the comment that was opened.
fn past(cursor: &mut Cursor<'_>, open: &str, close: &str, nests: bool) {
    if !nests {
        return cursor.skip_past(close);
    }
    let mut depth = 1_usize;
    while depth > 0 && cursor.peek(0).is_some() {
        if cursor.sees(close) {
            depth -= 1;
            cursor.skip(close.len());
        } else if cursor.sees(open) {
            depth += 1;
            cursor.skip(open.len());
        } else {
            cursor.look(1);
            cursor.skip(1);
        }
    }
}
