//! Comparing by lines: for texts too long to compare word by word at once.

use std::ops::Range;

use super::{
    myers::unmatched,
    tokens::{Numbers, Token},
};

/// For each side, which tokens have no partner: whole lines are compared first, then the words of
/// those lines that differ, unless these are more than `most`.
pub(super) fn compare(
    (here, there): (&[Token<'_>], &[Token<'_>]),
    (a, b): (&[u32], &[u32]),
    most: usize,
) -> (Vec<bool>, Vec<bool>) {
    let (rows, columns) = (ranges(here), ranges(there));
    let mut numbers = Numbers::new();
    let of_a = numbers.of(rows.iter().map(|range| &a[range.clone()]));
    let of_b = numbers.of(columns.iter().map(|range| &b[range.clone()]));
    let (of_a, of_b) = unmatched(&of_a, &of_b);
    let mut marks = (vec![false; a.len()], vec![false; b.len()]);
    let mut at = (0, 0);
    while at.0 < rows.len() || at.1 < columns.len() {
        let (left, right) = (span(&rows, &of_a, &mut at.0), span(&columns, &of_b, &mut at.1));
        if left.len() + right.len() <= most {
            let found = unmatched(&a[left.clone()], &b[right.clone()]);
            marks.0[left].copy_from_slice(&found.0);
            marks.1[right].copy_from_slice(&found.1);
        } else {
            marks.0[left].fill(true);
            marks.1[right].fill(true);
        }
        // The pair of equal lines that ended the difference.
        at = (at.0 + 1, at.1 + 1);
    }
    marks
}

/// The tokens of each line.
fn ranges(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let begins = |at: &usize| *at == 0 || tokens[*at].gap.contains('\n');
    let starts: Vec<usize> = (0..tokens.len()).filter(begins).collect();
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

/// The tokens of the lines without a partner that begin with line `at`, which moves behind them.
fn span(lines: &[Range<usize>], marks: &[bool], at: &mut usize) -> Range<usize> {
    let end_of = |at: usize| at.checked_sub(1).and_then(|at| lines.get(at)).map_or(0, |it| it.end);
    let first = *at;
    while marks.get(*at) == Some(&true) {
        *at += 1;
    }
    end_of(first)..end_of(*at)
}
