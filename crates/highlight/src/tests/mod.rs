//! What must hold for any code, and what the look is for each kind of language.

mod cost;
mod looks;
mod whole;

use crate::languages::named;
use crate::lex::{Ink, tokens};

#[expect(clippy::unwrap_used, reason = "a language that is not there is a failed test")]
/// Code with its marks: `<k:fn>`, `<s:"text">`, `<c:// comment>`.
fn marked(language: &str, code: &str) -> String {
    let language = named(language).unwrap();
    let tokens = tokens(code, language);
    let shown = tokens.iter().map(|token| match token.ink {
        Ink::Plain => token.text.to_owned(),
        Ink::Keyword => format!("<k:{}>", token.text),
        Ink::Text => format!("<s:{}>", token.text),
        Ink::Comment => format!("<c:{}>", token.text),
    });
    shown.collect()
}
