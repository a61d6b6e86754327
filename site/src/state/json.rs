//! JSON text made readable, without reading it: what is none comes back as it was.

/// `json` with a member a line, two spaces for each level. Only white space between tokens changes.
pub fn pretty(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_text, mut is_escaped) = (0_usize, false, false);
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_text {
            out.push(letter);
            in_text = is_escaped || letter != '"';
            is_escaped = !is_escaped && letter == '\\';
            continue;
        }
        match letter {
            _ if letter.is_whitespace() => {}
            '"' => {
                in_text = true;
                out.push(letter);
            }
            '{' | '[' => {
                out.push(letter);
                while letters.next_if(|next| next.is_whitespace()).is_some() {}
                if let Some(end) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(end);
                } else {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => out.push(letter),
        }
    }
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    // Nobody reads deeper than this, and hostile nesting must not grow without bound.
    out.extend(std::iter::repeat_n("  ", depth.min(32)));
}

/// An answer in JSON as Markdown: a block of code that no text inside of it can end.
pub fn block(json: &str) -> String {
    let fence = if json.contains("```") { "``````" } else { "```" };
    format!("{fence}json\n{}\n{fence}", pretty(json.trim()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Braces and commas inside of a text that tear it apart.
    #[test]
    fn a_value_is_laid_out_and_texts_stay_whole() {
        let json = r#"{"a":[1, 2,{}],"b":"x, {y}: \"z\"","c":[ ]}"#;
        let expected = "{\n  \"a\": [\n    1,\n    2,\n    {}\n  ],\n  \"b\": \"x, {y}: \\\"z\\\"\",\n  \"c\": []\n}";
        assert_eq!(pretty(json), expected);
    }

    proptest! {
        /// A layout that changes a value, or breaks down on what a model calls JSON.
        #[test]
        fn only_white_space_outside_of_texts_changes(text in r#"[\[\]{}:,"\\ a1\n]{0,40}"#) {
            let made = pretty(&text);
            if let Ok(value) = serde_json::from_str::<serde_json::Value>(&text) {
                prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&made).unwrap(), value);
            }
        }
    }
}
