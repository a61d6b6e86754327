//! What two sequences have in common, after Eugene Myers (1986), in linear memory.
//!
//! Where the sequences differ too much for the shortest way, a good one is taken: the work stays
//! bounded, and what is called common still is.

use std::ops::Range;

/// About how many steps one box may take before it is cut where the search has come farthest.
const STEPS: usize = 4_000_000;

/// For each side, which elements have no partner on the other. The others pair up in order.
pub(super) fn unmatched(a: &[u32], b: &[u32]) -> (Vec<bool>, Vec<bool>) {
    let mut marks = (vec![false; a.len()], vec![false; b.len()]);
    let mut search = Search::new(a.len() + b.len());
    let mut boxes = vec![(0..a.len(), 0..b.len())];
    while let Some((left, right)) = boxes.pop() {
        let (left, right) = trim(a, b, left, right);
        if let Some((i, j)) = search.cut(&a[left.clone()], &b[right.clone()]) {
            let (i, j) = (left.start + i, right.start + j);
            boxes.push((left.start..i, right.start..j));
            boxes.push((i..left.end, j..right.end));
        } else {
            marks.0[left].fill(true);
            marks.1[right].fill(true);
        }
    }
    marks
}

type Area = (Range<usize>, Range<usize>);

/// Takes away what is the same at both ends.
fn trim(a: &[u32], b: &[u32], left: Range<usize>, right: Range<usize>) -> Area {
    let (x, y) = (&a[left.clone()], &b[right.clone()]);
    let head = x.iter().zip(y).take_while(|(x, y)| x == y).count();
    let (x, y) = (&x[head..], &y[head..]);
    let tail = x.iter().rev().zip(y.iter().rev()).take_while(|(x, y)| x == y).count();
    (left.start + head..left.end - tail, right.start + head..right.end - tail)
}

/// How far each diagonal has come, from the front and from the back. Diagonal k, where the left
/// index is k ahead of the right one, stands at `zero + k`.
struct Search {
    ahead: Vec<usize>,
    back: Vec<usize>,
    zero: usize,
}

impl Search {
    fn new(length: usize) -> Self {
        let (zero, size) = (length + 2, 2 * length + 5);
        Self { ahead: vec![0; size], back: vec![0; size], zero }
    }

    /// Where to cut two sequences that differ at both ends, so that a shortest way goes through
    /// it. `None` when they have nothing more in common.
    fn cut(&mut self, a: &[u32], b: &[u32]) -> Option<(usize, usize)> {
        let (n, m, zero) = (a.len(), b.len(), self.zero);
        if n == 0 || m == 0 {
            return None;
        }
        let enough = (STEPS / (n + m)).clamp(64, 64.max((n + m).div_ceil(2)));
        let is_odd = (n + m) % 2 == 1;
        let down = |far: usize, k: usize| far + zero - k;
        let twin = |k: usize| (2 * zero + n).saturating_sub(m + k);
        let inside = |at: (usize, usize)| {
            let is_corner = at == (0, 0) || at == (n, m);
            (at.0 <= n && at.1 <= m && !is_corner).then_some(at)
        };
        (self.ahead[zero + 1], self.back[zero + 1]) = (0, 0);
        for round in 0..=enough {
            for k in (zero - round..=zero + round).step_by(2) {
                let start = reach(&self.ahead, k, zero, round);
                let same = common(a.iter(), b.iter(), start, down(start, k));
                self.ahead[k] = start + same;
                let other = twin(k);
                let met = is_odd && other.abs_diff(zero) < round;
                if met && self.ahead[k] + self.back[other] >= n {
                    return inside((start, down(start, k)));
                }
            }
            for k in (zero - round..=zero + round).step_by(2) {
                let start = reach(&self.back, k, zero, round);
                let far = start + common(a.iter().rev(), b.iter().rev(), start, down(start, k));
                self.back[k] = far;
                let other = twin(k);
                let met = !is_odd && other.abs_diff(zero) <= round;
                if met && far + self.ahead[other] >= n {
                    return inside((n.wrapping_sub(far), m.wrapping_sub(down(far, k))));
                }
            }
        }
        let points = (zero - enough..=zero + enough).step_by(2);
        let points = points.map(|k| (self.ahead[k], down(self.ahead[k], k)));
        points.filter_map(inside).max_by_key(|at| at.0 + at.1)
    }
}

/// Where a diagonal begins in this round: one step from the farther of its neighbours.
fn reach(far: &[usize], k: usize, zero: usize, round: usize) -> usize {
    let (below, above) = (far[k - 1], far[k + 1]);
    let is_lowest = k == zero - round;
    let is_highest = k == zero + round;
    if is_lowest || (!is_highest && below < above) { above } else { below + 1 }
}

/// How many elements are the same from there on.
fn common<'a>(
    a: impl ExactSizeIterator<Item = &'a u32>,
    b: impl ExactSizeIterator<Item = &'a u32>,
    x: usize,
    y: usize,
) -> usize {
    a.skip(x).zip(b.skip(y)).take_while(|(x, y)| x == y).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The length of the longest common subsequence, by the plainest way there is.
    fn longest(a: &[u32], b: &[u32]) -> usize {
        let mut row = vec![0; b.len() + 1];
        for x in a {
            let mut corner = 0;
            for (j, y) in b.iter().enumerate() {
                let above = row[j + 1];
                row[j + 1] = if x == y { corner + 1 } else { above.max(row[j]) };
                corner = above;
            }
        }
        row[b.len()]
    }

    fn kept(all: &[u32], marks: &[bool]) -> Vec<u32> {
        all.iter().zip(marks).filter(|(_, mark)| !**mark).map(|(x, _)| *x).collect()
    }

    proptest! {
        /// Words called the same that are not, or a needlessly long list of changes.
        #[test]
        fn what_is_left_is_common_and_longest(
            a in prop::collection::vec(0u32..6, 0..40),
            b in prop::collection::vec(0u32..6, 0..40),
        ) {
            let (x, y) = unmatched(&a, &b);
            prop_assert_eq!(kept(&a, &x), kept(&b, &y));
            prop_assert_eq!(kept(&a, &x).len(), longest(&a, &b));
        }
    }

    /// Two long answers without a common word would freeze the page.
    #[test]
    fn long_and_different_is_bounded_and_true() {
        let a: Vec<u32> = (0..60_000).map(|i| i * 7 % 5_003).collect();
        let b: Vec<u32> = (0..60_000).map(|i| i * 11 % 4_999).collect();
        let (x, y) = unmatched(&a, &b);
        assert_eq!(kept(&a, &x), kept(&b, &y));
    }
}
