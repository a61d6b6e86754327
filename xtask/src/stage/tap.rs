//! The summary of Node's test runner under `--test-reporter=tap`.

use super::tally::Tally;

/// Counts the summary, such as `# pass 3`. Tests that were cancelled (a suite
/// timed out or its setup threw) and tests marked `todo` that fail are failures
/// and no failures respectively, as Node's own exit code has it.
pub(super) fn tally(lines: &[String]) -> Tally {
    let mut tally = Tally { names: failed(lines), ..Tally::default() };
    for line in lines {
        let Some((word, count)) = line.strip_prefix("# ").and_then(|line| line.split_once(' '))
        else {
            continue;
        };
        let Ok(count) = count.parse::<u64>() else { continue };
        match word {
            "pass" => tally.passed += count,
            "fail" | "cancelled" => tally.failed += count,
            "skipped" | "todo" => tally.skipped += count,
            _ => {}
        }
    }
    tally
}

/// The names in `not ok 3 - some name`, at any depth.
fn failed(lines: &[String]) -> Vec<String> {
    let of = |line: &String| {
        let (_, name) = line.trim_start().strip_prefix("not ok ")?.split_once(" - ")?;
        Some(name.to_owned())
    };
    lines.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "\
TAP version 13
# Subtest: types
ok 1 - types
  ---
  duration_ms: 12.5
  ...
# pass the salt
    not ok 2 - streams
1..4
# tests 7
# suites 1
# pass 3
# fail 1
# cancelled 1
# skipped 2
# todo 0
# duration_ms 812.51";

    // Bug: a cancelled test counts as nothing, or a comment of a test as a count.
    #[test]
    fn the_summary_is_counted() {
        let lines: Vec<_> = SAID.lines().map(str::to_owned).collect();
        let names = vec!["streams".to_owned()];
        assert_eq!(tally(&lines), Tally { passed: 3, failed: 2, skipped: 2, names });
    }
}
