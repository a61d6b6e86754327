//! HTML and XML, with the scripts and styles inside.

use super::{Cursor, Ink, code};
use crate::languages;

pub(super) fn read(cursor: &mut Cursor<'_>, end: usize) {
    while cursor.at() < end {
        let start = cursor.at();
        if cursor.sees("<!--") {
            cursor.skip_past("-->");
            cursor.mark(start, Ink::Comment);
        } else if cursor.sees("<![CDATA[") {
            cursor.skip_past("]]>");
            cursor.mark(start, Ink::Text);
        } else if cursor.sees("<") {
            tag(cursor);
        } else {
            cursor.skip_to("<");
        }
    }
}

/// Reads a tag, and behind one that opens a script or a style what is in it.
fn tag(cursor: &mut Cursor<'_>) {
    cursor.skip(1);
    cursor.skip_while(|byte| matches!(byte, b'/' | b'!' | b'?'));
    let start = cursor.at();
    cursor.skip_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(&byte));
    let name = cursor.since(start);
    if name.is_empty() {
        return;
    }
    cursor.mark(start, Ink::Keyword);
    let opens = attributes(cursor);
    let inner = match name {
        "script" => languages::named("js"),
        "style" => languages::named("css"),
        _ => None,
    };
    if let Some(language) = inner.filter(|_| opens) {
        let length = cursor.until("</");
        let end = cursor.at() + length;
        cursor.look(length);
        code::read(cursor, language, end);
    }
}

/// Goes behind the tag; whether it stays open.
fn attributes(cursor: &mut Cursor<'_>) -> bool {
    loop {
        cursor.skip_while(|byte| !b"\"'></".contains(&byte));
        let start = cursor.at();
        match cursor.peek(0) {
            Some(byte @ (b'"' | b'\'')) if cursor.before() == Some(b'=') => {
                cursor.skip(1);
                cursor.skip_past(if byte == b'"' { "\"" } else { "'" });
                cursor.mark(start, Ink::Text);
            }
            Some(b'>') => {
                cursor.skip(1);
                return true;
            }
            Some(b'/') if cursor.sees("/>") => {
                cursor.skip(2);
                return false;
            }
            Some(b'<') | None => return false,
            Some(_) => cursor.skip(1),
        }
    }
}
