//! Counting what test runners say.

use std::fmt;
use std::ops::AddAssign;

/// Tests that ran.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
    /// What failed, by the names of its runner: they stand at the end of a long log.
    pub(crate) names: Vec<String>,
}

impl Tally {
    /// Counts the closing lines of `cargo test`, also those of the browser runner:
    /// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 filtered out`.
    pub(crate) fn of_cargo(lines: &[String]) -> Self {
        let mut tally = Self { names: failed_of_cargo(lines), ..Self::default() };
        let closings = lines.iter().filter_map(|line| line.split_once("test result: "));
        for part in closings.flat_map(|(_, counts)| counts.split(['.', ';'])) {
            let mut words = part.split_whitespace();
            let Some(count) = words.next().and_then(|word| word.parse::<u64>().ok()) else {
                continue;
            };
            match words.next() {
                Some("passed") => tally.passed += count,
                Some("failed") => tally.failed += count,
                Some("ignored") => tally.skipped += count,
                _ => {}
            }
        }
        tally
    }

    /// A runner that ended badly without a failed test did not run them all.
    pub(crate) fn ended(mut self, well: bool) -> Self {
        if !well && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    /// Turns a stage that ran nothing into a failure, with a sentence.
    pub(crate) fn judged(mut self) -> (Self, Option<String>) {
        if self.passed + self.failed == 0 {
            self.failed = 1;
            return (self, Some("no test ran, which counts as one failure".to_owned()));
        }
        (self, None)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.names.extend(other.names);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(f, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

/// The names in `test some::name ... FAILED`.
fn failed_of_cargo(lines: &[String]) -> Vec<String> {
    let of = |line: &String| {
        let name = line.trim().strip_prefix("test ")?.strip_suffix("FAILED")?;
        Some(name.trim_end_matches([' ', '.']).to_owned())
    };
    lines.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    // Bug: only the first crate's closing line is counted, or "filtered out" is.
    #[test]
    fn every_closing_line_of_cargo_test_counts() {
        let said = lines(
            "running 2 tests
test a ... ok
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.01s
   Doc-tests tollfree
test chat::b ... FAILED
test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 2.53s",
        );
        let names = vec!["chat::b".to_owned()];
        assert_eq!(Tally::of_cargo(&said), Tally { passed: 7, failed: 2, skipped: 1, names });
    }

    // Bug: the browser runner's line, which has no "measured", is not understood.
    #[test]
    fn the_browser_runner_is_understood() {
        let said = lines(
            "    test result: ok. 12 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.35s",
        );
        assert_eq!(Tally::of_cargo(&said), Tally { passed: 12, ..Tally::default() });
    }

    // Bug: a crate that does not compile runs nothing, fails nothing and looks green.
    #[test]
    fn a_bad_end_is_a_failure_even_without_a_failed_test() {
        let green = Tally { passed: 9, ..Tally::default() };
        assert_eq!(green.clone().ended(false).failed, 1);
        assert_eq!(green.ended(true).failed, 0);
        let red = Tally { passed: 9, failed: 3, ..Tally::default() };
        assert_eq!(red.ended(false).failed, 3);
        assert_eq!(Tally::default().ended(true).judged().0.failed, 1);
    }

    // Bug: a closing line in a form that its readers do not know.
    #[test]
    fn the_closing_line_has_the_agreed_form() {
        let mut tally = Tally { passed: 12, failed: 1, ..Tally::default() };
        assert_eq!(tally.to_string(), "12 passed, 1 failed");
        tally.skipped = 2;
        assert_eq!(tally.to_string(), "12 passed, 1 failed, 2 skipped");
    }
}
