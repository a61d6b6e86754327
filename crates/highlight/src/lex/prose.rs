//! Markdown as code: headings have weight, quotations and code are quieter.

use super::{Cursor, Ink};

pub(super) fn read(cursor: &mut Cursor<'_>, end: usize) {
    while cursor.at() < end {
        cursor.skip_while(|byte| byte == b' ' || byte == b'\t');
        let start = cursor.at();
        if cursor.sees("```") || cursor.sees("~~~") {
            fence(cursor);
            cursor.mark(start, Ink::Text);
        } else if cursor.sees("<!--") {
            cursor.skip_past("-->");
            cursor.mark(start, Ink::Comment);
        } else if cursor.sees("#") {
            cursor.skip_to("\n");
            cursor.mark(start, Ink::Keyword);
        } else if cursor.sees(">") {
            cursor.skip_to("\n");
            cursor.mark(start, Ink::Text);
        } else {
            cursor.skip_to("\n");
        }
        cursor.skip(1);
    }
}

/// Goes behind the code whose opening line this is.
fn fence(cursor: &mut Cursor<'_>) {
    let start = cursor.at();
    let mark = cursor.peek(0);
    cursor.skip_while(|byte| Some(byte) == mark);
    let fence = cursor.since(start);
    cursor.skip_to("\n");
    while cursor.peek(0).is_some() {
        cursor.skip(1);
        let line = cursor.at();
        cursor.skip_to("\n");
        if cursor.since(line).trim_ascii_start().starts_with(fence) {
            return;
        }
    }
}
