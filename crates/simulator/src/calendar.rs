//! Dates out of milliseconds since the Unix epoch, in UTC.

const DAY: u64 = 86_400_000;

/// `2026-11-22T12:00:30.000Z`.
pub(crate) fn iso(at: u64) -> String {
    let (hours, minutes) = (at % DAY / 3_600_000, at / 60_000 % 60);
    let (seconds, millis) = (at / 1_000 % 60, at % 1_000);
    format!("{}T{hours:02}:{minutes:02}:{seconds:02}.{millis:03}Z", date(at))
}

/// `2026-11-22`, by the proleptic Gregorian calendar.
pub(crate) fn date(at: u64) -> String {
    // Days are counted from 0000-03-01, so that leap days end a year.
    let days = at / DAY + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    // Would catch: a month or leap day off by one.
    #[test]
    fn dates_are_right() {
        assert_eq!(iso(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(iso(1_795_348_830_123), "2026-11-22T12:00:30.123Z");
        assert_eq!(date(951_782_400_000), "2000-02-29");
        assert_eq!(date(951_868_800_000), "2000-03-01");
        assert_eq!(date(1_798_675_199_999), "2026-12-30");
        assert_eq!(date(1_798_761_600_000), "2027-01-01");
        assert!(!date(u64::MAX).is_empty());
    }
}
