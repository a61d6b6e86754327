//! Which rows of a long list are in the page: those in view and some around them.

use std::ops::Range;

/// Lists up to here are drawn whole, so that the browser's own search finds everything.
pub const WHOLE: usize = 60;

/// Rows beyond the edges: where Tab goes next, and what a quick flick shows.
const AROUND: usize = 8;

/// Rows that come and go together.
pub const BLOCK: usize = 12;

/// What of a list is seen, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct View {
    /// How far the list's beginning is above the upper edge; negative when it is below it.
    pub above: f64,
    /// Height of what is seen.
    pub height: f64,
    /// Height of a row.
    pub row: f64,
}

/// The rows to draw of a list of `count`.
pub fn drawn(view: View, count: usize) -> Range<usize> {
    if count <= WHOLE {
        return 0..count;
    }
    if view.row < 1.0 {
        return 0..WHOLE;
    }
    let seen = seen(view, count);
    let end = seen.end.saturating_add(AROUND).min(count);
    seen.start.saturating_sub(AROUND)..end
}

/// The rows of a block, and whether they are in the page.
pub fn block(at: usize, view: View, count: usize) -> (Range<usize>, bool) {
    let rows = at * BLOCK..((at + 1) * BLOCK).min(count);
    let drawn = drawn(view, count);
    let is_drawn = rows.start < drawn.end && drawn.start < rows.end;
    (rows, is_drawn)
}

/// The rows that are in view.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast stops at the ends of the range, and rows are few"
)]
pub fn seen(view: View, count: usize) -> Range<usize> {
    if view.row < 1.0 {
        return 0..0;
    }
    let first = (view.above / view.row).floor() as usize;
    let end = ((view.above + view.height) / view.row).ceil() as usize;
    first.min(count)..end.min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: View = View { above: 0.0, height: 800.0, row: 50.0 };

    /// A list of hundreds that freezes the page, or one of twenty that its search cannot find.
    #[test]
    fn only_long_lists_are_drawn_in_part() {
        assert_eq!(drawn(VIEW, 60), 0..60);
        assert_eq!(drawn(VIEW, 500), 0..24);
        assert_eq!(drawn(View { above: 5_000.0, ..VIEW }, 500), 92..124);
    }

    /// Questions about models that nobody sees.
    #[test]
    fn a_list_below_the_fold_is_not_seen() {
        assert_eq!(seen(View { above: -600.0, ..VIEW }, 20), 0..4);
        assert_eq!(seen(View { above: -900.0, ..VIEW }, 20), 0..0);
        assert_eq!(seen(View { above: 200.0, ..VIEW }, 20), 4..20);
    }

    /// A block that is in view by one row and stays empty.
    #[test]
    fn blocks_are_there_when_one_of_their_rows_is() {
        assert_eq!(block(1, VIEW, 500), (12..24, true));
        assert_eq!(block(2, VIEW, 500), (24..36, false));
        assert_eq!(block(4, VIEW, 50), (48..50, true));
        assert_eq!(block(9, VIEW, 50).0.len(), 0);
    }

    /// A hole at the end of the list, or a panic beyond it.
    #[test]
    fn the_ends_are_reached() {
        assert_eq!(drawn(View { above: -300.0, ..VIEW }, 500).start, 0);
        assert_eq!(drawn(View { above: 24_200.0, ..VIEW }, 500), 476..500);
        assert_eq!(drawn(View { above: 1e9, ..VIEW }, 500), 492..500);
        assert_eq!(drawn(View { row: 0.0, ..VIEW }, 500), 0..WHOLE);
    }
}
