//! What is mathematics and what is money, brackets or code.

use super::{streamed, whole};
use crate::plan::{Block, Inline, Op};

/// The sources of all formulas in `text`, and whether each has a line of its own.
fn formulas(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for op in streamed([text]) {
        let words = match op {
            Op::Block(Block::Paragraph(words)) => words,
            Op::Item(item) => item.lead,
            Op::Row(row) => row.into_iter().flatten().collect(),
            _ => continue,
        };
        found.extend(words.into_iter().filter_map(|word| match word {
            Inline::Math { display, source } => Some((source, display)),
            _ => None,
        }));
    }
    found
}

fn paragraph(words: &str) -> [Op; 1] {
    [Op::Block(Block::Paragraph(vec![Inline::Text(words.to_owned())]))]
}

// Would catch: formulas in brackets, as many models write them, that are read as Markdown.
#[test]
fn brackets_are_dollars() {
    let text = "So \\(\\hat{y}_{j} * 2\\) and \\( \\hat{z}_{k} * 3 \\).\n\n\\[\n\\begin{cases} a \\\\ [b] \\end{cases}\n\\]\n";
    let found = [
        ("\\(\\hat{y}_{j} * 2\\)".to_owned(), false),
        ("\\( \\hat{z}_{k} * 3 \\)".to_owned(), false),
        ("\\[\n\\begin{cases} a \\\\ [b] \\end{cases}\n\\]".to_owned(), true),
    ];
    assert_eq!(formulas(text), found);
    assert_eq!(formulas("- a \\(x\\)\n"), [("\\(x\\)".to_owned(), false)]);
    assert_eq!(formulas("|a|\n|-|\n|\\(x\\)|\n"), [("\\(x\\)".to_owned(), false)]);
}

// Would catch: an escaped bracket that becomes a dollar.
#[test]
fn brackets_that_are_none_stay() {
    assert_eq!(streamed(["a \\(b"]), paragraph("a (b"));
    assert_eq!(streamed(["a \\[b\\) c"]), paragraph("a [b) c"));
    assert_eq!(streamed(["a \\(\\) c"]), paragraph("a () c"));
    assert_eq!(streamed(["\\\\(b\\\\)"]), paragraph("\\(b\\)"));
    assert_eq!(streamed(["$$\\(b\\)"]), paragraph("$$(b)"));
    assert_eq!(formulas("`\\(a\\)` and\n\n    \\(b\\)\n\n```\n\\[c\\]\n```\n"), []);
    assert_eq!(formulas("\\(a\n\nb\\)"), []);
}

// Would catch: brackets beside each other, where four dollars would be read as something else.
#[test]
fn formulas_may_touch() {
    let ops = whole("\\(a\\)\\(b\\)");
    let Some(Op::Block(Block::Paragraph(words))) = ops.first() else { panic!("{ops:?}") };
    let text = format!("{words:?}");
    assert!(text.contains("\\\\(a\\\\)") && !text.contains('$'), "{text}");
}

// Would catch: prices that turn into mathematics.
#[test]
fn money_is_not_mathematics() {
    let prices = [
        "$5 and $10",
        "costs $5-$10 each",
        "$5 a month, or 50$ a year",
        "US$5/month (or 50$)",
        "a $ sign",
        "from $100M to $200M",
        "$HOME and $PATH",
        "\\$5 and \\$6",
    ];
    for text in prices {
        assert_eq!(formulas(text), [], "{text}");
    }
    let formula = [("$5x + 3$".to_owned(), false)];
    assert_eq!(formulas("$5x + 3$"), formula);
    assert_eq!(formulas("the $n$th of $2^{10}$").len(), 2);
}

// Would catch: a dollar that never closes and swallows what follows it, or is committed too early.
#[test]
fn an_open_dollar_is_a_dollar() {
    assert_eq!(streamed(["$x + ", "y\n\nnext $z$"])[0], paragraph("$x + y")[0]);
    assert_eq!(streamed(["$$\nx", "\n\nafter"])[0], paragraph("$$\nx")[0]);
    assert_eq!(formulas("$$\nx\n$$\n"), [("$$\nx\n$$".to_owned(), true)]);
}
