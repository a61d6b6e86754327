//! Which way a text runs.

use super::Inline;
use super::block::plain;
use std::slice;

/// Whether the first letter belongs to a script that runs from the right, as `dir="auto"` decides.
///
/// Lists and tables need it: a browser looks at all of an element with `dir="auto"` again whenever
/// it gets a child, which made a list of 10 000 items cost 20 times as much at its end as at its
/// start.
pub(crate) fn runs_from_right(inlines: &[Inline]) -> bool {
    // A formula has a direction of its own, which hides it from `dir="auto"` as well.
    let mut words = inlines.iter().filter(|inline| !matches!(inline, Inline::Math { .. }));
    let first = |inline| plain(slice::from_ref(inline)).chars().find(|c| c.is_alphabetic());
    words.find_map(first).is_some_and(|c| {
        matches!(
            c,
            // Hebrew to Arabic Extended-A, their presentation forms, and the blocks set aside for
            // right-to-left scripts.
            '\u{0590}'..='\u{08FF}'
                | '\u{FB1D}'..='\u{FDFF}'
                | '\u{FE70}'..='\u{FEFF}'
                | '\u{10800}'..='\u{10FFF}'
                | '\u{1E800}'..='\u{1EFFF}'
        )
    })
}
