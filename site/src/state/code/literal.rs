//! Texts and values as the literals of a language.

use super::node::Node;

/// Characters that a reader of code does not see, or that change what is seen: they are spelled
/// out, so that nothing hides in a prompt that somebody shares.
pub(super) fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

/// How a language spells a character by its number.
pub(super) type Spell = fn(char) -> String;

/// `\u202e`, in two units beyond the first plane: JSON and JavaScript.
pub(super) fn in_units(letter: char) -> String {
    let mut units = [0; 2];
    let units = letter.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}"));
    units.collect::<Vec<_>>().concat()
}

/// A text in double quotes. The escapes are those that JSON, JavaScript, Python and Rust share.
pub(super) fn quoted(text: &str, spell: Spell) -> String {
    let mut out = String::from("\"");
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        // A script in a page would end at `</script` and change at `<!--`.
        let is_tag = letter == '<' && letters.peek().is_some_and(|next| matches!(next, '/' | '!'));
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            letter if is_tag || is_hidden(letter) => out.push_str(&spell(letter)),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// How a language writes values.
pub(super) struct Style {
    /// A text.
    pub(super) text: fn(&str) -> String,
    /// The name of a member.
    pub(super) name: fn(&str) -> String,
    /// `true`, `false`, `null`.
    pub(super) words: [&'static str; 3],
    /// Whether the last entry of a list has a comma, too.
    pub(super) ends_with_comma: bool,
    /// Whether braces keep a space inside.
    pub(super) is_airy: bool,
    /// Spaces of one level.
    pub(super) indent: usize,
}

impl Style {
    /// `node` in this language, where the line it begins on is indented by `level`.
    pub(super) fn write(&self, node: &Node, level: usize) -> String {
        match node {
            Node::Plain(word) => self.word(word),
            Node::Text(text) => (self.text)(text),
            Node::List(all) => {
                let all: Vec<_> = all.iter().map(|node| self.write(node, level + 1)).collect();
                self.group("[", &all, "]", level)
            }
            Node::Object(all) => {
                let member = |(name, node): &(String, Node)| {
                    format!("{}: {}", (self.name)(name), self.write(node, level + 1))
                };
                self.group("{", &all.iter().map(member).collect::<Vec<_>>(), "}", level)
            }
        }
    }

    fn word(&self, word: &str) -> String {
        let [yes, no, nothing] = self.words;
        match word {
            "true" => yes.into(),
            "false" => no.into(),
            "null" => nothing.into(),
            number => number.into(),
        }
    }

    /// What is short and simple stands on one line.
    fn group(&self, open: &str, all: &[String], close: &str, level: usize) -> String {
        let is_short = all.iter().map(String::len).sum::<usize>() + 2 * all.len() < 60;
        if is_short && !all.iter().any(|entry| entry.contains('\n')) {
            let is_airy = self.is_airy && open == "{" && !all.is_empty();
            let space = if is_airy { " " } else { "" };
            return format!("{open}{space}{}{space}{close}", all.join(", "));
        }
        let (outer, inner) =
            (" ".repeat(self.indent * level), " ".repeat(self.indent * (level + 1)));
        let comma = if self.ends_with_comma { "," } else { "" };
        format!("{open}\n{inner}{}{comma}\n{outer}{close}", all.join(&format!(",\n{inner}")))
    }
}

/// Every line of `text` behind `space`.
pub(super) fn indented(text: &str, space: &str) -> String {
    let lines = text.lines().map(|line| [space, line, "\n"].concat());
    lines.collect::<Vec<_>>().concat()
}
