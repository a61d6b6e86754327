//! The languages, one row for each.
//!
//! - [`braces`]: those with braces, from C to TypeScript.
//! - [`scripts`]: Python, Ruby, shells, SQL and others that end lines or blocks with words.
//! - [`data`]: formats of data, styles and text.

mod braces;
mod data;
mod scripts;

/// How a language is read.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a row of a table; each is a fact of its own")]
pub(crate) struct Language {
    /// What it is called behind the fence, in lower case, between spaces.
    names: &'static str,
    pub(crate) reader: Reader,
    /// Between spaces.
    keywords: &'static str,
    /// Whether keywords may be written in capitals; then they are listed in lower case.
    any_case: bool,
    /// What begins a comment up to the end of the line.
    pub(crate) lines: &'static [&'static str],
    /// What begins and ends other comments.
    pub(crate) blocks: &'static [(&'static str, &'static str)],
    /// Whether those may stand in each other.
    pub(crate) nests: bool,
    /// Whether comments need white space before them.
    pub(crate) apart: bool,
    /// Strings; of two that begin alike the longer one first.
    pub(crate) quotes: &'static [Quote],
    /// What words are made of besides letters, digits and underscores.
    pub(crate) letters: &'static str,
    /// What stands between a key and its value, where keys have weight.
    pub(crate) key: Option<u8>,
    /// Whether `/…/` is a pattern where a value may stand.
    pub(crate) slashes: bool,
    /// Whether `<<END` takes text from the next lines.
    pub(crate) heredocs: bool,
}

/// Which reader of `lex` a language has.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reader {
    Code,
    Markup,
    Prose,
    Patch,
}

/// A kind of string.
#[derive(Debug)]
pub(crate) struct Quote {
    pub(crate) open: &'static str,
    pub(crate) close: &'static str,
    /// Whether `\` takes away the meaning of what follows it.
    pub(crate) escapes: bool,
    pub(crate) span: Span,
}

/// How far a string reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    /// To the end of the line at most.
    Line,
    /// Over any number of lines.
    Lines,
    /// One letter, else it is none.
    Letter,
    /// `r#"…"#`.
    Hashes,
}

impl Quote {
    const fn new(open: &'static str, escapes: bool, span: Span) -> Self {
        Self { open, close: open, escapes, span }
    }
}

const DOUBLE: Quote = Quote::new("\"", true, Span::Line);
const SINGLE: Quote = Quote::new("'", true, Span::Line);
const TRIPLE: Quote = Quote::new("\"\"\"", true, Span::Lines);
const BACKTICK: Quote = Quote::new("`", true, Span::Lines);

/// What the rows change.
const BASE: Language = Language {
    names: "",
    reader: Reader::Code,
    keywords: "",
    any_case: false,
    lines: &[],
    blocks: &[],
    nests: false,
    apart: false,
    quotes: &[DOUBLE, SINGLE],
    letters: "",
    key: None,
    slashes: false,
    heredocs: false,
};

impl Language {
    /// Whether `word` is a keyword.
    pub(crate) fn knows(&self, word: &str) -> bool {
        has(self.keywords, |keyword| {
            keyword == word || (self.any_case && keyword.eq_ignore_ascii_case(word))
        })
    }
}

/// Whether one of the words in `list` is the right one.
fn has(list: &str, is_right: impl Fn(&str) -> bool) -> bool {
    list.split(' ').any(is_right)
}

/// The language that is called `name` behind a fence.
pub(crate) fn named(name: &str) -> Option<&'static Language> {
    let is_called = |row: &&Language| has(row.names, |known| known.eq_ignore_ascii_case(name));
    all().find(is_called)
}

/// Every row.
pub(crate) fn all() -> impl Iterator<Item = &'static Language> {
    braces::ROWS.iter().chain(scripts::ROWS).chain(data::ROWS)
}
