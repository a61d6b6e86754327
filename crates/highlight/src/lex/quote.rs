//! Strings.

use super::{Cursor, Ink, word};
use crate::languages::{Language, Quote, Span};

/// Hashes around a raw string that are counted; what has more is read as something else.
const HASHES: usize = 16;

/// Whether there was one.
pub(super) fn read(cursor: &mut Cursor<'_>, language: &Language) -> bool {
    let start = cursor.at();
    let Some(quote) = language.quotes.iter().find(|quote| begins(cursor, quote)) else {
        return false;
    };
    cursor.skip(quote.open.len());
    match quote.span {
        Span::Hashes => past_hashes(cursor, quote),
        Span::Letter | Span::Line | Span::Lines => past(cursor, quote),
    }
    let ink = if word::is_key(cursor, language, false) { Ink::Keyword } else { Ink::Text };
    cursor.mark(start, ink);
    true
}

fn begins(cursor: &Cursor<'_>, quote: &Quote) -> bool {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    cursor.sees(quote.open)
        && match quote.span {
            Span::Line | Span::Lines => true,
            // `'a'` and `'\n'`, but no lifetime `'a`.
            Span::Letter => {
                let mut letters = cursor.rest().chars().skip(1);
                let letter = letters.next();
                letter == Some('\\') || (letter != Some('\'') && letters.next() == Some('\''))
            }
            Span::Hashes => {
                let rest = cursor.rest().bytes().skip(quote.open.len());
                let mut behind = rest.take(HASHES).skip_while(|byte| *byte == b'#');
                behind.next() == Some(b'"') && !cursor.before().is_some_and(part)
            }
        }
}

/// Goes behind the closing quote, or to where a string without one ends.
fn past(cursor: &mut Cursor<'_>, quote: &Quote) {
    while let Some(byte) = cursor.peek(0) {
        cursor.look(1);
        if byte == b'\\' && quote.escapes {
            cursor.skip(2);
        } else if cursor.sees(quote.close) {
            return cursor.skip(quote.close.len());
        } else if byte == b'\n' && quote.span != Span::Lines {
            return;
        } else {
            cursor.skip(1);
        }
    }
}

/// `r#"…"#` ends at as many hashes as it began with.
fn past_hashes(cursor: &mut Cursor<'_>, quote: &Quote) {
    let start = cursor.at();
    cursor.skip_while(|byte| byte == b'#');
    let close = [quote.close, cursor.since(start)].concat();
    cursor.skip(1);
    cursor.skip_past(&close);
}
