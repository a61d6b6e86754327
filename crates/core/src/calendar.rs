//! Days of the Gregorian calendar: what two places read, and nothing that a page would do itself.

use crate::Millis;

/// Length of a day.
pub(crate) const DAY: Millis = 86_400_000;

/// Days since 1970-01-01, counted in years that begin in March.
pub(crate) fn days_from_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
}

/// When the day of `YYYY-MM-DD` begins; what stands behind the day is not read. `None` for
/// anything else and for years before 1970.
pub(crate) fn day(text: &str) -> Option<Millis> {
    let number = |from: usize, to: usize| -> Option<i64> {
        let digits = text.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let dashed = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let is_day = year >= 1970 && (1..=12).contains(&month) && (1..=31).contains(&day);
    let days = Millis::try_from(days_from_epoch(year, month, day)).ok()?;
    (dashed && is_day).then(|| days.saturating_mul(DAY))
}

/// The moment of `YYYY-MM-DDTHH:MM:SS`, in UTC; fractions of a second are dropped, a day alone is
/// its beginning.
pub(crate) fn moment(text: &str) -> Option<Millis> {
    let day = day(text)?;
    let Some(clock) = text.get(11..19) else { return Some(day) };
    let mut parts = clock.split(':').map(str::parse::<Millis>);
    let (h, m, s) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let is_time = h < 24 && m < 60 && s <= 60;
    is_time.then(|| day.saturating_add((h * 3600 + m * 60 + s) * 1000))
}
