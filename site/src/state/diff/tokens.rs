//! A text as words and what stands between them.

use std::{collections::HashMap, hash::Hash};

/// A word or a mark, with the white space before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// The white space before it; may be empty.
    pub(super) gap: &'a str,
    /// The word or the mark; empty only for what ends a text.
    pub(super) word: &'a str,
}

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    /// Letters and digits.
    Word,
    /// Scripts without spaces: each sign is a word.
    Sign,
    /// The same mark again and again, such as `**`.
    Mark(char),
    /// Marks and symbols beyond ASCII: kept together, because some of them are one to the eye.
    Symbol,
}

fn kind(letter: char) -> Kind {
    match letter {
        letter if letter.is_whitespace() => Kind::Space,
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => Kind::Sign,
        letter if letter.is_alphanumeric() => Kind::Word,
        letter if letter.is_ascii() => Kind::Mark(letter),
        _ => Kind::Symbol,
    }
}

/// The tokens of `text`. Put together again they are the text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut gap, mut rest) = ("", text);
    while let Some(first) = rest.chars().next() {
        let kind_here = kind(first);
        let end = match kind_here {
            Kind::Sign => first.len_utf8(),
            Kind::Word => word(rest),
            _ => rest.find(|letter| kind(letter) != kind_here).unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at(end);
        if kind_here == Kind::Space {
            gap = piece;
        } else {
            tokens.push(Token { gap, word: piece });
            gap = "";
        }
        rest = after;
    }
    if !gap.is_empty() {
        tokens.push(Token { gap, word: "" });
    }
    tokens
}

/// How long the word is that begins here. `9.11` and `don’t` are one each.
fn word(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, next)| *next);
        let joins = match letter {
            '.' | ',' => before.is_numeric() && after.is_numeric(),
            '\'' | '’' => before.is_alphabetic() && kind(after) == Kind::Word,
            letter => kind(letter) == Kind::Word,
        };
        if !joins {
            return at;
        }
        before = letter;
    }
    text.len()
}

/// Gives equal things equal numbers, so that they compare in one step.
pub(super) struct Numbers<T>(HashMap<T, u32>);

impl<T: Eq + Hash> Numbers<T> {
    /// No numbers given yet.
    pub(super) fn new() -> Self {
        Self(HashMap::new())
    }

    /// The numbers of these things.
    pub(super) fn of(&mut self, things: impl Iterator<Item = T>) -> Vec<u32> {
        let number = |thing| {
            let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
            *self.0.entry(thing).or_insert(next)
        };
        things.map(number).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.word).collect()
    }

    /// `faulty.` and `defective.` would differ in their full stop, too.
    #[test]
    fn marks_stand_alone() {
        assert_eq!(words("The item, **broken**."), ["The", "item", ",", "**", "broken", "**", "."]);
    }

    /// `9.90` and `9.11` would be half the same.
    #[test]
    fn numbers_and_short_forms_are_whole() {
        assert_eq!(
            words("9.90, 1,000. don’t it's 'x'"),
            ["9.90", ",", "1,000", ".", "don’t", "it's", "'", "x", "'"]
        );
        assert_eq!(words("3. So.1"), ["3", ".", "So", ".", "1"]);
    }

    /// A text without spaces would be one word: any change would change all of it.
    #[test]
    fn signs_are_words() {
        assert_eq!(words("日本語 ok"), ["日", "本", "語", "ok"]);
        assert_eq!(words("a 👩‍💻!"), ["a", "👩‍💻", "!"]);
    }

    #[test]
    fn white_space_is_kept() {
        let text = "  a\n\nb \t";
        let back: String = tokens(text).iter().flat_map(|token| [token.gap, token.word]).collect();
        assert_eq!(back, text);
    }
}
