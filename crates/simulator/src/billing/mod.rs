//! What a request would be billed, computed from the request itself and the listed prices.
//!
//! INVARIANT: nothing here trusts a client; every way of API sheet 2.4 adds a line of its own.

mod extras;
mod tokens;

use crate::account::{Account, Trait};
use crate::catalogue::Entry;
use crate::chat::Ask;
use crate::money::Money;

/// One line of a bill: why, and how much.
pub(crate) type Line = (String, Money);

/// A bill.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bill {
    /// Lines that OpenRouter bills; none of them is zero.
    pub(crate) lines: Vec<Line>,
    /// What the owner of an own provider key is billed by the provider.
    pub(crate) upstream: Money,
    pub(crate) is_byok: bool,
    pub(crate) searches: u64,
    /// Tools of the server that ran, searches included.
    pub(crate) tools: u64,
    /// What of the lines is charged beside the model.
    pub(crate) extras: Money,
}

impl Bill {
    pub(crate) fn cost(&self) -> Money {
        self.lines.iter().map(|(_, cost)| *cost).sum()
    }
}

/// What an answer consumed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Consumed {
    pub(crate) prompt: u64,
    /// All output tokens, reasoning included.
    pub(crate) completion: u64,
    pub(crate) reasoning: u64,
}

/// Everything a bill depends on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case<'a> {
    pub(crate) ask: &'a Ask,
    pub(crate) account: &'a Account,
    /// The entry whose prices apply.
    pub(crate) serving: &'a Entry,
    pub(crate) online: bool,
    pub(crate) preset: bool,
    pub(crate) consumed: Consumed,
    /// Token cost is waived when nothing was answered; auxiliary charges are not.
    pub(crate) answered: bool,
    pub(crate) scenario: &'a str,
    pub(crate) now: u64,
}

/// Adds up the bill.
pub(crate) fn bill(case: &Case<'_>) -> Bill {
    let mut bill = Bill::default();
    let byok = case.account.kind == Trait::Byok || case.scenario == "byok";
    if case.answered {
        if byok {
            bill.is_byok = true;
            bill.upstream = Money::milli(1);
        } else {
            bill.lines.extend(tokens::lines(case));
        }
        if case.scenario == "billed" {
            bill.lines.push(("a charge that no price announced".to_owned(), Money::milli(1)));
        }
    }
    let (extras, searches, tools) = extras::lines(case);
    bill.extras = extras.iter().map(|(_, cost)| *cost).sum();
    bill.lines.extend(extras);
    (bill.searches, bill.tools) = (searches, tools);
    bill.lines.retain(|(_, cost)| !cost.is_zero());
    bill
}
