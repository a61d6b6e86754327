//! How a run went, in one line and as a table.

use tollfree::{Millis, Span};

use super::{
    lane::{Lane, Stage},
    stats, words,
};

/// What one lane brought to a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its letter.
    pub letter: char,
    /// The model's name.
    pub name: String,
    /// How it ended.
    pub stage: Stage,
    /// When its answer began, ms.
    pub first_answer: Option<Millis>,
    /// How long it took, ms.
    pub total: Millis,
    /// Where the time went.
    pub timeline: Vec<Span>,
    /// Words of its answer.
    pub words: usize,
    /// What it cost, where a receipt says so, in USD.
    pub cost: Option<f64>,
    /// The cells of the table: first token, first answer, tokens a second, total, words.
    pub cells: [Option<String>; 5],
}

/// The heads of [`Entry::cells`].
pub const HEADS: [&str; 5] = ["First token", "First answer", "Tok/s", "Total", "Words"];

impl Entry {
    /// What `lane` brought.
    pub fn of(letter: char, lane: &Lane) -> Self {
        let figure = |index: usize| stats::FIGURES.get(index).and_then(|it| (it.value)(lane));
        let usage = lane.receipt.as_ref().and_then(|receipt| receipt.usage.as_ref());
        let words = (lane.written > 0).then(|| lane.written.to_string());
        Self {
            letter,
            name: lane.asked.name.clone(),
            stage: lane.stage,
            first_answer: lane.clocks.first_answer,
            total: lane.clocks.total,
            timeline: lane.timeline.clone(),
            words: lane.written,
            cost: usage.and_then(|usage| usage.cost),
            cells: [figure(0), figure(1), figure(2), figure(3), words],
        }
    }

    fn has_answered(&self) -> bool {
        self.stage == Stage::Done
    }
}

/// A piece of the line, and whether it stands out.
pub type Piece = (String, bool);

/// How the run went. Who failed is in every denominator; who is only a little better is not
/// called better. `None` while somebody is still answering, or before anybody was asked.
pub fn line(entries: &[Entry]) -> Option<Vec<Piece>> {
    let is_over = |entry: &Entry| !entry.stage.is_running() && entry.stage != Stage::Ready;
    if entries.is_empty() || !entries.iter().all(is_over) {
        return None;
    }
    let answered: Vec<&Entry> = entries.iter().filter(|entry| entry.has_answered()).collect();
    let mut line = vec![(format!("{} of {} answered.", answered.len(), entries.len()), true)];
    // One answer alone is neither the first nor the longest.
    if answered.len() > 1 {
        line.extend(first(&answered));
        line.extend(longest(&answered));
    }
    line.extend(spent(entries));
    Some(line)
}

/// Within a tenth, or a tenth of a second, nobody was first.
fn is_tie(best: Millis, time: Millis) -> bool {
    time - best <= (best / 10).max(100)
}

fn first(answered: &[&Entry]) -> Vec<Piece> {
    let time = |entry: &&Entry| entry.first_answer.map(|time| (entry.letter, time));
    let mut times: Vec<_> = answered.iter().filter_map(time).collect();
    times.sort_by_key(|(_, time)| *time);
    let Some((_, best)) = times.first().copied() else { return Vec::new() };
    times.retain(|(_, time)| is_tie(best, *time));
    let last = times.last().map_or(best, |(_, time)| *time);
    let mut line = vec![(" First to answer: ".into(), false)];
    let letters: Vec<_> = times.iter().map(|(letter, _)| *letter).collect();
    line.extend(listed(&letters));
    line.push((
        match times.len() {
            1 => format!(" ({}).", words::seconds(best)),
            _ => format!(", a tie ({}).", range(best, last, times.len())),
        },
        false,
    ));
    line
}

/// `0.6 and 0.7 s`, `0.6 to 0.9 s`, `0.6 s`.
fn range(best: Millis, last: Millis, count: usize) -> String {
    let (best, last) = (words::seconds(best), words::seconds(last));
    if best == last {
        return last;
    }
    let number = best.strip_suffix(" s").filter(|_| !best.contains("min") && !last.contains("min"));
    let between = if count == 2 { "and" } else { "to" };
    format!("{} {between} {last}", number.unwrap_or(&best))
}

fn longest(answered: &[&Entry]) -> Vec<Piece> {
    let Some(most) = answered.iter().map(|entry| entry.words).max() else { return Vec::new() };
    let is_close = |entry: &&&Entry| (most - entry.words) * 10 <= most;
    let long: Vec<_> = answered.iter().filter(is_close).collect();
    let mut letters: Vec<_> = long.iter().map(|entry| entry.letter).collect();
    letters.sort_unstable();
    if letters.len() == answered.len() {
        return vec![(" All about as long.".into(), false)];
    }
    let mut line = vec![(" Longest: ".into(), false)];
    line.extend(listed(&letters));
    let most = words::count(most, "word");
    let text =
        if letters.len() == 1 { format!(", {most}.") } else { format!(", about {most} each.") };
    line.push((text, false));
    line
}

