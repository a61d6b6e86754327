//! Addresses without marks, by the examples of GFM and what models write.

use super::streamed;
use crate::plan::plain;
use crate::plan::{Block, Inline, Op};

/// The words and the targets of all links in the paragraph `text`.
fn links(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for op in streamed([text]) {
        if let Op::Block(Block::Paragraph(words)) = op {
            collect(&words, &mut found);
        }
    }
    found
}

fn collect(words: &[Inline], found: &mut Vec<(String, String)>) {
    for word in words {
        match word {
            Inline::Link(address, inner) => {
                found.push((plain(inner), address.as_str().to_owned()));
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) => collect(inner, found),
            _ => {}
        }
    }
}

// Would catch: a link that takes the end of its sentence along, or loses its own end.
#[test]
fn an_address_ends_where_a_reader_ends_it() {
    let cases = [
        ("www.commonmark.org", "www.commonmark.org"),
        ("Visit www.commonmark.org/help for more.", "www.commonmark.org/help"),
        ("Visit www.commonmark.org.", "www.commonmark.org"),
        ("Visit www.commonmark.org/a.b.", "www.commonmark.org/a.b"),
        ("www.google.com/search?q=Markup+(business)", "www.google.com/search?q=Markup+(business)"),
        (
            "www.google.com/search?q=Markup+(business)))",
            "www.google.com/search?q=Markup+(business)",
        ),
        (
            "(www.google.com/search?q=Markup+(business))",
            "www.google.com/search?q=Markup+(business)",
        ),
        ("(www.google.com/search?q=Markup+(business)", "www.google.com/search?q=Markup+(business)"),
        ("www.google.com/search?q=(business))+ok", "www.google.com/search?q=(business))+ok"),
        ("www.google.com/search?q=commonmark&hl=en", "www.google.com/search?q=commonmark&hl=en"),
        ("www.google.com/search?q=commonmark\\&hl;", "www.google.com/search?q=commonmark"),
        ("http://commonmark.org", "http://commonmark.org"),
        (
            "(Visit https://encrypted.google.com/search?q=Markup+(business))",
            "https://encrypted.google.com/search?q=Markup+(business)",
        ),
        ("see **https://a.example/b_c**!", "https://a.example/b_c"),
        ("HTTPS://A.EXAMPLE, then", "HTTPS://A.EXAMPLE"),
        ("[https://a.example/x]", "https://a.example/x"),
        ("\"https://a.example/x\"", "https://a.example/x"),
        ("看https://a.example/x。好", "https://a.example/x"),
        ("http://localhost:3000/a", "http://localhost:3000/a"),
        ("https://例え.example/道?", "https://例え.example/道"),
    ];
    for (text, words) in cases {
        let target =
            if words.starts_with("www") { format!("https://{words}") } else { words.to_owned() };
        assert_eq!(links(text), [(words.to_owned(), target)], "{text}");
    }
}

// Would catch: mail that is not linked, or links made of what only looks like it.
#[test]
fn mail_is_linked() {
    let to = |address: &str| vec![(address.to_owned(), format!("mailto:{address}"))];
    assert_eq!(links("foo@bar.baz"), to("foo@bar.baz"));
    assert_eq!(links("mail hello+xyz@mail.example."), to("hello+xyz@mail.example"));
    for text in ["a.b-c_d@a.b-", "a.b-c_d@a.b_", "me@home", "@a.example", "https://me@a.example/"] {
        assert_eq!(links(text), [], "{text}");
    }
}

// Would catch: a link in code, in a link, in a tag or in the middle of a word.
#[test]
fn what_is_no_address_stays_text() {
    let texts = [
        "`https://a.example`",
        "$https://a.example$",
        "xhttps://a.example",
        "awww.a.example",
        "www.",
        "www. a",
        "https://",
        "http://.x",
        "https://a_b.c_d",
        "a <a href=\"https://a.example\">",
        "ftp://a.example",
        "[x](javascript://www.a.example)",
        "https://a.example@evil.example",
    ];
    for text in texts {
        assert_eq!(links(text), [], "{text}");
    }
    let both = links("[https://a.example](https://b.example)");
    assert_eq!(both, [("https://a.example".to_owned(), "https://b.example".to_owned())]);
}

// Would catch: items and cells, whose text has no paragraph around it, without links.
#[test]
fn items_and_cells_have_links() {
    let ops = streamed(["- https://a.example\n\n| a |\n|---|\n| www.a.example |\n"]);
    let is_link = |words: &[Inline]| matches!(words, [Inline::Link(..)]);
    assert!(ops.iter().any(|op| matches!(op, Op::Item(item) if is_link(&item.lead))), "{ops:?}");
    assert!(ops.iter().any(|op| matches!(op, Op::Row(row) if is_link(&row[0]))), "{ops:?}");
}
