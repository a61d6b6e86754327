//! Decisions of the dialect, one example each.

use super::{streamed, whole};
use crate::plan::{Align, Block, Inline, Op};

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn paragraph(words: &str) -> Op {
    Op::Block(Block::Paragraph(vec![text(words)]))
}

// Would catch: prices that turn into mathematics.
#[test]
fn money_is_not_mathematics() {
    assert_eq!(streamed(["costs $5-$10 each"]), [paragraph("costs $5-$10 each")]);
    assert_eq!(streamed(["from $5 to $10"]), [paragraph("from $5 to $10")]);
    let math = Inline::Math { display: false, source: "$x_1$".to_owned() };
    assert_eq!(streamed(["$x_1$"]), [Op::Block(Block::Paragraph(vec![math]))]);
}

// Would catch: an address that disappears with its definition.
#[test]
fn definitions_stay_visible() {
    let ops = streamed(["Above [1].\n\n[1]: /relative\n\nBelow [x][1]."]);
    let target = vec![text("/relative")];
    let definition = Op::Block(Block::Definition { label: "1".to_owned(), target });
    assert!(ops.contains(&definition), "{ops:?}");
}

// Would catch: a blank line late in a list that changes the items above it.
#[test]
fn loose_and_tight_lists_look_the_same() {
    assert_eq!(whole("- a\n- b"), whole("- a\n\n- b"));
    assert_eq!(streamed(["- a\n- b\n"]), streamed(["- a\n\n- b\n"]));
}

// Would catch: a list cut into items that loses its first number or its marks.
#[test]
fn lists_keep_number_and_tasks() {
    let ops = streamed(["7. a\n8. b\n"]);
    assert_eq!(ops.first(), Some(&Op::OpenList(Some(7))));
    assert_eq!(ops.len(), 4);
    let ops = streamed(["- [x] a\n- [ ] b\n\n  more\n"]);
    let tasks: Vec<_> = ops
        .iter()
        .filter_map(|op| if let Op::Item(item) = op { item.task } else { None })
        .collect();
    assert_eq!(tasks, [true, false]);
}

// Would catch: a table of which only the rows inside one network read belong together.
#[test]
fn tables_keep_alignment_and_end_at_a_blank_line() {
    let ops = streamed(["|a|b|c|\n|--|:-:|-:|\n", "|1|2|3|\n", "|4|\n", "\n", "|5|\n"]);
    let Some(Op::OpenTable(head)) = ops.first() else { panic!("{ops:?}") };
    assert_eq!(head.aligns, [Align::Start, Align::Center, Align::End]);
    assert_eq!(ops.get(2), Some(&Op::Row(vec![vec![text("4")]])));
    assert_eq!(ops.get(3), Some(&Op::CloseTable));
    assert_eq!(ops.get(4), Some(&paragraph("|5|")));
}

// Would catch: raw tags in table cells, where models have no other line end.
#[test]
fn br_breaks_the_line() {
    for tag in ["<br>", "<br/>", "<BR />"] {
        let words = vec![text("a"), Inline::Break, text("b")];
        assert_eq!(streamed([format!("a{tag}b").as_str()]), [Op::Block(Block::Paragraph(words))]);
    }
}

// Would catch: a fence that waits for its end before it looks like code.
#[test]
fn an_open_fence_is_code_at_once() {
    let ops = streamed(["```py"]);
    assert_eq!(ops, [Op::OpenCode("py".to_owned()), Op::CloseCode]);
    let ops = streamed(["Text:\n", "```python title=\"x\"\n", "a = 1\n", "b"]);
    assert_eq!(ops.get(1), Some(&Op::OpenCode("python".to_owned())));
    assert_eq!(ops.get(2), Some(&Op::CodeText("a = 1\nb".to_owned())));
}

// Would catch: line ends of other systems, cut in two by the network.
#[test]
fn line_ends_are_one() {
    assert_eq!(streamed(["a\r", "\n", "\nb\r", "c"]), streamed(["a\n\nb\nc"]));
}
