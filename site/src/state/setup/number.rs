//! Decimals with at most three places, read and written by whole numbers: the general way costs
//! tables of 20 kB.

/// What was typed is not what has to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wrong;

/// Nothing for nothing typed; else what `read` makes of it.
pub(super) fn optional<T>(
    text: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Wrong> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or(Wrong) }
}

/// A decimal from `low` to `high`. A comma is as good as a point.
pub(super) fn read(text: &str, low: i32, high: i32) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, places) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_one = !(whole.is_empty() && places.is_empty());
    if !is_one || places.len() > 3 || whole.len() > 6 || !all_digits(whole) || !all_digits(places) {
        return None;
    }
    let whole: i32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let places: i32 = format!("{places:0<3}").parse().ok()?;
    let thousandths = sign * (whole * 1000 + places);
    (low * 1000..=high * 1000).contains(&thousandths).then(|| f64::from(thousandths) / 1000.0)
}

/// As it was typed: without zeros at the end.
#[expect(clippy::cast_possible_truncation, reason = "a cast stops at the ends of the range")]
pub(super) fn write(value: f64) -> String {
    let thousandths = (value * 1000.0).round() as i64;
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, places) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    let text = format!("{sign}{whole}.{places:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A decimal that is not the number that was typed.
    #[test]
    fn decimals_are_exact() {
        for (text, value) in
            [("0", 0.0), ("1.", 1.0), (".5", 0.5), ("0,7", 0.7), ("-1.25", -1.25), ("2", 2.0)]
        {
            assert_eq!(read(text, -2, 2), Some(value), "{text}");
        }
        for wrong in ["", "-", ".", "1.2.3", "+1", "2.001", "9999999", "１"] {
            assert_eq!(read(wrong, -2, 2), None, "{wrong}");
        }
        assert_eq!([0.7, -0.05, 2.0, 0.0].map(write), ["0.7", "-0.05", "2", "0"]);
    }
}
