//! Texts for properties: pieces of Markdown thrown together, well or badly.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces that begin, continue, close or break blocks.
const PIECES: [&str; 70] = [
    "\n",
    "\n",
    "\n\n",
    " ",
    "  ",
    "    ",
    "\t",
    "a",
    "b c",
    "word",
    "é",
    "漢",
    "- ",
    "- x\n",
    "* y\n",
    "+ z",
    "1. ",
    "2. b\n",
    "10) q\n",
    "- [ ] t\n",
    "- [x] u\n",
    "> ",
    "> q\n",
    ">> r\n",
    "# ",
    "## h\n",
    "===\n",
    "---\n",
    "***\n",
    "```\n",
    "```rust\n",
    "````\n",
    "~~~\n",
    "  ```\n",
    "`",
    "``",
    "| a | b |\n",
    "|---|:-:|\n",
    "a|b\n-|-\n",
    "| 1 |\n",
    "|",
    "*",
    "**",
    "_",
    "~~",
    "[t](https://x.example)",
    "[",
    "]",
    "(u)",
    "![i](https://h.example/p.png)",
    "<div>\n",
    "<b>",
    "<!--",
    "-->",
    "<br>",
    "&amp;",
    "\\",
    "$",
    "$$\n",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "{x}",
    "https://x.example/a",
    "www.x.example. ",
    "a@x.example",
    "\r\n",
    "\r",
    "<script>\n",
];

/// Definitions and references, which cross blocks.
const LINKS: [&str; 6] =
    ["[a]: https://d.example\n", "[a]", "[a][b]", "[b]:\n", "/rel 'title'\n", "[t][a]\n"];

pub(super) fn any_markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![10 => select(&PIECES[..]), 1 => select(&LINKS[..])];
    prop_oneof![
        8 => vec(piece, 0..60).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// The same without what crosses blocks, for comparing with the parser on its own.
pub(super) fn without_definitions() -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat())
}

/// What models write: well-formed blocks, mostly apart by an empty line.
pub(super) fn answer() -> impl Strategy<Value = String> {
    let blocks = [
        "Some *prose* with `code` and [a link](https://x.example).",
        "# Heading\n",
        "Title\n===\n",
        "- one\n- two\n  more\n- three\n\n  - nested\n  - list",
        "1. first\n\n2. second\n\n   ```js\n   let x;\n   ```\n3. third",
        "```rust\nfn main() {}\n\n// end\n```",
        "~~~\nplain\n```\n~~~",
        "| a | b |\n|---|--:|\n| 1 | 2 |\n| 3 |",
        "> quoted\n> text\nlazy",
        "---",
        "    indented\n\n    code",
        "<details>\n<summary>x</summary>\n</details>",
        "$$\nx^2\n$$",
        "- [x] done\n- [ ] open",
    ];
    let end = select(&["\n\n", "\n\n", "\n", "\n\n\n"][..]);
    vec((select(blocks.to_vec()), end), 0..12)
        .prop_map(|parts| parts.into_iter().flat_map(|(block, end)| [block, end]).collect())
}

/// A text and a way to cut it.
pub(super) fn cut(
    text: impl Strategy<Value = String>,
) -> impl Strategy<Value = (String, Vec<usize>)> {
    (text, vec(1_usize..12, 1..20))
}

/// `text` in pieces of the given lengths, in characters, over and over.
pub(super) fn pieces(text: &str, lengths: &[usize]) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text.chars().peekable();
    for length in lengths.iter().cycle() {
        if rest.peek().is_none() {
            break;
        }
        out.push(rest.by_ref().take(*length).collect());
    }
    out
}
