use std::num::IntErrorKind;

/// Reads a decimal such as `0`, `-1.5` or `2.5e-7`; `None` for anything else.
///
/// Costs and seconds are all that core reads as floats. The standard library's reader is right in
/// the last bit for any length of input, for which it brings tables of 13 kB (compressed) into a
/// page; this one is exact for up to 15 digits and 22 places, and off by a few units in the last
/// place beyond.
///
/// INVARIANT: what is not zero never reads as zero, so that no bill is too small to be seen.
pub fn decimal(text: &str) -> Option<f64> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || mantissa.ends_with('.') || !digits(whole) || !digits(fraction) {
        return None;
    }
    let places = match exponent.parse::<i64>().map_err(|error| *error.kind()) {
        Ok(places) => places,
        Err(IntErrorKind::PosOverflow) => i64::MAX,
        Err(IntErrorKind::NegOverflow) => i64::MIN,
        Err(_) => return None,
    };
    let all = whole.bytes().chain(fraction.bytes()).skip_while(|digit| *digit == b'0');
    let (mut value, mut read) = (0_u64, 0);
    for digit in all.take(MAX_DIGITS) {
        value = value * 10 + u64::from(digit - b'0');
        read += 1;
    }
    let zeros = whole.bytes().chain(fraction.bytes()).take_while(|digit| *digit == b'0').count();
    let point = i64::try_from(whole.len()).ok()? - i64::try_from(zeros + read).ok()?;
    let value = scale(value, places.saturating_add(point));
    Some(if negative { -value } else { value })
}

/// As many as an `u64` surely holds, more than a float can.
const MAX_DIGITS: usize = 19;

/// `value` times ten to the power of `places`, by exact powers.
fn scale(value: u64, places: i64) -> f64 {
    if value == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a float is what is asked for")]
    let mut value = value as f64;
    let mut left = places.unsigned_abs().min(700);
    while left > 0 {
        let step = left.min(22);
        let power = (0..step).fold(1.0, |power: f64, _| power * 10.0);
        value = if places < 0 { value / power } else { value * power };
        left -= step;
    }
    value.clamp(f64::MIN_POSITIVE, f64::MAX)
}
