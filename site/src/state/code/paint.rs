//! Code in pieces that look different: by weight and greyness, not by colour.

use super::Target;

/// What a piece of code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Anything else.
    Plain,
    /// A word of the language.
    Keyword,
    /// A text.
    Text,
    /// What only people read.
    Comment,
}

/// The pieces of `code`. Put together again they are the code.
pub fn paint(target: Target, code: &str) -> Vec<(Paint, String)> {
    let (comment, keywords) = words(target);
    let mut pieces: Vec<(Paint, String)> = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let (paint, length) = if rest.starts_with(comment) {
            (Paint::Comment, rest.find('\n').unwrap_or(rest.len()))
        } else if first == '"'
            || (first == '\'' && matches!(target, Target::Curl | Target::Element))
        {
            (Paint::Text, text(rest, first, target))
        } else if is_word(first) {
            let length = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
            let is_keyword = rest.get(..length).is_some_and(|word| keywords.contains(&word));
            (if is_keyword { Paint::Keyword } else { Paint::Plain }, length)
        } else {
            (Paint::Plain, first.len_utf8())
        };
        let (piece, after) = rest.split_at(length);
        match pieces.last_mut() {
            Some((last, text)) if *last == paint => text.push_str(piece),
            _ => pieces.push((paint, piece.to_owned())),
        }
        rest = after;
    }
    pieces
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// How long the text is that begins with this quote.
fn text(rest: &str, quote: char, target: Target) -> usize {
    let escapes = quote == '"' && target != Target::Element;
    let mut is_escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, letter)| {
        let ends = *letter == quote && !is_escaped;
        is_escaped = escapes && *letter == '\\' && !is_escaped;
        ends
    });
    end.map_or(rest.len(), |(at, letter)| at + letter.len_utf8())
}

/// How comments begin, and the language's own words.
fn words(target: Target) -> (&'static str, &'static [&'static str]) {
    match target {
        Target::Tollfree | Target::OpenAi => (
            "//",
            &[
                "import", "from", "const", "await", "for", "of", "if", "async", "try", "catch",
                "new", "function",
            ],
        ),
        Target::Rust => (
            "//",
            &[
                "use", "pub", "async", "fn", "let", "mut", "while", "for", "in", "if", "await",
                "impl", "as",
            ],
        ),
        Target::Element => ("<!--", &["script", "tollfree", "chat", "compare"]),
        Target::Curl => ("# ", &["curl"]),
        Target::Python => (
            "#",
            &[
                "import", "from", "def", "return", "for", "in", "if", "not", "with", "as", "try",
                "except", "raise", "continue", "or", "and", "True", "False", "None",
            ],
        ),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// A listing in which something is missing, or a page that dies of a quote.
        #[test]
        fn nothing_is_lost(code in "[a-z\"'\\\\/#\n é]{0,60}", target in prop::sample::select(&Target::ALL[..])) {
            let painted: String = paint(target, &code).into_iter().map(|(_, text)| text).collect();
            prop_assert_eq!(painted, code);
        }
    }

    /// Half a listing in the grey of a comment, because a text holds `//`.
    #[test]
    fn texts_are_no_comments() {
        let painted = paint(Target::Tollfree, "const a = \"https://x\\\"\"; // why");
        let of = |paint| {
            painted.iter().filter(move |piece| piece.0 == paint).map(|piece| piece.1.as_str())
        };
        assert_eq!(of(Paint::Text).collect::<Vec<_>>(), ["\"https://x\\\"\""]);
        assert_eq!(of(Paint::Comment).collect::<Vec<_>>(), ["// why"]);
        assert_eq!(of(Paint::Keyword).collect::<Vec<_>>(), ["const"]);
    }
}
