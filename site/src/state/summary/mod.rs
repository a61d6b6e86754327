//! How a run went, in one line and as a table.

use tollfree::{Millis, Outcome, Receipt};

use super::{
    lane::{Lane, Stage},
    stats,
    thread::Exchange,
    words,
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
    /// Words of its answer.
    pub words: usize,
    /// How often it answered, and how often it was asked.
    pub runs: (usize, usize),
    /// What its answers cost, where a receipt says so, in USD.
    pub costs: Vec<f64>,
    /// The cells of the table: first token, first answer, tokens a second, total, words.
    pub cells: [Option<String>; 5],
}

/// The heads of [`Entry::cells`].
pub const HEADS: [&str; 5] = ["First token", "First answer", "Tok/s", "Total", "Words"];

impl Entry {
    /// What `lane` brought with the answer that it shows.
    pub fn of(letter: char, lane: &Lane) -> Self {
        let figure = |index: usize| stats::FIGURES.get(index).and_then(|it| (it.value)(lane));
        let words = (lane.written > 0).then(|| lane.written.to_string());
        Self {
            letter,
            name: lane.asked.name.clone(),
            stage: lane.stage,
            first_answer: lane.clocks.first_answer,
            total: lane.clocks.total,
            words: lane.written,
            runs: (usize::from(lane.stage == Stage::Done), 1),
            costs: lane.receipt.as_ref().and_then(cost).into_iter().collect(),
            cells: [figure(0), figure(1), figure(2), figure(3), words],
        }
    }

    /// The same with the medians of all its answers to the last prompt, where there are several.
    #[must_use]
    pub fn over(self, exchange: &Exchange) -> Self {
        if exchange.answers.len() < 2 {
            return self;
        }
        let receipts = || exchange.answers.iter().filter_map(|answer| answer.receipt.as_ref());
        let whole = exchange.answers.iter().filter_map(|answer| {
            let receipt = answer.receipt.as_ref()?;
            (receipt.outcome == Outcome::Complete).then_some((receipt, words::words(&answer.text)))
        });
        let whole: Vec<_> = whole.collect();
        let clock = |read: fn(&Receipt) -> Option<Millis>| {
            median(whole.iter().filter_map(|(receipt, _)| read(receipt)).collect())
        };
        let first_answer = clock(|receipt| receipt.clocks.first_answer);
        let total = clock(|receipt| Some(receipt.clocks.total));
        let words = median(whole.iter().map(|(_, words)| *words).collect());
        let cells = [
            clock(|receipt| receipt.clocks.first_token).map(words::seconds),
            first_answer.map(words::seconds),
            clock(speed).map(|speed| speed.to_string()),
            total.map(words::seconds),
            words.map(|words| words.to_string()),
        ];
        Self {
            first_answer,
            total: total.unwrap_or(self.total),
            words: words.unwrap_or(0),
            runs: (whole.len(), exchange.answers.len()),
            costs: receipts().filter_map(cost).collect(),
            cells,
            ..self
        }
    }

    fn has_answered(&self) -> bool {
        self.runs.0 > 0
    }
}

fn cost(receipt: &Receipt) -> Option<f64> {
    receipt.usage.as_ref()?.cost
}

/// Whole tokens a second.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast stops at the ends of the range"
)]
fn speed(receipt: &Receipt) -> Option<Millis> {
    receipt.tokens_per_second.map(|speed| speed.round() as Millis)
}

/// The middle one; of two in the middle the lower, so that it is one that was measured.
fn median<T: Ord + Copy>(mut values: Vec<T>) -> Option<T> {
    values.sort_unstable();
    values.get(values.len().saturating_sub(1) / 2).copied()
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
    let most = entries.iter().map(|entry| entry.runs.1).max().unwrap_or(1);
    if most > 1 {
        line.push((format!(" Medians of up to {most} answers each."), false));
    }
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
    let costs: Vec<f64> = entries.iter().flat_map(|entry| entry.costs.clone()).collect();
    let silent = |entry: &Entry| entry.runs.0.saturating_sub(entry.costs.len());
    let silent: usize = entries.iter().map(silent).sum();
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
mod tests;
