//! Hand-written answers to the sample prompts.

use super::lines::section;
use crate::random::Dice;

const BANK: &str = include_str!("bank.txt");

/// Which shelf of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Brief,
    Plain,
    Code,
}

impl Kind {
    fn tag(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Plain => "plain",
            Self::Code => "code",
        }
    }
}

/// The topic that a prompt is about, if the bank has it.
pub(super) fn topic(prompt: &str) -> Option<&'static str> {
    let prompt = prompt.to_ascii_lowercase();
    let has = |word: &str| prompt.contains(word);
    let word = |wanted: &str| prompt.split(|c: char| !c.is_alphanumeric()).any(|w| w == wanted);
    [
        ("larger", has("9.9") && has("9.11")),
        ("strawberry", has("strawberry") && word("r") | has("r's") | has("r’s")),
        ("cors", word("cors")),
        ("debounce", has("debounce")),
        ("haiku", word("haiku")),
        ("quadratic", word("quadratic")),
    ]
    .into_iter()
    .find_map(|(name, hit)| hit.then_some(name))
}

/// One of the answers of that kind; a plain one where the kind has none.
pub(super) fn answer(topic: &str, kind: Kind, dice: &mut Dice) -> String {
    let of = |tag: &str| -> Vec<&'static str> {
        let variants = section(BANK, topic).split("%% ").filter_map(|part| part.split_once('\n'));
        variants.filter(|(title, _)| *title == tag).map(|(_, text)| text.trim_end()).collect()
    };
    let mut shelf = of(kind.tag());
    if shelf.is_empty() {
        shelf = of(Kind::Plain.tag());
    }
    dice.deal(&shelf).to_owned()
}
