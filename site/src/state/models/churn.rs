//! The chart of what came and what went, in hundredths of a percent of its width.

use std::ops::Range;

use tollfree::Millis;

use super::history::{History, Seen};
use crate::state::day::{self, DAY};

/// Where today stands: what was announced to leave is drawn beyond.
pub const TODAY: u64 = 8_400;

const END: u64 = 10_000;

/// Most bars of the chart; the table has all.
const BARS: usize = 14;

/// The chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Churn {
    /// What came and what left, span by span.
    pub spans: Vec<Span>,
    /// `per week`.
    pub unit: &'static str,
    /// One a model.
    pub bars: Vec<Bar>,
    /// Names of moments along the axis.
    pub ticks: Vec<(u64, String)>,
    /// How many models have no bar.
    pub more: usize,
}

/// What came and left in one span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub x: u64,
    /// How wide it is.
    pub width: u64,
    /// How many came.
    pub came: u64,
    /// How many left.
    pub left: u64,
}

/// The time of one model in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// It left.
    pub is_gone: bool,
    /// From where to where.
    pub x: Range<u64>,
    /// Until when it was announced to stay.
    pub ends: Option<u64>,
    /// `left 8 Oct`.
    pub word: String,
}

/// The chart of a log, from the second day on. `leaves` says when a model was announced to go.
pub fn chart(
    history: &History,
    leaves: impl Fn(&str) -> Option<Millis>,
    now: Millis,
) -> Option<Churn> {
    let length = now.checked_sub(history.since).filter(|length| *length >= DAY)?;
    if history.since == 0 {
        return None;
    }
    let axis = Axis { from: history.since, length };
    let (unit, step) = match length / DAY {
        0..=20 => ("per day", DAY),
        21..=182 => ("per week", 7 * DAY),
        _ => ("per four weeks", 28 * DAY),
    };
    let mut shown: Vec<&Seen> = history.seen.iter().collect();
    // What happened is shown before what stayed.
    shown.sort_by_key(|seen| {
        let is_event =
            seen.left.is_some() || seen.first > history.since || leaves(&seen.id).is_some();
        (!is_event, seen.began())
    });
    let more = shown.len().saturating_sub(BARS);
    shown.truncate(BARS);
    shown.sort_by_key(|seen| (seen.first, seen.began()));
    let bars = shown.into_iter().map(|seen| axis.bar(seen, leaves(&seen.id), now)).collect();
    Some(Churn { spans: axis.spans(history, step), unit, bars, ticks: axis.ticks(now), more })
}

struct Axis {
    from: Millis,
    length: Millis,
}

impl Axis {
    fn x(&self, at: Millis) -> u64 {
        (at.saturating_sub(self.from).saturating_mul(TODAY) / self.length).min(END)
    }

    fn bar(&self, seen: &Seen, leaves: Option<Millis>, now: Millis) -> Bar {
        let end = seen.left.map_or(TODAY, |left| self.x(left));
        let word = match (seen.left, leaves) {
            (Some(left), _) => {
                format!("left {}, {}", day::date(left, now), day::stretch(seen.began(), left))
            }
            (None, Some(leaves)) => format!("leaves {}", day::date(leaves - DAY, now)),
            (None, None) => format!("listed {}", day::stretch(seen.began(), now)),
        };
        Bar {
            name: seen.name.clone(),
            is_gone: seen.left.is_some(),
            x: self.x(seen.first)..end,
            ends: leaves.filter(|_| seen.left.is_none()).map(|at| self.x(at).max(TODAY)),
            word,
        }
    }

    fn spans(&self, history: &History, step: Millis) -> Vec<Span> {
        let count = self.length.div_ceil(step);
        let is_in = |at: Millis, span: u64| {
            at > self.from && (at - self.from).saturating_sub(1) / step == span
        };
        let number = |is: &dyn Fn(&&Seen) -> bool| history.seen.iter().filter(is).count() as u64;
        let span = |span: u64| {
            let x = self.x(self.from + span * step);
            Span {
                x,
                // The last one is not over yet.
                width: self.x(self.from + step).min(TODAY.saturating_sub(x)),
                came: number(&|seen| is_in(seen.first, span)),
                left: number(&|seen| seen.left.is_some_and(|left| is_in(left, span))),
            }
        };
        (0..count).map(span).collect()
    }

