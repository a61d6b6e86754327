//! Figures as people read them.

use tollfree::Millis;

/// `0.4 s`, `12 s`, `3 min 20 s`.
pub fn seconds(ms: Millis) -> String {
    let tenths = (ms + 50) / 100;
    match tenths {
        0..100 => format!("{}.{} s", tenths / 10, tenths % 10),
        100..600 => format!("{} s", (ms + 500) / 1000),
        _ => format!("{} min {} s", ms / 60_000, ms / 1000 % 60),
    }
}

/// `1 s`, `90 s`: what is left of a wait, rounded up.
pub fn seconds_left(ms: Millis) -> String {
    format!("{} s", ms.div_ceil(1000))
}

/// `1 request`, `4 requests`.
pub fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// A figure without its fraction.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast stops at the ends of the range"
)]
pub fn whole(value: f64) -> String {
    // Writing a float as it is takes 11 kB of tables that nothing else here needs.
    (value.round() as u64).to_string()
}

/// `$0`, `$0.0000021`: a price, to a billionth.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast stops at the ends of the range"
)]
pub fn dollars(value: f64) -> String {
    const BILLION: u64 = 1_000_000_000;
    let least = u64::from(value > 0.0);
    let billionths = ((value * 1e9).round() as u64).max(least);
    let text = format!("${}.{:09}", billionths / BILLION, billionths % BILLION);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `12.50%`: a share in hundredths of a percent.
pub fn percent(hundredths: u64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// A text with `\n` as its only line end, and without NUL, as `CommonMark` asks.
pub fn plain(text: &str) -> String {
    if text.contains(['\r', '\0']) {
        text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{FFFD}")
    } else {
        text.to_owned()
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let digits = b"0123456789abcdef";
    let digit = |value: u8| digits.get(usize::from(value)).copied().map_or('0', char::from);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// How many words a text has.
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// `65k`, `1M`: a context length in tokens.
pub fn context(tokens: u32) -> String {
    match tokens {
        0 => "–".into(),
        1..1_000 => tokens.to_string(),
        1_000..1_000_000 => format!("{}k", tokens / 1_000),
        _ => format!("{}M", tokens / 1_000_000),
    }
}

/// `A`, `A and C`, `A, B and C`.
pub fn letters(letters: &[char]) -> String {
    let mut out = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let between = match index {
            0 => "",
            _ if index + 1 == letters.len() => " and ",
            _ => ", ",
        };
        out.push_str(between);
        out.push(*letter);
    }
    out
}

/// What the empty composer says it would do.
pub fn invitation(lanes: usize, is_new: bool) -> String {
    let word = match lanes {
        0 | 1 => "",
        2 => " both",
        3 => " all three",
        4 => " all four",
        5 => " all five",
        6 => " all six",
        7 => " all seven",
        8 => " all eight",
        _ => " all",
    };
    format!("Ask{word} {}…", if is_new { "something" } else { "a follow-up" })
}

/// `8,000`: a whole number as people read it.
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A sentence as it stands on the page: capital first letter, full stop.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let mut out: String = std::iter::once(first.to_ascii_uppercase()).chain(letters).collect();
    if !out.ends_with(['.', '?', '!', '…']) {
        out.push('.');
    }
    out
}

/// The name of a model without what all of them share.
pub fn short_name(name: &str) -> &str {
    let name = name.strip_suffix(" (free)").unwrap_or(name);
    name.split_once(": ").map_or(name, |(_, model)| model)
}

/// The id without the suffix that all free ones share.
pub fn short_id(id: &str) -> &str {
    id.strip_suffix(":free").unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A figure that jumps between units at its edges reads as a change of speed.
    #[test]
    fn seconds_keep_their_unit_at_the_edges() {
        assert_eq!(seconds(0), "0.0 s");
        assert_eq!(seconds(9_949), "9.9 s");
        assert_eq!(seconds(9_950), "10 s");
        assert_eq!(seconds(59_400), "59 s");
        assert_eq!(seconds(61_000), "1 min 1 s");
    }

    /// A cost that rounds to nothing would hide that a free model billed.
    #[test]
    fn a_cost_is_never_shown_as_nothing() {
        assert_eq!(dollars(0.0), "$0");
        assert_eq!(dollars(0.000_002_1), "$0.0000021");
        assert_eq!(dollars(10.5), "$10.5");
        assert_eq!(dollars(10.0), "$10");
        assert_eq!(dollars(1e-12), "$0.000000001");
    }

    #[test]
    fn shares_keep_two_places() {
        assert_eq!(percent(0), "0.00%");
        assert_eq!(percent(1_205), "12.05%");
        assert_eq!(percent(10_000), "100.00%");
    }

    /// What is copied would have doubled line breaks in some editors, and end at a NUL in others.
    #[test]
    fn plain_text_has_one_kind_of_line_end() {
        assert_eq!(plain("a\r\nb\rc\n\r\n\0"), "a\nb\nc\n\n\u{FFFD}");
        assert_eq!(plain("as it is"), "as it is");
    }

    /// Core's sentences are lower case without a full stop; a page that shows them raw looks broken.
    #[test]
    fn sentences_get_a_capital_and_one_full_stop() {
        assert_eq!(sentence("wait a moment"), "Wait a moment.");
        assert_eq!(sentence("done."), "Done.");
        assert_eq!(sentence(""), "");
    }

    /// A list that reads as if something were missing.
    #[test]
    fn lists_and_large_numbers_read_as_in_a_sentence() {
        let all = [&['A'][..], &['A', 'C'], &['A', 'B', 'C']].map(letters);
        assert_eq!(all, ["A", "A and C", "A, B and C"]);
        assert_eq!([7, 999, 8_000, 1_048_576].map(grouped), ["7", "999", "8,000", "1,048,576"]);
    }

    #[test]
    fn names_lose_what_all_share() {
        assert_eq!(short_name("Acme: Owl 2 30B (free)"), "Owl 2 30B");
        assert_eq!(short_id("acme/owl:free"), "acme/owl");
    }
}
