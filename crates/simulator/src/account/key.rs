//! From a header to an account. Accounts with a peculiarity have keys of one repeated digit.

use crate::catalogue::Entry;
use crate::problem::Problem;
use crate::random::{Dice, mix};

/// A peculiarity of an account, so that each trap of API sheet 2.4 and 3 can be walked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trait {
    Plain,
    DaySpent,
    DefaultWeb,
    ForcedWeb,
    Private,
    Funded,
    Negative,
    Byok,
    ZeroLimit,
    DefaultFusion,
    ForcedFusion,
    DefaultOcr,
    ForcedOcr,
    Guarded,
    Unpublished,
}

/// Digit of the trap key, its trait, and what it does.
pub(crate) const KEY_NOTES: [(char, Trait, &str); 14] = [
    ('1', Trait::DaySpent, "today's free requests are used up"),
    ('2', Trait::DefaultWeb, "web search is an account default; a request can switch it off"),
    ('3', Trait::ForcedWeb, "web search is an account default that no request can switch off"),
    ('4', Trait::Private, "the privacy settings exclude every free endpoint"),
    ('5', Trait::Funded, "bought credits: 1000 free requests a day"),
    ('6', Trait::Negative, "a negative balance: every model answers 402"),
    ('7', Trait::Byok, "an own provider key is tried first and billed by the provider"),
    ('8', Trait::ZeroLimit, "a key limit of $0: whatever costs is refused with 402"),
    (
        'a',
        Trait::DefaultFusion,
        "a panel of paid models is an account default; a request can switch it off",
    ),
    (
        'b',
        Trait::ForcedFusion,
        "a panel of paid models is an account default that no request can switch off",
    ),
    (
        'c',
        Trait::DefaultOcr,
        "documents are read by a paid engine unless a request names a free one",
    ),
    ('d', Trait::ForcedOcr, "documents are read by a paid engine, whatever a request names"),
    ('f', Trait::Guarded, "a guardrail allows the models of Poolside only"),
    ('e', Trait::Unpublished, "the privacy settings exclude free endpoints that publish prompts"),
];

/// A valid key and what hangs on it.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) user_id: String,
    pub(crate) label: String,
    pub(crate) tail: String,
    pub(crate) kind: Trait,
    /// Spending limit of the key in US dollars.
    pub(crate) limit: Option<f64>,
    hex: String,
}

impl Account {
    /// Whether the account's settings exclude an entry (API sheet 6), which hides it from its own
    /// list as well: training and publication off leave no free endpoint but one that keeps nothing.
    pub(crate) fn excludes(&self, entry: &Entry) -> bool {
        match self.kind {
            Trait::Private => entry.is_free_variant(),
            Trait::Unpublished => entry.is_free_variant() && !entry.is_zdr(),
            Trait::Guarded => !entry.id.starts_with("poolside/"),
            _ => false,
        }
    }

    /// Stands for the account in maps.
    pub(crate) fn id(&self) -> &str {
        &self.hex
    }

    /// Whether the account or its key refuses anything that costs.
    pub(crate) fn refuses_cost(&self) -> bool {
        matches!(self.kind, Trait::Negative | Trait::ZeroLimit)
    }

    /// The account as its owner signed in with it; a limit that is `spent` (US dollars) refuses
    /// what costs.
    #[cfg(feature = "full")]
    pub(crate) fn issued(
        mut self,
        kind: Trait,
        limit: Option<f64>,
        spent: f64,
        label: Option<String>,
    ) -> Self {
        let bare = kind == Trait::Plain && limit.is_some_and(|limit| limit <= spent);
        self.kind = if bare { Trait::ZeroLimit } else { kind };
        self.limit = limit;
        self.label = label.unwrap_or(self.label);
        self
    }

    /// The account of the 64 digits of a key.
    pub(crate) fn new(hex: &str) -> Self {
        let first = hex.chars().next().unwrap_or('0');
        let uniform = hex.chars().all(|c| c == first);
        let known = KEY_NOTES.iter().find(|(digit, ..)| uniform && *digit == first);
        let kind = known.map_or(Trait::Plain, |(_, kind, _)| *kind);
        let cut =
            |from: usize, to: usize| hex.chars().skip(from).take(to - from).collect::<String>();
        Self {
            user_id: format!("user_{}", Dice::new(mix(&[b"user", hex.as_bytes()])).letters(27)),
            label: format!("sk-or-v1-{}...{}", cut(0, 3), cut(61, 64)),
            tail: cut(60, 64),
            kind,
            limit: (kind == Trait::ZeroLimit).then_some(0.0),
            hex: hex.to_owned(),
        }
    }
}

/// The account of an `Authorization` header, or 401 with the measured texts (API sheet 1.3).
pub(crate) fn authorize(header: Option<&str>) -> Result<Account, Problem> {
    let missing = || Problem::new(401, "No cookie auth credentials found");
    let token = header.and_then(bearer).ok_or_else(missing)?;
    let hex = token.strip_prefix("sk-or-v1-").filter(|hex| {
        hex.len() == 64 && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    });
    match hex {
        Some(hex) if hex.bytes().any(|b| b != b'0') => Ok(Account::new(hex)),
        _ => Err(Problem::new(401, "User not found.")),
    }
}

fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.trim().split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty()).then(|| token.trim())
}
