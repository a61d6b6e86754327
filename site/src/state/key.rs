//! What the server says of the key, in sentences.

use tollfree::{FreeRequests, KeyLinks, KeyState, Millis};

use super::words;

/// What the page knows of a key. Not the key.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KeyFacts {
    /// The shortened key, as its server shows it.
    pub label: String,
    /// The spending limit.
    pub limit: Limit,
    /// When the key ends, ms since the Unix epoch.
    pub expires_at: Option<Millis>,
    /// Whether the account never bought credits.
    pub is_free_tier: Option<bool>,
    /// Whether it is a key that makes keys.
    pub makes_keys: bool,
    /// The page where the limit is set.
    pub page: Option<String>,
    /// What the server counted today.
    pub counted: Option<FreeRequests>,
    /// When it said so, ms since the Unix epoch.
    pub at: Millis,
}

/// What a key may spend.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Limit {
    /// Nothing: the one that is safe.
    Zero,
    /// So much, of which so much is left, and how often it begins anew.
    Some(f64, Option<f64>, Option<String>),
    /// Whatever the account has.
    #[default]
    None,
}

impl KeyFacts {
    /// What `state` says, heard at `at`.
    pub fn new(state: KeyState, links: Option<KeyLinks>, at: Millis) -> Self {
        let limit = match state.limit {
            _ if state.has_zero_limit() => Limit::Zero,
            Some(limit) => Limit::Some(limit, state.limit_remaining, state.limit_reset),
            None => Limit::None,
        };
        Self {
            label: state.label.unwrap_or_default(),
            limit,
            expires_at: state.expires_at,
            is_free_tier: state.is_free_tier,
            makes_keys: state.is_management_key == Some(true),
            page: links.map(|links| links.settings),
            counted: state.free_requests,
            at,
        }
    }

    /// Whether the key could pay for something.
    pub fn can_pay(&self) -> bool {
        self.limit != Limit::Zero
    }

    /// The limit in a few words.
    pub fn limit(&self) -> String {
        match &self.limit {
            Limit::Zero => "Its limit is $0.".into(),
            Limit::None => "This key has no limit.".into(),
            Limit::Some(limit, left, reset) => {
                let left =
                    left.map(|left| format!(", {} of it left", words::dollars(left.max(0.0))));
                let reset = reset.as_deref().map(|reset| format!(", anew {}", how_often(reset)));
                let [left, reset] = [left, reset].map(Option::unwrap_or_default);
                format!("This key may spend {}{left}{reset}.", words::dollars(*limit))
            }
        }
    }

    /// What the limit means.
    pub fn meaning(&self) -> &'static str {
        if self.can_pay() {
            "This page sends nothing that costs. With a limit of $0 OpenRouter itself refuses \
             everything else, also from a page that means ill; free models still answer."
        } else {
            "OpenRouter refuses every paid call with this key, whatever a page asks for."
        }
    }

    /// What kind of account it is of, as far as was said.
    pub fn account(&self) -> Option<&'static str> {
        let is_free = self.is_free_tier?;
        Some(if is_free { "It never bought credits" } else { "It has bought credits" })
    }
}

fn how_often(reset: &str) -> &str {
    match reset {
        "daily" => "every day",
        "weekly" => "every week",
        "monthly" => "every month",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(limit: Option<f64>) -> KeyFacts {
        let state = KeyState {
            limit,
            limit_remaining: limit.map(|limit| limit / 2.0),
            limit_reset: Some("monthly".into()),
            ..KeyState::default()
        };
        KeyFacts::new(state, None, 0)
    }

    /// A key that can pay, praised as one that cannot.
    #[test]
    fn only_a_limit_of_zero_is_called_safe() {
        assert!(!facts(Some(0.0)).can_pay());
        assert_eq!(facts(Some(0.0)).limit(), "Its limit is $0.");
        for limit in [None, Some(0.000_1), Some(5.0)] {
            let facts = facts(limit);
            assert!(facts.can_pay(), "{limit:?}");
            assert!(facts.meaning().contains("With a limit of $0"), "{limit:?}");
        }
        assert!(KeyFacts::default().can_pay(), "what nobody said is not safe");
    }

    #[test]
    fn a_limit_is_told_with_what_is_left_of_it() {
        let text = facts(Some(5.0)).limit();
        assert_eq!(text, "This key may spend $5, $2.5 of it left, anew every month.");
        assert_eq!(facts(None).limit(), "This key has no limit.");
    }
}
