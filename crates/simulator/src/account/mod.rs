//! Keys, the accounts behind them, and their quota.

mod key;
mod quota;
mod sheet;

pub(crate) use key::{Account, KEY_NOTES, Trait, authorize};
pub(crate) use quota::{Quota, Spent};
