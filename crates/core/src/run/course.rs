use crate::{Code, error::Scope};

/// What the failure of one try means for the rest of its plan (API sheet 3.3 to 3.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Ask the next model: asking this one again cannot help.
    Next,
    /// Ask the next model, or this one again after a wait.
    Retry,
    /// Ask this model again after a wait, and no other: the trouble is not the model's.
    Again,
    /// Wait for the account's minute, then ask this model again.
    Queue,
    /// Ask nobody: the trouble stays whoever is asked, or only a person can end it.
    Stop,
}

impl Course {
    /// The one table. A code that it does not name goes by its scope: trouble of a model leads to
    /// the next one, any other stops.
    pub fn of(code: Code) -> Self {
        match code {
            Code::UpstreamBusy
            | Code::ProviderFailed
            | Code::UpstreamTimeout
            | Code::StreamError
            | Code::StreamCut
            | Code::Stalled
            | Code::EmptyAnswer => Self::Retry,
            // Of the account, but another model's endpoint may allow what this one's does not.
            Code::PrivacyRestricted | Code::Guardrail => Self::Next,
            Code::RateLimited | Code::Network | Code::ServerDown | Code::BudgetBusy => Self::Again,
            Code::MinuteLimit => Self::Queue,
            code if code.scope() == Scope::Model => Self::Next,
            _ => Self::Stop,
        }
    }

    /// Whether a model that was not even asked, for this reason, speaks for all others: then none
    /// of them is tried. What one model cannot take, another may.
    pub(super) fn speaks_for_all(code: Code) -> bool {
        let is_shared = matches!(code.scope(), Scope::Account | Scope::Network | Scope::Setup);
        is_shared && Self::of(code) != Self::Next
    }
}
