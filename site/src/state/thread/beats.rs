use serde::{Deserialize, Serialize};
use tollfree::Millis;

/// What a piece was of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The answer.
    Text,
    /// The reasoning.
    Reasoning,
}

/// One piece: when it arrived, ms since the call was sent, and how long it is, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beat {
    /// When.
    pub at: Millis,
    /// How much.
    pub length: usize,
    /// Of what.
    pub kind: Kind,
}

/// The rhythm of an answer. Kept as numbers only: the words stand in the answer itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Beats(Vec<(Millis, usize, bool)>);

/// Pieces closer than this are one: nobody sees them apart, and an answer of minutes stays small.
const CLOSE_MS: Millis = 30;

impl Beats {
    /// Whether nothing arrived.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// A piece of `length` bytes arrived.
    pub fn push(&mut self, at: Millis, length: usize, kind: Kind) {
        let thought = kind == Kind::Reasoning;
        match self.0.last_mut() {
            Some((then, sum, same)) if *same == thought && at.saturating_sub(*then) < CLOSE_MS => {
                *sum += length;
            }
            _ => self.0.push((at, length, thought)),
        }
    }

    /// The pieces in order.
    pub fn iter(&self) -> impl Iterator<Item = Beat> + '_ {
        self.0.iter().map(|(at, length, thought)| Beat {
            at: *at,
            length: *length,
            kind: if *thought { Kind::Reasoning } else { Kind::Text },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A rhythm that loses bytes replays a shorter answer than was given.
    #[test]
    fn pieces_that_are_close_become_one_and_no_byte_is_lost() {
        let mut beats = Beats::default();
        for (at, length) in [(0, 3), (10, 4), (29, 1), (90, 5)] {
            beats.push(at, length, Kind::Text);
        }
        beats.push(91, 2, Kind::Reasoning);
        let all: Vec<_> = beats.iter().map(|beat| (beat.at, beat.length)).collect();
        assert_eq!(all, [(0, 8), (90, 5), (91, 2)]);
    }
}
