//! Cutting code into tokens.
//!
//! - [`cursor`]: a place in the code that only moves on.
//! - [`code`]: the reader for most languages. [`comment`], [`quote`], [`heredoc`], [`pattern`],
//!   [`word`]: what it finds.
//! - [`markup`], [`prose`], [`patch`]: HTML and XML, Markdown, and what `diff` prints.

mod code;
mod comment;
mod cursor;
mod heredoc;
mod markup;
mod patch;
mod pattern;
mod prose;
mod quote;
mod word;

use crate::languages::{Language, Reader};
use cursor::Cursor;

/// How a token looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Plain,
    /// What carries the structure: keywords, names of tags and keys, headings, added lines.
    Keyword,
    /// Strings.
    Text,
    /// Comments, and removed lines.
    Comment,
}

/// A piece of the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) ink: Ink,
    pub(crate) text: &'a str,
}

/// The whole of `text` as tokens, no two plain ones in a row.
pub(crate) fn tokens<'a>(text: &'a str, language: &'static Language) -> Vec<Token<'a>> {
    let mut cursor = Cursor::new(text);
    read(&mut cursor, language, text.len());
    cursor.finish()
}

/// Reads on until `end`. A token may reach beyond it.
fn read(cursor: &mut Cursor<'_>, language: &'static Language, end: usize) {
    match language.reader {
        Reader::Code => code::read(cursor, language, end),
        Reader::Markup => markup::read(cursor, end),
        Reader::Prose => prose::read(cursor, end),
        Reader::Patch => patch::read(cursor, end),
    }
}

/// Bytes looked at for the whole of `text`, for the proof that work is linear.
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) fn cost(text: &str, language: &'static Language) -> u64 {
    let mut cursor = Cursor::new(text);
    read(&mut cursor, language, text.len());
    cursor.looked()
}
