//! Finding where a value ends without looking at what it means.

use memchr::memchr2;

use super::cursor::Malformed;

/// Deepest nesting that is followed. Deeper input is refused, so that hostile input stays bounded.
pub const MAX_DEPTH: u32 = 128;

/// The index just behind the string that starts at `at` (which holds the opening quote).
pub(super) fn string_end(bytes: &[u8], at: usize) -> Result<usize, Malformed> {
    let mut from = at + 1;
    loop {
        let hit =
            from + memchr2(b'"', b'\\', bytes.get(from..).ok_or(Malformed)?).ok_or(Malformed)?;
        if bytes[hit] == b'"' {
            return Ok(hit + 1);
        }
        from = hit + 2;
    }
}

/// The index just behind the value that starts at `at`.
pub(super) fn value_end(bytes: &[u8], at: usize) -> Result<usize, Malformed> {
    match bytes.get(at).ok_or(Malformed)? {
        b'"' => string_end(bytes, at),
        b'{' | b'[' => container_end(bytes, at),
        // `NaN` and `Infinity` are no JSON, but Python writes them.
        b'-' | b'0'..=b'9' | b't' | b'f' | b'n' | b'N' | b'I' => Ok(literal_end(bytes, at)),
        _ => Err(Malformed),
    }
}

fn literal_end(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    let len = rest
        .iter()
        .position(|b| matches!(b, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t'))
        .unwrap_or(rest.len());
    at + len
}

fn container_end(bytes: &[u8], at: usize) -> Result<usize, Malformed> {
    let mut depth = 0u32;
    let mut i = at;
    loop {
        match bytes.get(i).ok_or(Malformed)? {
            b'"' => {
                i = string_end(bytes, i)?;
                continue;
            }
            b'{' | b'[' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(Malformed);
                }
            }
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Ok(i + 1);
                }
            }
            _ => {}
        }
        i += 1;
    }
}
