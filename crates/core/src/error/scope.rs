use serde::{Deserialize, Serialize};

/// What a failure is about: who else is touched by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Scope {
    /// Only this call.
    Call,
    /// Every call to this model.
    Model,
    /// Every call of this account.
    Account,
    /// The way to the server, or the server itself: whatever is asked meets it.
    Network,
    /// What the visitor or the page has set up: the key, the base URL, the catalogue.
    Setup,
}
