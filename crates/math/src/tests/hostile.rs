//! Nothing that a model writes becomes more than mathematics.

use super::{drawn, shown};
use crate::allowed;
use crate::pieces::{Piece, pieces};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

// Would catch: markup, links, styles and colours that come through.
#[test]
fn attempts_come_to_nothing() {
    let refused = [
        "\\operatorname{</mi><script>alert(1)</script>}",
        "\\operatorname{<img src=x>}",
        "\\operatorname{</mi></math><b>}",
        "\\style{color:red}{x}",
        "\\class{btn}{x}",
        "\\url{javascript:alert(1)}",
        "\\def\\x{y}\\x",
        "\\newcommand\\x{y}\\x",
        "\\let\\x=y",
        "\\def\\a{\\a\\a}\\a",
    ];
    for formula in refused {
        assert_eq!(shown(&format!("${formula}$")), None, "{formula}");
    }
    assert_eq!(shown("$\\href{javascript:alert(1)}{x}$").unwrap(), "ath(text(x))");
    assert_eq!(shown("$\\color{red}x$").unwrap(), "ath(i(x))");
    let text = shown("$\\text{<img onerror=x></mtext><b>}$").unwrap();
    assert_eq!(text, "ath(text(<img onerror=x></mtext><b>))");
}

// Would catch: space that covers what stands elsewhere, and formulas as high as the page.
#[test]
fn lengths_are_small() {
    for formula in ["\\hspace{-100em}x", "\\hspace{1000em}x", "\\kern-9em x", "\\kern 5000pt x"] {
        for piece in drawn(&format!("${formula}$")).unwrap() {
            assert!(!matches!(piece, Piece::Open("mspace", attributes) if !attributes.is_empty()));
        }
    }
}

// Would catch: a page that breaks down over nodes in nodes in nodes.
#[test]
fn deep_and_long_formulas_are_refused() {
    assert_eq!(drawn(&format!("${}x{}$", "{".repeat(100), "}".repeat(100))), None);
    assert_eq!(drawn(&format!("${}$", "x".repeat(9_000))), None);
    assert!(drawn(&format!("${}$", "x".repeat(7_000))).is_some());
}

// Would catch: a reader that takes anything else than what is listed.
#[test]
fn the_reader_is_strict() {
    let refused = [
        "",
        "x",
        "<math>",
        "<mrow></mrow>",
        "<math></math><math></math>",
        "<math>x</math>",
        "<math><script></script></math>",
        "<math onclick=\"x\"></math>",
        "<math><mi>x</math>",
        "<math></mrow></math>",
        "<math href=\"x\"></math>",
        "<MATH></MATH>",
        "<math/><b>",
    ];
    for text in refused {
        assert_eq!(pieces(text), None, "{text}");
    }
}

const SOUP: [&str; 40] = [
    "x",
    "1",
    " ",
    "{",
    "}",
    "^",
    "_",
    "&",
    "\\\\",
    "\\frac",
    "\\sqrt",
    "[",
    "]",
    "\\left",
    "\\right",
    "(",
    ")",
    "|",
    "\\begin{cases}",
    "\\end{cases}",
    "\\begin{array}{c|c}",
    "\\end{array}",
    "\\hline",
    "\\text{",
    "<",
    ">",
    "\\operatorname{",
    "\\boxed",
    "\\hspace{1em}",
    "\\color{red}",
    "é",
    "\"",
    "\\not",
    "\\sum",
    "\\limits",
    "'",
    "%",
    "#",
    "~",
    "\\tag",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8000))]

    // Would catch: an element, an attribute or a nesting that is not listed, from any source.
    #[test]
    fn only_known_nodes_come_out(parts in vec(select(&SOUP[..]), 0..25)) {
        let source = format!("${}$", parts.concat());
        // A panic is a trap in the page, which what draws Markdown catches.
        let drawn = std::panic::catch_unwind(|| drawn(&source)).ok().flatten();
        let mut depth = 0_usize;
        for piece in drawn.unwrap_or_default() {
            match piece {
                Piece::Open(name, attributes) => {
                    depth += 1;
                    prop_assert!(allowed::element(name).is_some());
                    prop_assert!(!attributes.iter().any(|(name, _)| *name == "style"));
                }
                Piece::Text(_) => prop_assert!(depth > 0),
                Piece::Close => depth -= 1,
            }
        }
        prop_assert_eq!(depth, 0);
    }
}
