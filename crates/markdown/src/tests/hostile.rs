//! Nothing that a model writes becomes more than text, safe links and buttons.

use super::soup::any_markdown;
use super::streamed;
use crate::plan::{Block, Inline, Item, Op};
use proptest::prelude::*;

/// Attempts at script, each with what must still be readable.
const ATTEMPTS: [(&str, &str); 30] = [
    ("[x](javascript:alert(1))", "javascript:alert(1)"),
    ("[x](JaVaScRiPt:alert(1))", "JaVaScRiPt:alert(1)"),
    ("[x](java&#115;cript:alert(1))", "javascript:alert(1)"),
    ("[x](&#x6A;avascript:alert(1))", "javascript:alert(1)"),
    ("[x](<java\tscript:alert(1)>)", "script:alert(1)"),
    ("[x](java&NewLine;script:alert(1))", "script:alert(1)"),
    ("[x](&#1;javascript:alert(1))", "javascript:alert(1)"),
    ("[x](vbscript:msgbox)", "vbscript:msgbox"),
    ("[x](data:text/html,<script>alert(1)</script>)", "data:text/html"),
    ("[x](data:text/html;base64,PHNjcmlwdD4=)", "data:text/html"),
    ("[x](blob:https://x.example/1)", "blob:https"),
    ("[x](file:///etc/passwd)", "file:///etc/passwd"),
    ("[x](//evil.example)", "//evil.example"),
    ("[x](/settings?delete)", "/settings?delete"),
    ("[x](#key)", "#key"),
    ("[x](https:evil.example)", "https:evil.example"),
    ("[x](https://bank.example@evil.example/)", "bank.example@evil.example"),
    ("[x](https:\\\\evil.example)", "evil.example"),
    ("[x](https://a.example/\u{202E}gpj.exe)", "a.example"),
    ("[x][r]\n\n[r]: javascript:alert(1)", "javascript:alert(1)"),
    ("[r]: javascript:alert(1)\n\n[x][r]", "javascript:alert(1)"),
    ("<javascript:alert(1)>", "javascript:alert(1)"),
    ("![x](javascript:alert(1))", "javascript:alert(1)"),
    ("![x](data:text/html,hello)", "data:text/html,hello"),
    ("![x](http://tracker.example/a.png)", "http://tracker.example/a.png"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("a <img src=x onerror=alert(1)> b", "<img src=x onerror=alert(1)>"),
    ("<a href=\"javascript:alert(1)\">x</a>", "<a href=\"javascript:alert(1)\">"),
    ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
    ("- > **[x](javascript:alert(1))**", "javascript:alert(1)"),
];

// Would catch: a scheme that gets through because of case, entities, white space or nesting, and
// an address that vanishes instead of being shown.
#[test]
fn attempts_stay_text() {
    for (attempt, readable) in ATTEMPTS {
        let found = look(&streamed([attempt]));
        assert!(found.addresses.is_empty(), "{attempt} gave {:?}", found.addresses);
        assert!(found.text.contains(readable), "{attempt} gave {}", found.text);
    }
}

// Would catch: a rule so strict that honest links stop working.
#[test]
fn honest_addresses_work() {
    let honest = [
        ("[x](https://a.example/p?q=1#f)", "https://a.example/p?q=1#f"),
        ("[x](HTTP://A.example)", "HTTP://A.example"),
        ("<https://a.example/b@c>", "https://a.example/b@c"),
        ("<me@a.example>", "mailto:me@a.example"),
        ("[x](mailto:me@a.example)", "mailto:me@a.example"),
        ("![x](https://a.example/i.png)", "https://a.example/i.png"),
        ("![x](data:image/png;base64,AA==)", "data:image/png;base64,AA=="),
        ("[r]: https://a.example\n\n[x][r]", "https://a.example"),
    ];
    for (text, address) in honest {
        let found = look(&streamed([text]));
        assert!(found.addresses.iter().any(|found| found == address), "{text}: {found:?}");
    }
}

// Would catch: a stack overflow in anything that walks the tree.
#[test]
fn deep_nesting_is_drawn_flat() {
    let deep = [
        "> ".repeat(20_000),
        "- ".repeat(20_000),
        "**a ".repeat(5_000) + &" b**".repeat(5_000),
        "[".repeat(20_000),
        "![".repeat(5_000) + &"](https://a.example)".repeat(5_000),
        (0..300).map(|depth| "  ".repeat(depth) + "- x\n").collect(),
    ];
    for text in deep {
        let found = look(&streamed([(text + "end").as_str()]));
        assert!(found.text.contains("end"));
        assert!(found.depth <= 40, "{} deep", found.depth);
    }
}

proptest! {
    // Would catch: a way around `Address::parse`.
    #[test]
    fn only_known_schemes_come_out(text in any_markdown(), scheme in "[a-z]{1,12}:", rest in ".{0,12}") {
        let text = format!("{text}\n\n[x]({scheme}{rest})\n\n<{scheme}{rest}>");
        for address in look(&streamed([text.as_str()])).addresses {
            let address = address.to_lowercase();
            let known = ["https://", "http://", "mailto:", "data:image/"];
            prop_assert!(known.iter().any(|known| address.starts_with(known)), "{}", address);
        }
    }
}

#[derive(Debug, Default)]
struct Found {
    text: String,
    addresses: Vec<String>,
    depth: usize,
}

fn look(ops: &[Op]) -> Found {
    let mut found = Found::default();
    for op in ops {
        match op {
            Op::Block(inner) => block(inner, 1, &mut found),
            Op::Item(inner) => item(inner, 1, &mut found),
            Op::OpenTable(head) => head.cells.iter().for_each(|cell| inlines(cell, 1, &mut found)),
            Op::Row(row) => row.iter().for_each(|cell| inlines(cell, 1, &mut found)),
            Op::OpenCode(text) | Op::CodeText(text) => found.text.push_str(text),
            Op::OpenList(_) | Op::CloseList | Op::CloseTable | Op::CloseCode => {}
        }
    }
    found
}

fn block(block: &Block, depth: usize, found: &mut Found) {
    found.depth = found.depth.max(depth);
    match block {
        Block::Paragraph(words) | Block::Heading(_, words) => inlines(words, depth + 1, found),
        Block::Definition { target, .. } => inlines(target, depth + 1, found),
        Block::Quote(inner) => inner.iter().for_each(|inner| self::block(inner, depth + 1, found)),
        Block::List(list) => list.items.iter().for_each(|inner| item(inner, depth + 1, found)),
        Block::Table(table) => table
            .rows
            .iter()
            .chain([&table.head.cells])
            .flatten()
            .for_each(|cell| inlines(cell, depth + 1, found)),
        Block::Code { text, .. } | Block::Raw(text) => found.text.push_str(text),
        Block::Rule => {}
    }
}

fn item(item: &Item, depth: usize, found: &mut Found) {
    inlines(&item.lead, depth + 1, found);
    item.rest.iter().for_each(|inner| block(inner, depth + 1, found));
}

fn inlines(words: &[Inline], depth: usize, found: &mut Found) {
    found.depth = found.depth.max(depth);
    for word in words {
        match word {
            Inline::Text(text) | Inline::Code(text) => found.text.push_str(text),
            Inline::Math { source, .. } => found.text.push_str(source),
            Inline::Break => found.text.push('\n'),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => {
                inlines(inner, depth + 1, found);
            }
            Inline::Link(address, inner) => {
                found.addresses.push(address.as_str().to_owned());
                inlines(inner, depth + 1, found);
            }
            Inline::Image { source, alt } => {
                found.addresses.push(source.url().to_owned());
                found.text.push_str(alt);
            }
        }
    }
}
