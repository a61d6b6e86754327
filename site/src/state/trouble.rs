//! From an error to what a visitor reads and can do.

use tollfree::{Code, Error, Millis};

use super::words;

/// What a lane offers after a failure. Each says what it costs in requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Ask the same model again, from this moment on.
    Again {
        /// Ms since the Unix epoch, when waiting helps.
        at: Option<Millis>,
    },
    /// Let calls go on after a bill that the visitor has looked at.
    Resume,
    /// Choose another model.
    OtherModel,
    /// Connect another key.
    Connect,
    /// Go to a page where the cause can be changed.
    Page(String),
}

/// The ways out of `error`, best first.
pub fn ways(error: &Error) -> Vec<Way> {
    let mut ways = Vec::new();
    if error.is_retryable() {
        ways.push(Way::Again { at: error.retry_at });
    }
    if is_of_the_model(error.code) {
        ways.push(Way::OtherModel);
    }
    if matches!(error.code, Code::KeyMissing | Code::KeyMalformed | Code::KeyRejected) {
        ways.push(Way::Connect);
    }
    ways.extend(error.link.clone().map(Way::Page));
    // After the page to look at.
    if error.code.is_bill() || error.code == Code::BreakerOpen {
        ways.push(Way::Resume);
    }
    ways
}

/// Whether another model can help at once.
fn is_of_the_model(code: Code) -> bool {
    let of_the_model = code.scope() == tollfree::Scope::Model;
    let of_this_one = [
        Code::PrivacyRestricted,
        Code::Guardrail,
        Code::Moderated,
        Code::ContextTooLong,
        Code::Unsupported,
    ];
    of_the_model || of_this_one.contains(&code)
}

/// Whether it makes sense to wait in the page until `at`.
pub fn can_be_awaited(at: Millis, now: Millis) -> bool {
    at > now && at - now < 3_600_000
}

/// What the visitor reads first: the cause, as a sentence.
pub fn cause(error: &Error) -> String {
    words::sentence(&error.message)
}

/// When the account can go on, if that is what has to be waited for.
pub fn wait(error: &Error, now: Millis) -> Option<String> {
    let left = error.retry_at?.checked_sub(now).filter(|left| *left > 0)?;
    if left < 3_600_000 {
        return Some(format!("Possible again in {}.", words::seconds(left)));
    }
    let minutes = left.div_ceil(60_000);
    Some(format!("Possible again in {} h {} min.", minutes / 60, minutes % 60))
}

/// The server's own words and what to quote to support.
pub fn details(error: &Error) -> Vec<(&'static str, String)> {
    let mut rows = vec![("code", error.code.as_str().to_owned())];
    rows.extend(error.status.map(|status| ("status", status.to_string())));
    rows.extend(error.provider.clone().map(|provider| ("provider", provider)));
    rows.extend(error.request_id.clone().map(|id| ("generation", id)));
    rows.extend(error.raw.clone().map(|raw| ("said", raw)));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A retry button on a spent day burns nothing but hope; one on a busy model helps.
    #[test]
    fn a_retry_is_offered_only_where_it_can_help() {
        let again = |code| {
            let error = Error::new(code, "x");
            ways(&error).iter().any(|way| matches!(way, Way::Again { .. }))
        };
        assert!(again(Code::UpstreamBusy));
        assert!(!again(Code::DayLimit));
        assert!(!again(Code::KeyRejected));
    }

    /// Who was billed is stuck for a day, or goes on without having seen where the bill stands.
    #[test]
    fn a_bill_is_looked_at_before_calls_go_on() {
        for code in Code::ALL {
            let ways = ways(&Error::new(*code, "x"));
            let stops = code.is_bill() || *code == Code::BreakerOpen;
            assert_eq!(ways.contains(&Way::Resume), stops, "{}", code.as_str());
            if stops {
                assert!(matches!(ways[..], [Way::Page(_), Way::Resume]), "{}", code.as_str());
            }
        }
    }

    /// A failure without any way out leaves the visitor stuck.
    #[test]
    fn every_code_has_a_remedy_in_words() {
        for code in Code::ALL {
            let error = Error::new(*code, "something happened");
            assert!(!error.remedy.is_empty(), "{}", code.as_str());
            assert!(cause(&error).ends_with('.'));
        }
    }

    #[test]
    fn waits_are_told_in_the_unit_that_matters() {
        let mut error = Error::new(Code::MinuteLimit, "x");
        error.retry_at = Some(100_000);
        assert_eq!(wait(&error, 92_000).as_deref(), Some("Possible again in 8.0 s."));
        assert_eq!(wait(&error, 100_000), None);
        error.retry_at = Some(2 * 3_600_000);
        assert_eq!(wait(&error, 0).as_deref(), Some("Possible again in 2 h 0 min."));
    }
}
