//! Days, and stretches of time in the unit that matters.

use tollfree::Millis;

/// Length of a day.
pub const DAY: Millis = 86_400_000;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Year, month from 1, and day of the day that holds `at`, in UTC (after Howard Hinnant's
/// `civil_from_days`).
fn civil(at: Millis) -> (u64, usize, u64) {
    let days = at / DAY + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    (year, usize::try_from(month).unwrap_or(1), day)
}

/// `8 Oct`; with its year, when that is not the one of `now`.
pub fn date(at: Millis, now: Millis) -> String {
    let (year, month, day) = civil(at);
    let month = MONTHS.get(month - 1).copied().unwrap_or_default();
    if civil(now).0 == year { format!("{day} {month}") } else { format!("{day} {month} {year}") }
}

/// `2026-10-08`.
pub fn iso(at: Millis) -> String {
    let (year, month, day) = civil(at);
    format!("{year}-{month:02}-{day:02}")
}

/// Where the months begin between two moments.
pub fn months(from: Millis, to: Millis) -> Vec<Millis> {
    (from / DAY + 1..=to / DAY).map(|day| day * DAY).filter(|at| civil(*at).2 == 1).collect()
}

/// `today`, `12 days`, `11 weeks`, `8 months`, `3 years`: how long ago.
pub fn stretch(from: Millis, now: Millis) -> String {
    let days = now.saturating_sub(from) / DAY;
    let (n, unit) = match days {
        0 => return "today".into(),
        1..=20 => (days, "day"),
        21..=83 => (days / 7, "week"),
        84..=729 => (days * 100 / 3044, "month"),
        _ => (days * 100 / 36_525, "year"),
    };
    super::words::count(usize::try_from(n).unwrap_or(usize::MAX), unit)
}

/// `today`, `tomorrow`, `in 8 days`, `in 4 months`: how long until.
pub fn until(at: Millis, now: Millis) -> String {
    match at.saturating_sub(now) / DAY {
        0 => "today".into(),
        1 => "tomorrow".into(),
        _ => format!("in {}", stretch(now, at)),
    }
}

/// `40 s ago`, `12 min ago`, `3 h ago`, `on 8 Oct`: when something was read.
pub fn ago(at: Millis, now: Millis) -> String {
    let seconds = now.saturating_sub(at) / 1000;
    match seconds {
        0..=9 => "just now".into(),
        10..=119 => format!("{seconds} s ago"),
        120..=7_199 => format!("{} min ago", seconds / 60),
        7_200..=86_399 => format!("{} h ago", seconds / 3_600),
        _ => format!("on {}", date(at, now)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 27 November 2026, 13:50 UTC.
    const NOW: Millis = 1_795_787_400_000;

    /// A date that is off by one around leap days and the ends of months.
    #[test]
    fn dates_are_those_of_the_calendar() {
        assert_eq!(iso(0), "1970-01-01");
        assert_eq!(iso(951_782_400_000), "2000-02-29");
        assert_eq!(iso(NOW), "2026-11-27");
        assert_eq!(iso(1_798_675_200_000 + 3 * DAY), "2027-01-03");
        assert_eq!((date(NOW, NOW), date(0, NOW)), ("27 Nov".into(), "1 Jan 1970".into()));
    }

    /// An age that jumps back at the edges of its units.
    #[test]
    fn stretches_grow_with_time() {
        let told = |days: u64| stretch(NOW - days * DAY, NOW);
        assert_eq!(
            (told(0), told(1), told(20)),
            ("today".into(), "1 day".into(), "20 days".into())
        );
        assert_eq!((told(21), told(83)), ("3 weeks".into(), "11 weeks".into()));
        assert_eq!((told(84), told(243)), ("2 months".into(), "7 months".into()));
        assert_eq!(told(731), "2 years");
        assert_eq!(until(NOW + 9 * DAY, NOW), "in 9 days");
    }

    #[test]
    fn a_reading_is_told_in_the_unit_that_matters() {
        assert_eq!(ago(NOW - 40_000, NOW), "40 s ago");
        assert_eq!(ago(NOW - 3 * 3_600_000, NOW), "3 h ago");
        assert_eq!(ago(NOW - 3 * DAY, NOW), "on 24 Nov");
        // A clock that was set back since.
        assert_eq!(ago(NOW + 1, NOW), "just now");
    }

    #[test]
    fn months_begin_on_their_first_day() {
        let starts: Vec<String> = months(NOW - 60 * DAY, NOW).into_iter().map(iso).collect();
        assert_eq!(starts, ["2026-10-01", "2026-11-01"]);
    }
}
