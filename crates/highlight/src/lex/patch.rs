//! What `diff` prints: added lines have weight, removed ones are quiet.

use super::{Cursor, Ink};

pub(super) fn read(cursor: &mut Cursor<'_>, end: usize) {
    while cursor.at() < end {
        let start = cursor.at();
        cursor.skip_to("\n");
        let line = cursor.since(start);
        let ink = match line.as_bytes().first() {
            _ if ["+++", "---", "@@", "diff ", "index "].iter().any(|m| line.starts_with(m)) => {
                Ink::Text
            }
            Some(b'+' | b'>') => Ink::Keyword,
            Some(b'-' | b'<') => Ink::Comment,
            _ => Ink::Plain,
        };
        if ink != Ink::Plain {
            cursor.mark(start, ink);
        }
        cursor.skip(1);
    }
}
