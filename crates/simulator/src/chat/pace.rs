//! Gives every piece of an answer its moment.

use super::manner::Manner;
use super::piece::Piece;
use crate::random::Dice;

/// Milliseconds between two comments (measured: about one per 0.6 s).
const COMMENT: f64 = 600.0;

/// Text as token-like pieces of about four characters; put together they are the text.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut letters = 0;
    for letter in text.chars() {
        let borders = letter.is_whitespace() || letter.is_ascii_punctuation();
        let starts = borders && !current.trim().is_empty();
        if starts || letters >= 6 {
            pieces.push(std::mem::take(&mut current));
            letters = 0;
        }
        current.push(letter);
        letters += 1;
    }
    if !current.is_empty() {
        pieces.push(current);
    }
    pieces
}

/// Turns realistic delays into whole milliseconds at the pace of the run, without losing the
/// fractions.
#[derive(Debug)]
pub(crate) struct Clock {
    factor: f64,
    exact: f64,
    given: f64,
}

impl Clock {
    pub(crate) fn new(factor: f64) -> Self {
        Self { factor, exact: 0.0, given: 0.0 }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range of u32 first"
    )]
    pub(crate) fn wait(&mut self, realistic_ms: f64) -> u32 {
        self.exact += realistic_ms * self.factor;
        let step = (self.exact - self.given).floor().clamp(0.0, f64::from(u32::MAX));
        self.given += step;
        step as u32
    }
}

/// Queue, first token, then token by token with jitter and perhaps a pause in the middle.
pub(crate) fn lay_out(tokens: Vec<Piece>, manner: &Manner, dice: &mut Dice) -> Vec<(f64, Piece)> {
    let gap = 1_000.0 / manner.tokens_per_second;
    let half = tokens.len() / 2;
    let mut laid: Vec<(f64, Piece)> =
        (0..manner.comments).map(|_| (COMMENT * dice.between(0.9, 1.1), Piece::Comment)).collect();
    for (at, piece) in tokens.into_iter().enumerate() {
        let mut wait = if at == 0 { manner.first } else { gap * dice.between(0.4, 1.6) };
        if at == half && at > 0 {
            wait += manner.pause;
        }
        laid.push((wait, piece));
    }
    laid
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::tokens;

    proptest! {
        // Would catch: text lost between tokens, or a token of any length.
        #[test]
        fn tokens_are_short_and_add_up(text in "\\PC{0,80}") {
            let pieces = tokens(&text);
            prop_assert_eq!(pieces.concat(), text);
            prop_assert!(pieces.iter().all(|piece| (1..=6).contains(&piece.chars().count())));
        }
    }
}
