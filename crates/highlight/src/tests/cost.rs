//! Work is linear in the length of the code, whatever it consists of.

use crate::languages::{Language, all, named};
use crate::lex::cost;

/// Bytes that are looked at for the first and for the second half of `total` bytes of `unit`.
fn halves(unit: &str, total: usize, language: &'static Language) -> (u64, u64) {
    let text: String = unit.chars().cycle().take(total).collect();
    let half: String = unit.chars().cycle().take(total / 2).collect();
    let (first, both) = (cost(&half, language), cost(&text, language));
    (first, both.saturating_sub(first))
}

// Would catch: code that costs more the longer it is.
#[test]
fn two_hundred_kilobytes_of_rust() {
    let unit = "    let answer = compute(\"text\", 42); // why\n";
    let (first, second) = halves(unit, 200_000, named("rust").unwrap());
    assert!(second * 10 <= first * 12, "{first} then {second}");
    assert!(first + second <= 3 * 200_000, "{first} and {second}");
}

/// Pieces that a reader might look at again and again, alone or together.
const UNITS: [&str; 27] = [
    "let answer = compute(42); // why\n",
    "\"",
    "'",
    "`",
    "\\",
    "/",
    "/[",
    "(/[",
    "/*",
    "{-",
    "<!--",
    "<",
    "<a b=\"",
    "<script>",
    "</",
    "<<A",
    "<<A\n",
    "r####",
    "r#\"",
    "a ",
    "a  :",
    "# ",
    "```\n",
    "\"a\" ",
    "$x",
    "\n",
    "漢字 ",
];

// Would catch: a comment, string or text without an end that is searched for again from each place.
#[test]
fn every_unit_in_every_language() {
    for language in all() {
        for unit in UNITS {
            let (first, second) = halves(unit, 8_000, language);
            assert!(second * 10 <= first * 12, "{unit:?} in {language:?}: {first} then {second}");
            assert!(first + second <= 300 * 8_000, "{unit:?} in {language:?}: {first}, {second}");
        }
    }
}
