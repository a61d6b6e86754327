//! Words for people inside words for people: what a provider said inside JSON inside a string, what
//! a validator lists, what numbers and ids a sentence names.

use crate::{
    json::{Cursor, Malformed},
    words,
};

/// Longer words are cut off: nobody reads them, and each judge searches them.
pub(super) fn short(mut text: String) -> String {
    text.truncate(text.floor_char_boundary(4000));
    text
}

/// How deep a provider's words are looked for.
const DEPTH: u32 = 4;

/// A provider's words, which are sometimes its whole JSON reply as a string (API sheet 3.3 C).
pub(super) fn inner(raw: String) -> String {
    let mut found = None;
    // Google sends its error as the only element of a list.
    let mut here = Cursor::new(raw.as_bytes());
    let read = match raw.trim_ascii_start().bytes().next() {
        Some(b'[') => here.array(|one| message(one, &mut found, DEPTH)),
        Some(b'{') => message(&mut here, &mut found, DEPTH),
        _ => return raw,
    };
    read.ok().and(found).unwrap_or(raw)
}

/// Finds `message`, `detail`, or a text as `error`, at the top or inside `error`.
fn message(
    value: &mut Cursor<'_>,
    found: &mut Option<String>,
    depth: u32,
) -> Result<(), Malformed> {
    value.object(|key, value| {
        if matches!(key, b"message" | b"detail" | b"error") {
            let mut nested = value.clone();
            let text = value.string()?.filter(|text| !text.is_empty());
            match text {
                Some(text) => *found = found.take().or(Some(text.into_owned())),
                None if depth > 0 => message(&mut nested, found, depth - 1)?,
                None => {}
            }
        }
        Ok(())
    })
}

/// Of a message that is a validator's list as text (API sheet 3.3 B), each field and what is wrong
/// with it; any other message as it is.
pub(super) fn issues(text: String) -> String {
    let mut all = String::new();
    let read = match text.trim_ascii_start().bytes().next() {
        Some(b'[') => Cursor::new(text.as_bytes()).array(|one| issue(one, &mut all)),
        _ => return text,
    };
    if read.is_ok() && !all.is_empty() { all } else { text }
}

fn issue(value: &mut Cursor<'_>, all: &mut String) -> Result<(), Malformed> {
    let (mut path, mut words) = (String::new(), None);
    value.object(|key, value| {
        match key {
            b"path" => value.array(|part| {
                if let Some(part) = part.word()? {
                    path.push_str(if path.is_empty() { "" } else { "." });
                    path.push_str(&part);
                }
                Ok(())
            })?,
            b"message" => words = value.string()?,
            b"code" if words.is_none() => words = value.string()?,
            _ => {}
        }
        Ok(())
    })?;
    if let Some(words) = words {
        all.push_str(if all.is_empty() { "" } else { "; " });
        if !path.is_empty() {
            all.push_str(&path);
            all.push_str(": ");
        }
        all.push_str(&words);
    }
    Ok(())
}

/// The paid id in "… unavailable for free. … use this slug instead: X" (API sheet 3.6).
pub(super) fn paid_slug(text: &str) -> Option<String> {
    let (_, rest) = words::cut(text, "use this slug instead:")?;
    let slug = rest.split_whitespace().next()?.trim_end_matches(['.', ',']);
    is_slug(slug).then(|| slug.to_owned())
}

/// Whether a stranger's word has the form of a model id.
pub(super) fn is_slug(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:~".contains(&byte);
    text.len() <= 100 && text.contains('/') && text.bytes().all(is_part)
}

/// Whether it is the address of one of OpenRouter's pages, with nothing in it but words.
pub(super) fn is_page(address: &str) -> bool {
    let path = address.strip_prefix("https://openrouter.ai/");
    let is_part = |byte: u8| byte.is_ascii_lowercase() || b"-/".contains(&byte);
    path.is_some_and(|path| path.len() <= 60 && path.bytes().all(is_part))
}

/// The first whole number behind `part`, such as the tokens of a context window.
pub(super) fn number_after(text: &str, part: &str) -> Option<u64> {
    let (_, rest) = words::cut(text, part)?;
    let digits = rest.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let end = digits.find(|letter: char| !letter.is_ascii_digit() && letter != ',');
    let digits = digits.get(..end.unwrap_or(digits.len()))?;
    digits.replace(',', "").parse().ok()
}
