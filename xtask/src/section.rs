//! Named, timed steps: the reader sees what runs and what it took.

use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use anyhow::Result;

/// Runs `work` under a heading and says what it took.
pub(crate) fn section<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n== {name}");
    flush();
    let started = Instant::now();
    let result = work();
    let ending = if result.is_ok() { "done" } else { "failed" };
    println!("== {name}: {ending} in {}", seconds(started.elapsed()));
    flush();
    result
}

/// `1.2 s`, `95 s`, `12 min 5 s`.
pub(crate) fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    match whole {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..120 => format!("{whole} s"),
        _ => format!("{} min {} s", whole / 60, whole % 60),
    }
}

/// Child processes write to the same place: nothing may wait in a buffer.
pub(crate) fn flush() {
    // A closed pipe is no reason to stop the work.
    let _ = io::stdout().flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: a step of 119.96 s told as "120.0 s", or minutes told without seconds.
    #[test]
    fn times_read_well_on_both_sides_of_a_unit() {
        let told = |millis| seconds(Duration::from_millis(millis));
        assert_eq!(told(1_240), "1.2 s");
        assert_eq!(told(119_960), "119 s");
        assert_eq!(told(725_000), "12 min 5 s");
    }
}
