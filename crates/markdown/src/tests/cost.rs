//! Work is linear in the length of the answer, whatever it consists of.

use crate::stream::Stream;

const TOTAL: usize = 200_000;

#[expect(clippy::unwrap_used, reason = "a cut between ASCII bytes is text")]
/// Bytes parsed for the first and for the second half of 200 kB made of `unit`, in pieces of 40
/// bytes with a frame after each.
fn halves(start: &str, unit: &str) -> (u64, u64) {
    let text: String = start.chars().chain(unit.chars().cycle()).take(TOTAL).collect();
    assert!(text.is_ascii(), "cut by bytes below");
    let mut stream = Stream::default();
    let mut half = 0;
    for (index, piece) in text.as_bytes().chunks(40).enumerate() {
        stream.push(std::str::from_utf8(piece).unwrap());
        stream.frame();
        if (index + 1) * 40 == TOTAL / 2 {
            half = stream.parsed();
        }
    }
    stream.finish();
    (half, stream.parsed() - half)
}

fn assert_linear(name: &str, start: &str, unit: &str) {
    let (first, second) = halves(start, unit);
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    let ratio = second as f64 / first as f64;
    assert!(ratio <= 1.2, "{name}: the second half cost {ratio:.2} of the first");
    assert!(first + second <= 150 * TOTAL as u64, "{name}: parsed {first} + {second} bytes");
}

// Each would catch: a block that is parsed again from its start whenever it grows.

#[test]
fn prose() {
    let unit = "A sentence with *emphasis* and `code`, then one more of the same kind.\n\n";
    assert_linear("prose", "", unit);
}

#[test]
fn one_code_block() {
    assert_linear("code", "```rust\n", "    let answer = compute(42); // why\n");
    assert_linear("indented fence", "  ```rust\n", "  let answer = compute(42); // why\n");
    assert_linear("indented code", "", "    let answer = compute(42);\n");
}

#[test]
fn one_list() {
    assert_linear("list", "", "- an item with *some* text in it\n");
    assert_linear("loose list", "", "1. an item\n\n   with two paragraphs\n\n");
    assert_linear("nested list", "- outer\n", "  - an inner item\n");
}

#[test]
fn one_table() {
    assert_linear("table", "| a | b |\n|---|---|\n", "| some cell | another *cell* |\n");
    let wide = format!("{}|\n{}|\n", "| column ".repeat(300), "|---".repeat(300));
    assert_linear("wide table", &wide, "| cell | cell |\n");
}

#[test]
fn one_paragraph() {
    assert_linear("paragraph", "", "words and words without any line end ");
    assert_linear("hard-wrapped paragraph", "", "words and words with line ends\n");
    assert_linear("unclosed emphasis", "**", "words [and `words *and words ");
}

#[test]
fn one_quote_or_html() {
    assert_linear("quote", "", "> quoted words\n>\n");
    assert_linear("html", "<script>\n", "let x = 1;\n\n");
    assert_linear("math", "$$\n", "x + y\n");
    assert_linear("formulas", "", "costs $x_1$ and \\(a_2\\) of it, \\[b\\] ");
    assert_linear("unclosed formulas", "\\(", "a $b \\[ c ");
    assert_linear("definitions", "", "[abc]: https://x.example\n");
}

// Would catch: a text that is searched for addresses again from each of its words. By the length of
// what comes out, since time says little here: a square would not end.
#[test]
fn addresses_are_found_in_one_pass() {
    for unit in
        ["_www.a", "www.a ", "http://", "http://a_", "a@", "a@b", "(www.", "a;", "w", "h", "))"]
    {
        let text: String = unit.chars().cycle().take(5 * TOTAL).collect();
        assert!(!super::whole(&text).is_empty(), "{unit}");
    }
}

// Would catch: cells made up for every short row, columns times rows of them.
#[test]
fn short_rows_of_a_wide_table_stay_short() {
    let text = format!("{}|\n{}|\n{}", "|c".repeat(500), "|-".repeat(500), "|\n".repeat(2000));
    let cells: usize = super::streamed([text.as_str()])
        .iter()
        .map(|op| if let crate::plan::Op::Row(row) = op { row.len() } else { 0 })
        .sum();
    assert!(cells <= 2000, "{cells} cells");
}
