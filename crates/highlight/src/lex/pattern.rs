//! Regular expressions between slashes.

use super::code::Last;
use super::{Cursor, Ink};

/// A longer one is read as a sign and what follows it, so that no line is read twice.
const LONGEST: usize = 200;

/// Reads the pattern or the sign that begins with the slash here.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Last {
    let start = cursor.at();
    let Some(length) = length(cursor.rest()) else {
        cursor.look(LONGEST);
        cursor.skip(1);
        return Last::Sign;
    };
    cursor.look(length);
    cursor.skip(length);
    cursor.skip_while(|byte| byte.is_ascii_lowercase());
    cursor.mark(start, Ink::Text);
    Last::Value
}

/// The length of the pattern with both slashes.
fn length(rest: &str) -> Option<usize> {
    let (mut escaped, mut in_class) = (false, false);
    for (index, byte) in rest.bytes().enumerate().take(LONGEST).skip(1) {
        match byte {
            b'\n' => return None,
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return (index > 1).then_some(index + 1),
            _ => {}
        }
    }
    None
}
