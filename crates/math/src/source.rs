//! What is asked for, and what is refused before it is read.

/// A longer formula stays as it is, in bytes: the time to read nested groups grows with the square.
const LONGEST: usize = 8_000;

/// Commands that make commands. They could make a short source long without end.
const DEFINING: [&str; 14] = [
    "def",
    "gdef",
    "edef",
    "xdef",
    "let",
    "futurelet",
    "newcommand",
    "renewcommand",
    "providecommand",
    "DeclareMathOperator",
    "newenvironment",
    "renewenvironment",
    "require",
    "input",
];

/// The formula between the marks that it stands between in Markdown.
pub(crate) fn formula(source: &str) -> Option<&str> {
    let marks = [("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")];
    let inside = |(open, close)| source.strip_prefix(open)?.strip_suffix(close);
    let formula = marks.into_iter().find_map(inside)?.trim();
    let is_short = formula.len() <= LONGEST;
    let defines = || commands(formula).any(|command| DEFINING.contains(&command));
    (is_short && !formula.is_empty() && !defines()).then_some(formula)
}

/// The names of the commands in `formula`.
pub(crate) fn commands(formula: &str) -> impl Iterator<Item = &str> {
    let mut rest = formula;
    std::iter::from_fn(move || {
        let behind = rest.get(rest.find('\\')? + 1..)?;
        let end = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
        // `\\` is a command of one sign.
        let next = if end == 0 { behind.chars().next().map_or(0, char::len_utf8) } else { end };
        rest = behind.get(next..)?;
        behind.get(..next)
    })
}
