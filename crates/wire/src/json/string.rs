//! From the raw inside of a JSON string to text.

use std::borrow::Cow;

use memchr::memchr;

/// Decodes the inside of a JSON string (without its quotes).
///
/// Without a backslash nothing is copied. Invalid UTF-8 and unpaired surrogates become U+FFFD: one
/// bad byte must not cost the rest of an answer.
pub(super) fn unescape(raw: &[u8]) -> Cow<'_, str> {
    match memchr(b'\\', raw) {
        // Tried first, because it takes whole words where the forgiving way takes single bytes.
        None => str::from_utf8(raw).map_or_else(|_| String::from_utf8_lossy(raw), Cow::Borrowed),
        Some(first) => Cow::Owned(unescape_from(raw, first)),
    }
}

fn unescape_from(raw: &[u8], first: usize) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut at = 0;
    let mut next = Some(first);
    while let Some(slash) = next {
        out.push_str(&String::from_utf8_lossy(&raw[at..slash]));
        at = escape(raw, slash + 1, &mut out);
        next = raw.get(at..).and_then(|rest| memchr(b'\\', rest)).map(|i| at + i);
    }
    out.push_str(&String::from_utf8_lossy(raw.get(at..).unwrap_or_default()));
    out
}

/// Decodes the escape whose letter stands at `at`; returns the index behind it.
fn escape(raw: &[u8], at: usize, out: &mut String) -> usize {
    let plain = match raw.get(at) {
        Some(b'n') => '\n',
        Some(b't') => '\t',
        Some(b'r') => '\r',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'u') => return unicode(raw, at + 1, out),
        Some(&other) if other.is_ascii() => char::from(other),
        _ => char::REPLACEMENT_CHARACTER,
    };
    out.push(plain);
    at + 1
}

fn unicode(raw: &[u8], at: usize, out: &mut String) -> usize {
    let Some(first) = hex4(raw, at) else {
        out.push(char::REPLACEMENT_CHARACTER);
        return at;
    };
    if (0xD800..0xDC00).contains(&first)
        && raw.get(at + 4..at + 6) == Some(b"\\u")
        && let Some(second @ 0xDC00..=0xDFFF) = hex4(raw, at + 6)
    {
        let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        return at + 10;
    }
    out.push(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
    at + 4
}

fn hex4(raw: &[u8], at: usize) -> Option<u32> {
    raw.get(at..at + 4)?
        .iter()
        .try_fold(0, |code, &digit| char::from(digit).to_digit(16).map(|value| code * 16 + value))
}
