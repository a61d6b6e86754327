use tollfree::Millis;

use super::{Cue, Score};

/// How fast a session is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Speed {
    /// As it went.
    #[default]
    Original,
    /// Four times as fast.
    Fourfold,
    /// Without any waiting.
    AtOnce,
}

impl Speed {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Original, Self::Fourfold, Self::AtOnce];

    /// Its name for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Original => "1×",
            Self::Fourfold => "4×",
            Self::AtOnce => "At once",
        }
    }
}

/// How far a session has been played.
#[derive(Debug, Clone, PartialEq)]
pub struct Player {
    score: Score,
    /// Ms of the session that have been played.
    position: Millis,
    next: usize,
    /// How fast it goes.
    pub speed: Speed,
    /// Whether it stands still.
    pub is_paused: bool,
}

impl Player {
    /// At the beginning.
    pub fn new(score: Score) -> Self {
        Self { score, position: 0, next: 0, speed: Speed::Original, is_paused: false }
    }

    /// Lets `real` ms pass; what happens in them.
    pub fn advance(&mut self, real: Millis) -> Vec<Cue> {
        if self.is_paused {
            return Vec::new();
        }
        let length = self.score.length();
        self.position = match self.speed {
            Speed::Original => self.position.saturating_add(real),
            Speed::Fourfold => self.position.saturating_add(real.saturating_mul(4)),
            Speed::AtOnce => length,
        }
        .min(length);
        let rest = self.score.cues().get(self.next..).unwrap_or_default();
        let due: Vec<Cue> =
            rest.iter().take_while(|cue| cue.at <= self.position).cloned().collect();
        self.next += due.len();
        due
    }

    /// Back to the beginning, playing.
    pub fn restart(&mut self) {
        (self.position, self.next, self.is_paused) = (0, 0, false);
    }

    /// Ms of the session that have been played.
    pub fn position(&self) -> Millis {
        self.position
    }

    /// How long it is.
    pub fn length(&self) -> Millis {
        self.score.length()
    }

    /// Whether everything was played.
    pub fn is_over(&self) -> bool {
        self.next >= self.score.cues().len()
    }
}
