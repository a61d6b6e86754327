//! The server's own words, fit to be shown: no key, no account id.

use crate::words;

/// Beginnings of what must not be repeated: keys (some servers echo them), account ids.
const SECRET: [&str; 2] = ["sk-", "user_"];

/// Shorter words are words, such as `user_id`.
const SHORTEST: usize = 8;

/// The first 500 characters of `text`, as one would show them; `None` when there are none.
///
/// INVARIANT: nothing that begins like a key or an account id stays whole.
pub fn excerpt(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, prefix, after)) = next_secret(rest) {
        out.push_str(before);
        out.push_str(prefix);
        let tail = after.trim_start_matches(is_part);
        if after.len() - tail.len() >= SHORTEST {
            out.push('\u{2026}');
            rest = tail;
        } else {
            rest = after;
        }
    }
    out.push_str(rest);
    let short: String = out.chars().take(500).collect();
    (!short.is_empty()).then_some(short)
}

/// What stands before the next secret, how it begins, and what follows.
fn next_secret(text: &str) -> Option<(&str, &'static str, &str)> {
    let found = SECRET.iter().filter_map(|prefix| {
        let (before, after) = words::cut(text, prefix)?;
        Some((before, *prefix, after))
    });
    found.min_by_key(|(before, ..)| before.len())
}

fn is_part(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}