/// `A`, `A and D`, `A, C and D`.
fn listed(letters: &[char]) -> Vec<Piece> {
    let mut line = Vec::new();
    for (index, letter) in letters.iter().enumerate() {
        let before = match (index, letters.len() - index) {
            (0, _) => "",
            (_, 1) => " and ",
            _ => ", ",
        };
        line.push((before.into(), false));
        line.push((letter.to_string(), true));
    }
    line.retain(|(text, _)| !text.is_empty());
    line
}

fn spent(entries: &[Entry]) -> Vec<Piece> {
    let costs: Vec<f64> = entries.iter().filter_map(|entry| entry.cost).collect();
    let silent =
        entries.iter().filter(|entry| entry.has_answered() && entry.cost.is_none()).count();
    let receipts = words::count(costs.len(), "receipt");
    let unknown = if silent > 0 {
        format!(" {} without a stated cost.", words::count(silent, "answer"))
    } else {
        String::new()
    };
    if costs.is_empty() {
        return vec![(unknown, false)];
    }
    let sum = words::dollars(costs.iter().sum());
    vec![(" Spent ".into(), false), (sum, true), (format!(", {receipts}.{unknown}"), false)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(letter: char, stage: Stage, first: Millis, words: usize) -> Entry {
        let is_done = stage == Stage::Done;
        Entry {
            letter,
            name: letter.to_string(),
            stage,
            first_answer: is_done.then_some(first),
            total: 2 * first,
            timeline: Vec::new(),
            words,
            cost: is_done.then_some(0.0),
            cells: [const { None }; 5],
        }
    }

    fn text(entries: &[Entry]) -> String {
        line(entries).unwrap_or_default().into_iter().map(|(text, _)| text).collect()
    }

    /// A winner by a hair: the next run has another one.
    #[test]
    fn ties_are_not_crowned_and_failures_count() {
        let run = [
            entry('A', Stage::Done, 600, 39),
            entry('B', Stage::Done, 3_400, 44),
            entry('C', Stage::Failed, 900, 0),
            entry('D', Stage::Done, 700, 34),
        ];
        assert_eq!(
            text(&run),
            "3 of 4 answered. First to answer: A and D, a tie (0.6 and 0.7 s). Longest: B, 44 words. Spent $0, 3 receipts."
        );
    }

    /// Within ten percent counts as the same, also where that is more than a tenth of a second.
    #[test]
    fn a_tenth_is_a_tie() {
        let run = [entry('A', Stage::Done, 10_900, 20), entry('B', Stage::Done, 10_000, 19)];
        assert_eq!(
            text(&run),
            "2 of 2 answered. First to answer: B and A, a tie (10 and 11 s). All about as long. Spent $0, 2 receipts."
        );
        let run = [entry('A', Stage::Done, 11_100, 40), entry('B', Stage::Done, 10_000, 19)];
        assert!(text(&run).contains("First to answer: B (10 s). Longest: A, 40 words."));
        let all: Vec<_> = ('A'..='C').map(|letter| entry(letter, Stage::Done, 500, 9)).collect();
        assert!(text(&all).contains("A, B and C, a tie (0.5 s)."));
    }

    /// One answer is no race, and one whose cost nobody told is not free for certain.
    #[test]
    fn what_is_not_known_is_not_claimed() {
        let alone = [entry('A', Stage::Done, 500, 9), entry('B', Stage::Failed, 500, 0)];
        assert_eq!(text(&alone), "1 of 2 answered. Spent $0, 1 receipt.");
        let mut run = [entry('A', Stage::Done, 500, 9), entry('B', Stage::Done, 900, 9)];
        run[1].cost = None;
        assert!(text(&run).ends_with("Spent $0, 1 receipt. 1 answer without a stated cost."));
        let failed = [entry('A', Stage::Failed, 500, 0), entry('B', Stage::Stopped, 900, 5)];
        assert_eq!(text(&failed), "0 of 2 answered.");
    }

    /// A verdict while a lane still writes.
    #[test]
    fn nothing_is_said_before_all_have_ended() {
        assert_eq!(line(&[]), None);
        let run = [entry('A', Stage::Done, 500, 9), entry('B', Stage::Writing, 500, 9)];
        assert_eq!(line(&run), None);
        assert_eq!(line(&[entry('A', Stage::Ready, 0, 0)]), None);
    }
}
