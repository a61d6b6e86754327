use std::collections::HashSet;

use tollfree_core::{Code, Error};

// Catches: two codes of one name, or a name that callers cannot compare with.
#[test]
fn names_are_unique_and_stable_words() {
    let names: HashSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    for name in names {
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{name}");
    }
}

// Catches: a remedy that is missing or shouts; house style is a sentence in lower case.
#[test]
fn every_code_has_a_remedy_in_lower_case() {
    for code in Code::ALL {
        let remedy = code.remedy();
        assert!(remedy.len() > 10 && !remedy.ends_with('.'), "{remedy}");
        let shouted = remedy.split_whitespace().find(|word| {
            word.starts_with(char::is_uppercase)
                && !["OpenRouter", "OpenRouter's", "URL", "UTC"]
                    .contains(&word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\''))
        });
        assert_eq!(shouted, None, "{remedy}");
        assert_eq!(Error::new(*code, "x").remedy, remedy);
    }
}

// Catches: a link that leads to another site or over plain http.
#[test]
fn links_lead_to_openrouter() {
    for link in Code::ALL.iter().filter_map(|code| code.link()) {
        assert!(link.starts_with("https://openrouter.ai/"), "{link}");
    }
}

// Catches: a wait offered where waiting cannot help, or none where it can.
#[test]
fn what_a_person_has_to_change_is_not_retryable() {
    use Code::{
        Billed, BreakerOpen, CreditsRequired, FreeEnded, Gated, KeyRejected, MinuteLimit,
        ModelPaid, Network, PrivacyRestricted, RequestInvalid, StreamCut, UpstreamBusy,
    };
    for code in [Billed, BreakerOpen, CreditsRequired, FreeEnded, Gated, KeyRejected, ModelPaid] {
        assert!(!code.is_retryable(), "{code:?}");
    }
    assert!(!PrivacyRestricted.is_retryable() && !RequestInvalid.is_retryable());
    for code in [MinuteLimit, Network, StreamCut, UpstreamBusy] {
        assert!(code.is_retryable(), "{code:?}");
    }
}
