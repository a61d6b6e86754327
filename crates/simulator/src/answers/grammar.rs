//! Answers about anything: sentence parts put together by seed, in the shapes that real answers
//! have (prose, lists, tables, code, quotes, now and then a formula).

use super::lines::{lines, section};
use crate::random::Dice;

const GRAMMAR: &str = include_str!("grammar.txt");
const CODE: &str = include_str!("code.txt");
const LANGUAGES: [&str; 5] = ["python", "rust", "js", "sql", "sh"];

/// Draws lines without repeating itself until a section is used up.
struct Writer<'a> {
    about: &'a str,
    dice: &'a mut Dice,
    used: Vec<&'static str>,
}

impl Writer<'_> {
    fn line(&mut self, name: &str) -> String {
        let all = lines(GRAMMAR, name);
        let fresh: Vec<&'static str> =
            all.iter().copied().filter(|line| !self.used.contains(line)).collect();
        let chosen = self.dice.pick(if fresh.is_empty() { &all } else { &fresh });
        self.used.push(chosen);
        fill(chosen, self.about)
    }

    fn paragraph(&mut self, sentences: usize) -> String {
        (0..sentences).map(|_| self.line("sentence")).collect::<Vec<_>>().join(" ")
    }

    fn list(&mut self, items: usize) -> String {
        let numbered = self.dice.chance(0.4);
        let mut out = Vec::new();
        for number in 1..=items {
            let item = self.line("item");
            out.push(if numbered { format!("{number}. {item}") } else { format!("- {item}") });
            if self.dice.chance(0.35) {
                let sub = self.line("subitem");
                out.push(format!("{}- {sub}", if numbered { "   " } else { "  " }));
            }
        }
        out.join("\n")
    }

    fn table(&mut self, rows: usize) -> String {
        let mut out = vec!["| step | effort | gain |".to_owned(), "|---|---:|:---:|".to_owned()];
        for row in 1..=rows {
            let effort = self.dice.below(90) + 5;
            let gain = self.dice.pick(&["small", "**large**", "none yet", "steady"]);
            let step = self.line("heading");
            out.push(format!("| {row}. {step} | {effort} min | {gain} |"));
        }
        out.join("\n")
    }

    fn code(&mut self, language: &str) -> String {
        format!(
            "```{language}\n{}\n```",
            fill(section(CODE, language), self.about.trim_matches(['“', '”']))
        )
    }

    fn formula(&mut self) -> String {
        let n = self.dice.below(7) + 3;
        format!(
            "Over {n} tries the mean is $$\\bar{{x}} = \\frac{{1}}{{{n}}} \\sum_{{i=1}}^{{{n}}} x_i$$ and its error shrinks with $1/\\sqrt{{{n}}}$."
        )
    }

    /// One block of some shape.
    fn block(&mut self) -> String {
        match self.dice.below(9) {
            0 | 1 => {
                let items = self.dice.below(4) + 3;
                self.list(items)
            }
            2 => format!("> {}", self.line("quote")),
            3 => self.table(3),
            4 => self.formula(),
            _ => {
                let sentences = self.dice.below(4) + 2;
                self.paragraph(sentences)
            }
        }
    }
}

fn writer<'a>(about: &'a str, dice: &'a mut Dice) -> Writer<'a> {
    Writer { about, dice, used: Vec::new() }
}

/// A general answer of 60 to 900 words, with what the prompt's words ask for.
pub(super) fn answer(prompt: &str, about: &str, dice: &mut Dice) -> String {
    let wants =
        |words: &[&str]| words.iter().any(|word| prompt.to_ascii_lowercase().contains(word));
    let language = wanted_language(prompt);
    let mut w = writer(about, dice);
    let mut parts = vec![w.line("opener")];
    if wants(&["list", "steps", "ideas", "tips"]) {
        parts.push(w.list(6));
    }
    if wants(&["table", "compare", "difference", " vs", "against"]) {
        parts.push(w.table(4));
    }
    if let Some(language) = language {
        parts.push(w.code(language));
    }
    let blocks = 1 + w.dice.below(5);
    let titled = blocks > 3;
    for _ in 0..blocks {
        if titled {
            parts.push(format!("## {}", w.line("heading")));
        }
        let sentences = 2 + w.dice.below(3);
        parts.push(w.paragraph(sentences));
        parts.push(w.block());
    }
    parts.push(w.line("closer"));
    parts.join("\n\n")
}

