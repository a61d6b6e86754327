//! The dates of HTTP headers, such as `Sun, 22 Nov 2026 23:59:59 GMT` (RFC 9110, 5.6.7).

use crate::{Millis, calendar::days_from_epoch, words};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The moment of a date in the one form that is still written. `None` for anything else.
pub(super) fn read(text: &str) -> Option<Millis> {
    let (_, rest) = words::cut(text, ", ")?;
    let mut words = rest.split(' ');
    let day: i64 = words.next()?.parse().ok()?;
    let name = words.next()?;
    let month = i64::try_from(MONTHS.iter().position(|known| *known == name)? + 1).ok()?;
    let year: i64 = words.next()?.parse().ok()?;
    let mut clock = words.next()?.split(':').map(str::parse::<i64>);
    let (h, m, s) = (clock.next()?.ok()?, clock.next()?.ok()?, clock.next()?.ok()?);
    // Bounds the sums below, too: the text is a stranger's. The 60th second is a leap second.
    let is_day = (1970..=9999).contains(&year) && (1..=31).contains(&day);
    let is_time = (0..24).contains(&h) && (0..60).contains(&m) && (0..=60).contains(&s);
    if !is_day || !is_time || words.next()? != "GMT" {
        return None;
    }
    let seconds = days_from_epoch(year, month, day) * 86_400 + h * 3600 + m * 60 + s;
    Millis::try_from(seconds * 1000).ok()
}
