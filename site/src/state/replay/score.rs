use std::ops::Range;

use tollfree::Millis;

use crate::state::{
    comparison::Comparison,
    thread::{Answer, Exchange, Kind},
};

/// Between two questions nobody waits as long as the visitor typed.
const PAUSE: Millis = 1_200;

/// Longest time that one answer takes; a file may say anything.
const LONGEST: Millis = 3_600_000;

/// Something that happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// When, ms since the beginning.
    pub at: Millis,
    /// In which lane, counted from the left.
    pub lane: usize,
    /// Which of its exchanges it belongs to.
    pub exchange: usize,
    /// What.
    pub what: What,
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The lane is asked.
    Ask,
    /// A piece of the answer or of the reasoning arrives: these bytes of it.
    Piece(Kind, Range<usize>),
    /// The answer is over: what is left of it arrives with its figures.
    End,
}

/// What happens when, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Score {
    cues: Vec<Cue>,
}

impl Score {
    /// The score of a comparison: question after question, each in all lanes at once as it was.
    pub fn of(comparison: &Comparison) -> Self {
        let rounds = comparison.lanes.iter().map(|lane| lane.thread.exchanges.len()).max();
        let mut score = Self::default();
        let mut begin = 0;
        for round in 0..rounds.unwrap_or(0) {
            let lanes = comparison.lanes.iter().enumerate();
            let asked: Vec<(usize, &Exchange)> = lanes
                .filter_map(|(lane, column)| Some((lane, column.thread.exchanges.get(round)?)))
                .collect();
            begin = score.round(round, &asked, begin) + PAUSE;
        }
        // Those of one lane are in order already, and stay so.
        score.cues.sort_by_key(|cue| cue.at);
        score
    }

    /// When the last thing happens.
    pub fn length(&self) -> Millis {
        self.cues.last().map_or(0, |cue| cue.at)
    }

    /// What happens, in order.
    pub fn cues(&self) -> &[Cue] {
        &self.cues
    }

    /// Adds one question to several lanes; when its last answer is over.
    fn round(&mut self, round: usize, asked: &[(usize, &Exchange)], begin: Millis) -> Millis {
        let answers = asked.iter().filter_map(|(_, exchange)| exchange.shown());
        let first = answers.map(|answer| answer.at).min().unwrap_or(0);
        let ends = asked.iter().map(|(lane, exchange)| {
            let late = exchange.shown().map_or(0, |answer| answer.at.saturating_sub(first));
            // An answer that was asked for again much later is not waited for.
            let at = begin + if late > LONGEST / 60 { 0 } else { late };
            let mut add = |at, what| self.cues.push(Cue { at, lane: *lane, exchange: round, what });
            add(at, What::Ask);
            let length = exchange
                .shown()
                .map_or(0, |answer| pieces(answer, |after, what| add(at + after, what)));
            add(at + length, What::End);
            at + length
        });
        ends.max().unwrap_or(begin)
    }
}

/// The pieces of one answer; how long it took.
fn pieces(answer: &Answer, mut add: impl FnMut(Millis, What)) -> Millis {
    let (mut text, mut thoughts) = (0_usize, 0_usize);
    let mut last = 0;
    for beat in answer.beats.iter() {
        let (whole, done) = match beat.kind {
            Kind::Text => (&answer.text, &mut text),
            Kind::Reasoning => (&answer.thoughts, &mut thoughts),
        };
        let end = whole.floor_char_boundary(done.saturating_add(beat.length));
        last = beat.at.clamp(last, LONGEST);
        if end > *done {
            add(last, What::Piece(beat.kind, *done..end));
        }
        *done = end;
    }
    let total = answer.receipt.as_ref().map_or(0, |receipt| receipt.clocks.total);
    total.clamp(last, LONGEST)
}
