//! Playing a recorded session again, with its original rhythm.
//!
//! - [`Score`]: what happens in which lane, and when
//! - [`Player`]: how far it has come, and how fast it goes

mod player;
mod score;
#[cfg(test)]
mod tests;

pub use player::{Player, Speed};
pub use score::{Cue, Score, What};

use tollfree::{Clocks, Millis, Span};

/// What the clocks showed so many ms after the call was sent.
pub fn clocks_at(whole: &Clocks, now: Millis) -> Clocks {
    let then = |time: Option<Millis>| time.filter(|at| *at <= now);
    Clocks {
        head: then(whole.head),
        first_token: then(whole.first_token),
        first_answer: then(whole.first_answer),
        last_token: then(whole.first_token)
            .map(|_| whole.last_token.map_or(now, |last| last.min(now))),
        total: whole.total.min(now),
    }
}

/// The part of a timeline that was over by then.
pub fn timeline_at(whole: &[Span], now: Millis) -> Vec<Span> {
    let begun = whole.iter().filter(|span| span.start < now);
    begun.map(|span| Span { end: span.end.min(now), ..*span }).collect()
}
