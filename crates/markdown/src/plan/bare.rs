//! Addresses that stand in a text without any marks, as GFM links them: `www.`, `http://`,
//! `https://` and mail.

use super::block::push_text;
use super::{Address, Inline, host};

/// `text` with its addresses as links. Reads each byte a bounded number of times.
pub(super) fn linked(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = next(text, at, done) {
        at = found.end;
        let words = text.get(found.start..found.end).unwrap_or_default();
        let Some(address) = Address::parse(&format!("{}{words}", found.scheme)) else { continue };
        push_text(&mut out, text.get(done..found.start).unwrap_or_default());
        out.push(Inline::Link(address, vec![Inline::Text(words.to_owned())]));
        done = found.end;
    }
    push_text(&mut out, text.get(done..).unwrap_or_default());
    out
}

/// Where an address stands, and the scheme that it leaves out.
struct Found {
    start: usize,
    end: usize,
    scheme: &'static str,
}

/// The first address from `at` on; it does not begin before `done`.
fn next(text: &str, at: usize, done: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    (at..bytes.len()).find_map(|index| match bytes.get(index)? {
        b'h' | b'H' => web(text, index),
        b'w' | b'W' => www(text, index),
        b'@' => mail(text, index, done),
        _ => None,
    })
}

fn web(text: &str, start: usize) -> Option<Found> {
    let rest = text.get(start..)?;
    let scheme = ["https://", "http://"].into_iter().find(|scheme| begins(rest, scheme))?;
    let alone = !before(text, start).is_some_and(|c| c.is_ascii_alphanumeric());
    (alone && host::leads(rest.get(scheme.len()..)?)).then(|| found(text, start, ""))
}

fn www(text: &str, start: usize) -> Option<Found> {
    let rest = text.get(start..)?;
    let alone = before(text, start).is_none_or(|c| c.is_whitespace() || "*_~([\"'".contains(c));
    (alone && begins(rest, "www.") && host::leads_on(rest)).then(|| found(text, start, "https://"))
}

/// The mail address around the `@` at `middle`.
fn mail(text: &str, middle: usize, done: usize) -> Option<Found> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
    let name = text.get(done..middle)?;
    let start = done + name.trim_end_matches(is_part).len();
    // What stands behind a slash is part of a web address.
    if start == middle || matches!(before(text, start), Some('/' | ':')) {
        return None;
    }
    let rest = text.get(middle + 1..)?;
    let length = rest.find(|c: char| !is_part(c) || c == '+').unwrap_or(rest.len());
    let host = rest.get(..length)?.trim_end_matches('.');
    let ends = host.ends_with(|c: char| c.is_ascii_alphanumeric());
    let is_host = ends && host.contains('.') && host::leads(host);
    is_host.then(|| Found { start, end: middle + 1 + host.len(), scheme: "mailto:" })
}

/// The address that begins at `start`, without what only closes the sentence around it.
fn found(text: &str, start: usize, scheme: &'static str) -> Found {
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.find(ends).unwrap_or(rest.len());
    let words = host::trimmed(rest.get(..length).unwrap_or_default());
    Found { start, end: start + words.len(), scheme }
}

/// No address goes on behind these. GFM knows white space and `<`; the stops and brackets of
/// Chinese and Japanese, which need no space behind an address, are ours.
fn ends(c: char) -> bool {
    c.is_whitespace()
        || c == '<'
        || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '“' | '”')
}

fn begins(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}
