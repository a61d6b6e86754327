//! Parts of a line: code, mathematics, breaks, links and images.

use super::block::{Inline, plain, push_text};
use super::fold::Part;
use super::{Address, ImageSource};

/// A forced line end.
pub(super) const BREAK: Part = Part::Inline(Inline::Break);

pub(super) fn code(code: &str) -> Part {
    Part::Inline(Inline::Code(code.to_owned()))
}

/// `next` is the byte after the closing dollar: in `$5-$10` it is a digit, and that is money.
pub(super) fn math(source: &str, next: Option<u8>) -> Part {
    let is_money = next.is_some_and(|byte| byte.is_ascii_digit()) || reads_as_money(source);
    let source = format!("${source}$");
    Part::Inline(if is_money {
        Inline::Text(source)
    } else {
        Inline::Math { display: false, source }
    })
}

/// An amount and words, without any sign of mathematics: `$5 a month, or 50$`.
fn reads_as_money(source: &str) -> bool {
    let is_word = |word: &str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_alphabetic());
    source.starts_with(|c: char| c.is_ascii_digit())
        && !source.contains(['\\', '^', '_', '=', '{'])
        && source.split(|c: char| !c.is_alphanumeric()).any(is_word)
}

/// Between `$$`; or between brackets, which then say whether it stands `inside` a line.
pub(super) fn display_math(source: &str, inside: Option<bool>) -> Part {
    let (display, source) = match inside {
        None => (true, format!("$${source}$$")),
        Some(false) => (true, format!("\\[{source}\\]")),
        Some(true) => (false, format!("\\({source}\\)")),
    };
    Part::Inline(Inline::Math { display, source })
}

/// Models write `<br>` where Markdown has no line end, above all in tables.
pub(super) fn is_line_break(html: &str) -> bool {
    let name = html.trim_start_matches('<').trim_end_matches('>');
    name.trim_end_matches('/').trim().eq_ignore_ascii_case("br")
}

/// An address that is its own text.
pub(super) fn autolink(target: &str) -> Vec<Inline> {
    link(target, vec![Inline::Text(target.to_owned())])
}

/// A link, or its text followed by the address that it may not lead to.
pub(super) fn link(target: &str, mut children: Vec<Inline>) -> Vec<Inline> {
    if let Some(address) = Address::parse(target) {
        if children.is_empty() {
            children.push(Inline::Text(target.to_owned()));
        }
        return vec![Inline::Link(address, children)];
    }
    if !target.is_empty() && plain(&children) != target {
        push_text(&mut children, &format!(" ({target})"));
    }
    children
}

/// An image that can be asked for, or its words. Inside a link, where a button has no place, only
/// its words.
pub(super) fn image(target: &str, alt: String, in_link: bool) -> Vec<Inline> {
    match ImageSource::parse(target) {
        Some(source) if in_link && alt.is_empty() => {
            vec![Inline::Text(source.host().to_owned())]
        }
        Some(_) if in_link => vec![Inline::Text(alt)],
        Some(source) => vec![Inline::Image { source, alt }],
        None if target.is_empty() => vec![Inline::Text(alt)],
        None => vec![Inline::Text(format!("{alt} ({target})").trim_start().to_owned())],
    }
}
