//! The quota in figures and sentences: the day, the minute, and which tabs spend.

use tollfree::{
    Millis,
    quota::{Standing, Tab},
};

use super::{
    key::KeyFacts,
    meter::{self, Ticks},
};

/// One of the two limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limited {
    /// How many requests are left.
    pub left: String,
    /// `of 50 left today`.
    pub of: String,
    /// When there are more.
    pub then: String,
    /// The same in ticks; absent where the limit is not known.
    pub ticks: Option<Ticks>,
}

/// The day.
pub fn day(standing: &Standing, now: Millis) -> Limited {
    let day = standing.day;
    let minutes = day.resets_at.saturating_sub(now).div_ceil(60_000);
    let then = format!("new at 00:00 UTC, in {} h {} min", minutes / 60, minutes % 60);
    match day.limit {
        Some(limit) => Limited {
            left: limit.saturating_sub(day.used).to_string(),
            of: format!("of {limit} left today"),
            then,
            ticks: Some(meter::ticks(tollfree::FreeRequests { limit, used: day.used }, 0)),
        },
        None => Limited {
            left: day.used.to_string(),
            of: "sent today; the server has not said how many the day allows".into(),
            then,
            ticks: None,
        },
    }
}

/// The rolling minute.
pub fn minute(standing: &Standing, now: Millis) -> Limited {
    let minute = standing.minute;
    let then = match minute.free_at {
        Some(at) => format!("next in {} s", at.saturating_sub(now).div_ceil(1000)),
        None => format!("{} sent in the last minute", minute.used),
    };
    let free = tollfree::FreeRequests { limit: minute.limit, used: minute.used };
    Limited {
        left: free.remaining().to_string(),
        of: format!("of {} left this minute", minute.limit),
        then,
        ticks: Some(meter::ticks(free, 0)),
    }
}

/// A line of the count: what, and how much.
pub type Line = (String, String);

/// What was counted here and what the server said, as far as it said something.
pub fn counts(standing: &Standing, key: Option<&KeyFacts>, host: &str, now: Millis) -> Vec<Line> {
    let here: u32 = standing.spenders.iter().map(|spender| spender.day).sum();
    let mut lines = vec![("Counted in this browser".to_owned(), here.to_string())];
    let said = key.and_then(|key| Some((key.at, key.counted?)));
    if let Some((at, counted)) = said {
        lines.push((format!("{host} says, {}", ago(at, now)), counted.used.to_string()));
    }
    let elsewhere = standing.day.used.saturating_sub(here);
    if elsewhere > 0 {
        lines.push(("Sent elsewhere with this account".into(), elsewhere.to_string()));
    }
    lines
}

/// Which tabs spent today, this one first, the others by how much. Nothing when it is the only one.
pub fn tabs(standing: &Standing, this: Option<Tab>) -> Vec<Line> {
    let mut spenders = standing.spenders.clone();
    spenders.retain(|spender| spender.day > 0);
    spenders.sort_by_key(|spender| (Some(spender.tab) != this, u32::MAX - spender.day));
    let is_alone = spenders.iter().all(|spender| Some(spender.tab) == this);
    if is_alone {
        return Vec::new();
    }
    let line = |(index, spender): (usize, &tollfree::quota::Spender)| {
        let is_this = Some(spender.tab) == this;
        let name = if is_this { "This tab".into() } else { format!("Another tab ({})", index + 1) };
        let minute = (spender.minute > 0).then(|| format!(", {} this minute", spender.minute));
        (name, format!("{} today{}", spender.day, minute.unwrap_or_default()))
    };
    spenders.iter().enumerate().map(line).collect()
}

/// `just now`, `2 min ago`, `3 h ago`.
pub fn ago(at: Millis, now: Millis) -> String {
    match now.saturating_sub(at) / 60_000 {
        0 => "just now".into(),
        minutes @ 1..60 => format!("{minutes} min ago"),
        minutes => format!("{} h ago", minutes / 60),
    }
}

#[cfg(test)]
mod tests {
    use tollfree::{FreeRequests, quota::Quota};

    use super::*;

    const NOW: Millis = 1_795_350_896_500;

    fn standing(mine: usize, others: usize) -> Standing {
        let mut quota = Quota::default();
        quota.seed(&FreeRequests { limit: 50, used: 4 }, NOW);
        (0..mine).for_each(|_| drop(quota.take(NOW, Tab(7))));
        (0..others).for_each(|_| drop(quota.take(NOW, Tab(3))));
        quota.standing(NOW)
    }

    /// A panel that contradicts the line beside the button.
    #[test]
    fn day_and_minute_show_what_is_left() {
        let (day, minute) = (day(&standing(3, 0), NOW), minute(&standing(3, 0), NOW));
        assert_eq!((day.left.as_str(), day.of.as_str()), ("43", "of 50 left today"));
        assert_eq!((minute.left.as_str(), minute.of.as_str()), ("17", "of 20 left this minute"));
        assert_eq!(minute.then, "3 sent in the last minute");
        assert_eq!(super::minute(&standing(20, 0), NOW).then, "next in 62 s");
    }

    /// The count of this browser passed off as the server's word, or the reverse.
    #[test]
    fn who_counted_is_said() {
        let key = KeyFacts {
            counted: Some(FreeRequests { limit: 50, used: 4 }),
            at: NOW - 130_000,
            ..KeyFacts::default()
        };
        let lines = counts(&standing(3, 2), Some(&key), "openrouter.ai", NOW);
        let expected = [
            ("Counted in this browser", "5"),
            ("openrouter.ai says, 2 min ago", "4"),
            ("Sent elsewhere with this account", "4"),
        ];
        assert_eq!(lines, expected.map(|(name, figure)| (name.to_owned(), figure.to_owned())));
    }

    /// Another tab that spends unseen.
    #[test]
    fn tabs_are_listed_when_there_are_several() {
        assert!(tabs(&standing(3, 0), Some(Tab(7))).is_empty());
        let lines = tabs(&standing(3, 9), Some(Tab(7)));
        assert_eq!(lines[0], ("This tab".into(), "3 today, 3 this minute".into()));
        assert_eq!(lines[1], ("Another tab (2)".into(), "9 today, 9 this minute".into()));
    }

    #[test]
    fn times_past_are_told_in_their_unit() {
        assert_eq!(ago(NOW, NOW + 59_999), "just now");
        assert_eq!(ago(NOW, NOW + 60_000), "1 min ago");
        assert_eq!(ago(NOW, NOW + 7_200_000), "2 h ago");
        assert_eq!(ago(NOW + 5_000, NOW), "just now");
    }
}
