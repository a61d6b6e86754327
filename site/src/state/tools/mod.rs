//! The functions of the page that models may call, and the rounds that this takes.

mod calculate;
mod called;
mod rounds;

use tollfree::{Millis, Raw, Tool, ToolCall};

pub use calculate::calculate;
pub use called::{Called, called};
pub use rounds::together;

/// How many rounds of calls and results an answer may take; each is one more request.
pub const ROUNDS: u8 = 3;

/// Each function: its name, what it is good for, the JSON Schema of its arguments.
pub const FUNCTIONS: [(&str, &str, &str); 2] = [
    (
        "current_time",
        "The present date and time, in UTC and where the user is.",
        r#"{"type":"object","properties":{},"additionalProperties":false}"#,
    ),
    (
        "calculate",
        "The value of an arithmetic expression with + - * / % ^, parentheses, pi, e, sqrt, abs, round, floor, ceil, exp, ln, log10, log2, sin, cos, tan, min, max, pow.",
        r#"{"type":"object","properties":{"expression":{"type":"string"}},"required":["expression"],"additionalProperties":false}"#,
    ),
];

/// The functions as they are offered to a model.
pub fn offered() -> Vec<Tool> {
    let tool = |(name, about, schema): (&str, &str, &str)| {
        Some(Tool::function(name, about, Raw::parse(schema)?))
    };
    FUNCTIONS.into_iter().filter_map(tool).collect()
}

/// Runs a call. `local` is the visitor's own time, `now` that in ms since the Unix epoch.
pub fn run(call: &ToolCall, now: Millis, local: &str) -> Result<String, String> {
    let arguments = Raw::parse(&call.function.arguments)
        .filter(|raw| raw.as_str().trim_start().starts_with('{'))
        .ok_or("the arguments must be a JSON object")?;
    match call.function.name.as_str() {
        "current_time" => Ok(format!("{} UTC; where the user is: {local}", utc(now))),
        "calculate" => {
            let expression = text(&arguments, b"expression").ok_or("expression must be a text")?;
            calculate(&expression).map(|value| value.to_string())
        }
        name => Err(format!("there is no function named {name}")),
    }
}

/// A text member of an object.
fn text(object: &Raw, name: &[u8]) -> Option<String> {
    let mut found = None;
    let read = object.cursor().object(|key, value| {
        if key == name {
            found = value.string()?.map(std::borrow::Cow::into_owned);
        }
        Ok(())
    });
    read.ok().and(found)
}

/// `2026-11-27 14:30:05`.
fn utc(now: Millis) -> String {
    let (days, seconds) = (now / 86_400_000, now / 1000 % 86_400);
    // Days since 0000-03-01, so that the leap day is the last of its year.
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(name: &str, arguments: &str) -> Result<String, String> {
        run(&ToolCall::new("1", name, arguments), 1_795_789_805_000, "Friday 15:30:05")
    }

    /// A function that is offered and not there, or one that runs on what is no object.
    #[test]
    fn what_is_offered_runs_and_nothing_else() {
        assert_eq!(offered().len(), FUNCTIONS.len());
        assert_eq!(
            call("calculate", r#"{"expression":"9.9 > 9.11"}"#).unwrap_err(),
            "cannot read “> 9.11”"
        );
        assert_eq!(call("calculate", r#"{"expression":"6*7"}"#).as_deref(), Ok("42"));
        assert!(call("calculate", "{}").is_err());
        assert!(call("calculate", "[1]").is_err());
        assert!(call("current_time", "{").is_err());
        assert!(call("eval", "{}").unwrap_err().contains("no function named eval"));
    }

    /// A date that is a day off around a leap day.
    #[test]
    fn the_time_is_that_of_the_calendar() {
        assert_eq!(utc(0), "1970-01-01 00:00:00");
        assert_eq!(utc(951_782_400_000), "2000-02-29 00:00:00");
        assert_eq!(utc(951_868_799_000), "2000-02-29 23:59:59");
        assert_eq!(utc(951_868_800_000), "2000-03-01 00:00:00");
        let said = call("current_time", "{}").unwrap();
        assert_eq!(said, "2026-11-27 14:30:05 UTC; where the user is: Friday 15:30:05");
    }
}