fn wanted_language(prompt: &str) -> Option<&'static str> {
    let prompt = prompt.to_ascii_lowercase();
    let names = [
        ("python", "python"),
        ("rust", "rust"),
        ("javascript", "js"),
        ("typescript", "js"),
        ("sql", "sql"),
        ("shell", "sh"),
        ("bash", "sh"),
        ("code", "js"),
        ("function", "python"),
        ("script", "sh"),
    ];
    names.into_iter().find_map(|(word, language)| prompt.contains(word).then_some(language))
}

pub(super) fn brief(about: &str, dice: &mut Dice) -> String {
    let mut w = writer(about, dice);
    let first = w.line("brief");
    let more = 1 + w.dice.below(2);
    format!("{first} {}", w.paragraph(more))
}

pub(super) fn terse(about: &str, dice: &mut Dice) -> String {
    writer(about, dice).line("brief")
}

/// Code first, then why.
pub(super) fn code(prompt: &str, about: &str, dice: &mut Dice) -> String {
    let language = wanted_language(prompt).unwrap_or_else(|| dice.pick(&LANGUAGES));
    let other = dice.pick(&LANGUAGES);
    let mut w = writer(about, dice);
    let mut parts = vec![format!("Here is {} in `{language}`:", w.about), w.code(language)];
    parts.push(w.paragraph(2));
    if other != language {
        parts.push(format!("The same idea in `{other}`:"));
        parts.push(w.code(other));
    }
    parts.push(w.line("closer"));
    parts.join("\n\n")
}

pub(super) fn tables(about: &str, dice: &mut Dice) -> String {
    let mut w = writer(about, dice);
    let parts = [w.line("opener"), w.table(5), w.paragraph(2), w.table(3), w.line("closer")];
    parts.join("\n\n")
}

/// Sections until there are about that many words.
pub(super) fn long(about: &str, words: usize, dice: &mut Dice) -> String {
    let mut w = writer(about, dice);
    let mut text = format!("# {}\n\n{}", capital(about), w.line("opener"));
    while text.split_whitespace().count() < words {
        let sentences = 4 + w.dice.below(4);
        let parts = [
            format!("## {}", w.line("heading")),
            w.paragraph(sentences),
            w.block(),
            w.paragraph(3),
        ];
        text.push_str("\n\n");
        text.push_str(&parts.join("\n\n"));
    }
    text
}

/// Markdown of every shape, until there are about that many bytes.
#[cfg(feature = "full")]
pub(super) fn essay(about: &str, bytes: usize, dice: &mut Dice) -> String {
    let mut text = format!("# {}", capital(about));
    while text.len() < bytes {
        let language = dice.pick(&LANGUAGES);
        let mut w = writer(about, dice);
        let title = format!("## {}", w.line("heading"));
        let shapes = [w.list(5), w.table(4), w.code(language), w.formula()];
        for part in [title, w.paragraph(5)].into_iter().chain(shapes).chain([w.paragraph(4)]) {
            text.push_str("\n\n");
            text.push_str(&part);
        }
    }
    text
}

pub(super) fn worldly(about: &str, dice: &mut Dice) -> String {
    let mut w = writer(about, dice);
    let lines: Vec<String> = (0..7).map(|_| w.line("worldly")).collect();
    lines.join("\n\n")
}

/// Thoughts in their order, some left out.
pub(super) fn think(about: &str, dice: &mut Dice) -> String {
    let all = lines(GRAMMAR, "think");
    let kept: Vec<String> = all
        .iter()
        .enumerate()
        .filter(|(at, _)| *at == 0 || dice.chance(0.75))
        .map(|(_, line)| fill(line, about))
        .collect();
    kept.join(" ")
}

fn fill(line: &str, about: &str) -> String {
    line.replace("{s}", about).replace("{S}", &capital(about))
}

fn capital(text: &str) -> String {
    let mut capital = text.to_owned();
    if let Some(first) = capital.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    capital
}
