//! What the simulated models say. Nothing here is a model: texts are drawn from banks and from a
//! small grammar, by seed, so that lanes look like lanes.
//!
//! `bank` holds hand-written answers to the five sample prompts of the site's first page and to one
//! about the quadratic formula (found by the words in the prompt, which is no secret), `grammar`
//! writes about anything else, `topic` finds what a prompt is about, `lines` reads the text files.

mod bank;
mod grammar;
mod lines;
mod topic;

pub(crate) use topic::subject;

use crate::random::Dice;

/// How a model likes to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Brief,
    Terse,
    Code,
    Tables,
    Long,
    Worldly,
}

/// An answer to a prompt.
pub(crate) fn write(prompt: &str, style: Style, dice: &mut Dice) -> String {
    let about = named(&subject(prompt));
    let known = bank::topic(prompt);
    match (style, known) {
        (Style::Plain, Some(topic)) => bank::answer(topic, bank::Kind::Plain, dice),
        (Style::Brief | Style::Terse, Some(topic)) => bank::answer(topic, bank::Kind::Brief, dice),
        (Style::Code, Some(topic)) => bank::answer(topic, bank::Kind::Code, dice),
        (Style::Plain, None) => grammar::answer(prompt, &about, dice),
        (Style::Brief, None) => grammar::brief(&about, dice),
        (Style::Terse, None) => grammar::terse(&about, dice),
        (Style::Code, None) => grammar::code(prompt, &about, dice),
        (Style::Tables, _) => grammar::tables(&about, dice),
        (Style::Long, _) => grammar::long(&about, 1_500, dice),
        (Style::Worldly, _) => grammar::worldly(&about, dice),
    }
}

/// A subject as it stands in a sentence: more than two words are quoted.
fn named(subject: &str) -> String {
    if subject.split(' ').count() > 2 { format!("“{subject}”") } else { subject.to_owned() }
}

/// Markdown of every shape, of about that many bytes: what drawing is measured with.
#[cfg(feature = "full")]
pub(crate) fn essay(prompt: &str, bytes: usize, dice: &mut Dice) -> String {
    grammar::essay(&named(&subject(prompt)), bytes, dice)
}

/// What a model thinks before it answers.
pub(crate) fn think(prompt: &str, dice: &mut Dice) -> String {
    grammar::think(&named(&subject(prompt)), dice)
}

/// The whole answer of `simulator/steady:free` to a prompt (the text of the last user message).
/// It depends on nothing else, so that a test can predict it.
pub fn steady_text(prompt: &str) -> String {
    let about = subject(prompt);
    let words = prompt.split_whitespace().count();
    format!(
        "You asked about *{about}*, in {words} words.\n\nThis answer is **steady**: the same \
         prompt always gets the same text.\n\n- one\n- naïve ✓\n- 東京 🌊\n\n```txt\nsteady\n```\n\nDone.\n"
    )
}