    /// The beginning, the months where there is room for their names, and today.
    fn ticks(&self, now: Millis) -> Vec<(u64, String)> {
        let mut ticks = vec![(0, day::date(self.from, now))];
        let mut last = 0;
        for month in day::months(self.from, now) {
            let x = self.x(month);
            if x >= last + 1_500 && x + 1_200 <= TODAY {
                ticks.push((x, day::date(month, now)));
                last = x;
            }
        }
        ticks.push((TODAY, "today".into()));
        ticks
    }
}

impl Churn {
    /// How many came and left in all.
    pub fn sums(&self) -> (u64, u64) {
        self.spans.iter().fold((0, 0), |sum, span| (sum.0 + span.came, sum.1 + span.left))
    }

    /// The most of one span, in either direction.
    pub fn peak(&self) -> u64 {
        self.spans.iter().map(|span| span.came.max(span.left)).max().unwrap_or(0).max(1)
    }

    /// The spans in words.
    pub fn told(&self) -> String {
        let list = |read: fn(&Span) -> u64| {
            self.spans.iter().map(|span| read(span).to_string()).collect::<Vec<_>>().join(", ")
        };
        let (came, left) = (list(|span| span.came), list(|span| span.left));
        format!("Models that came {}: {came}. Models that left: {left}.", self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = 1_795_787_400_000;

    fn seen(id: &str, first: Millis, left: Option<Millis>) -> Seen {
        Seen { id: id.into(), name: id.into(), created: 0, first, left }
    }

    fn history() -> History {
        let since = NOW - 70 * DAY;
        History {
            since,
            seen: vec![
                seen("stays", since, None),
                seen("went", since, Some(NOW - 35 * DAY)),
                seen("came", NOW - 7 * DAY, None),
            ],
            ..History::default()
        }
    }

    /// A bar that tells another time than its word, or an announced end before today.
    #[test]
    fn bars_stand_where_their_times_are() {
        let leaves = |id: &str| (id == "came").then_some(NOW + 7 * DAY);
        let chart = chart(&history(), leaves, NOW).unwrap();
        let bar = |name: &str| chart.bars.iter().find(|bar| bar.name == name).cloned().unwrap();
        assert_eq!((bar("stays").x, bar("stays").word), (0..TODAY, "listed 10 weeks".into()));
        assert_eq!((bar("went").x, bar("went").is_gone), (0..TODAY / 2, true));
        assert_eq!(bar("went").word, "left 23 Oct, 5 weeks");
        assert_eq!((bar("came").x, bar("came").ends), (7_560..TODAY, Some(9_240)));
    }

    /// Models of the first reading counted as if they had just come.
    #[test]
    fn spans_count_what_happened_in_them() {
        let chart = chart(&history(), |_| None, NOW).unwrap();
        assert_eq!((chart.spans.len(), chart.unit), (10, "per week"));
        assert_eq!((chart.sums(), chart.peak()), ((1, 1), 1));
        assert_eq!((chart.spans[4].left, chart.spans[8].came), (1, 1));
        assert_eq!(
            chart.told(),
            "Models that came per week: 0, 0, 0, 0, 0, 0, 0, 0, 1, 0. \
             Models that left: 0, 0, 0, 0, 1, 0, 0, 0, 0, 0."
        );
    }

    /// An empty chart on the first day.
    #[test]
    fn there_is_no_chart_before_the_second_day() {
        assert_eq!(chart(&History { since: NOW - 1, ..history() }, |_| None, NOW), None);
        assert_eq!(chart(&History::default(), |_| None, NOW), None);
    }

    /// What happened pushed out by what stayed.
    #[test]
    fn events_come_before_what_stayed() {
        let mut history = history();
        for n in 0..30 {
            history.seen.insert(0, seen(&n.to_string(), history.since, None));
        }
        let chart = chart(&history, |_| None, NOW).unwrap();
        assert_eq!((chart.bars.len(), chart.more), (BARS, 19));
        assert!(chart.bars.iter().any(|bar| bar.name == "came"));
        assert!(chart.bars.iter().any(|bar| bar.name == "went"));
    }
}
