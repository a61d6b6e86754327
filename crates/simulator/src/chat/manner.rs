//! How a model behaves: how soon, how fast, how it writes.

use crate::answers::Style;
use crate::catalogue::{Entry, Nature};
use crate::random::Dice;
use crate::scenario;

/// The behaviour of one answer. Times are milliseconds at pace 1.
#[derive(Clone, Debug)]
pub(crate) struct Manner {
    /// From the request to the first token, the queue apart.
    pub(crate) first: f64,
    pub(crate) tokens_per_second: f64,
    /// Keep-alive comments before the first token, about one per 600 ms.
    pub(crate) comments: usize,
    /// A pause in the middle of the answer.
    pub(crate) pause: f64,
    pub(crate) style: Style,
    /// Whether this answer breaks off with an error.
    pub(crate) breaks: bool,
}

/// The manner of a model. Each model has its own speed, whatever it is asked.
pub(crate) fn manner(entry: &Entry, dice: &mut Dice) -> Manner {
    let nature = Nature::of(entry);
    let mut manner = Manner {
        first: nature.first_ms * dice.between(0.8, 1.2),
        tokens_per_second: nature.tokens_per_second * dice.between(0.85, 1.15),
        comments: 0,
        pause: 0.0,
        style: Style::Plain,
        breaks: false,
    };
    if let Some(name) = entry.id.strip_prefix("practice/") {
        practise(name.trim_end_matches(":free"), &mut manner, dice);
    }
    match scenario::name(&entry.id) {
        "queue" => manner.comments = 12,
        "slow" => manner.tokens_per_second = 5.0,
        _ => {}
    }
    #[cfg(feature = "full")]
    if let Some(speed) = scenario::speed(scenario::name(&entry.id)) {
        manner.tokens_per_second = speed.tokens_per_second;
    }
    manner
}

fn practise(name: &str, manner: &mut Manner, dice: &mut Dice) {
    match name {
        "swift" => {
            manner.first = 160.0;
            manner.tokens_per_second = 85.0;
            manner.style = Style::Brief;
        }
        "ponder" => manner.tokens_per_second = 45.0,
        "crowded" => {
            manner.comments = 3 + dice.below(4);
            manner.pause = 2_400.0;
        }
        "fickle" => manner.breaks = dice.chance(0.34),
        "coder" => manner.style = Style::Code,
        "tables" => manner.style = Style::Tables,
        "long" => {
            manner.style = Style::Long;
            manner.tokens_per_second = 95.0;
        }
        "terse" => manner.style = Style::Terse,
        "worldly" => manner.style = Style::Worldly,
        _ => {}
    }
}
