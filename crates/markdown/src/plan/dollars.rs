//! `\(…\)` and `\[…\]`, which many models write for `$…$` and `$$…$$`.
//!
//! To Markdown they are brackets that mean nothing, and what stands between them would be read as
//! Markdown. So they are written as dollars, byte for byte in their places, before the parser sees
//! them, and [`is_inline`] tells later what stood there.

use super::build::parser;
use pulldown_cmark::{Event, TagEnd};
use std::borrow::Cow;

/// A formula: where its opening and its closing mark stand.
type Pair = (usize, usize);

/// Whether `text` may have such marks at all.
pub(super) fn may_occur(text: &str) -> bool {
    text.contains("\\(") || text.contains("\\[")
}

/// `text` with dollars for the marks of every formula, and how many formulas those are.
pub(super) fn written(text: &str) -> (Cow<'_, str>, usize) {
    let pairs = pairs(text);
    if pairs.is_empty() {
        return (Cow::Borrowed(text), 0);
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for mark in pairs.iter().flat_map(|(open, close)| [*open, *close]) {
        out.push_str(text.get(done..mark).unwrap_or_default());
        out.push_str("$$");
        done = mark + 2;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    (Cow::Owned(out), pairs.len())
}

/// The mark that stands at `start` of the text as it was before, when it is none of dollars:
/// whether it opens a formula inside a line.
pub(super) fn is_inline(text: &str, start: usize) -> Option<bool> {
    match text.as_bytes().get(start..start + 2)? {
        b"\\(" => Some(true),
        b"\\[" => Some(false),
        _ => None,
    }
}

/// Marks that the parser takes for brackets: those in code and in addresses are none.
fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut open: Option<(usize, u8)> = None;
    for (event, range) in parser(text, None).into_offset_iter() {
        let bracket = match event {
            Event::Text(_) if is_escaped(text, range.start) => text.as_bytes().get(range.start),
            _ => None,
        };
        if ends_line(&event) {
            open = None;
        }
        let mark = range.start.saturating_sub(1);
        match (bracket, open) {
            (Some(bracket @ (b'(' | b'[')), _) => open = Some((mark, *bracket)),
            (Some(b')'), Some((start, b'('))) | (Some(b']'), Some((start, b'['))) => {
                open = None;
                if is_formula(text, start, mark, pairs.last()) {
                    pairs.push((start, mark));
                }
            }
            _ => {}
        }
    }
    pairs
}

/// Whether a formula cannot reach over this.
fn ends_line(event: &Event<'_>) -> bool {
    let tag = match event {
        Event::Start(tag) => tag.to_end(),
        Event::End(tag) => *tag,
        _ => return false,
    };
    !matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

/// Whether the character at `at` stands behind a backslash that is none itself.
fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Whether the parser will read a formula there: in one paragraph, and with no other dollars that
/// it could take for its ends.
fn is_formula(text: &str, open: usize, close: usize, last: Option<&Pair>) -> bool {
    let inside = text.get(open + 2..close).unwrap_or_default();
    let touches = |index: Option<usize>| {
        index.and_then(|index| text.as_bytes().get(index)).is_some_and(|byte| *byte == b'$')
    };
    let apart = last.is_none_or(|(_, end)| end + 2 < open);
    apart
        && !inside.trim().is_empty()
        && !inside.contains('$')
        && is_balanced(inside)
        && !touches(open.checked_sub(1))
        && !touches(Some(close + 2))
        && !inside.lines().skip(1).any(|line| line.trim().is_empty())
}

/// Whether every brace has its counterpart, as the parser asks of formulas.
fn is_balanced(formula: &str) -> bool {
    let (mut depth, mut escaped) = (0_i64, false);
    for byte in formula.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'{' => depth += 1,
            b'}' if depth == 0 => return false,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}
