//! Keys, the accounts behind them, and their quota.

mod key;
mod quota;
mod sheet;
#[cfg(feature = "full")]
mod sheets;

#[cfg(feature = "full")]
pub(crate) use key::KEY_NOTES;
pub(crate) use key::{Account, Trait, authorize};
pub(crate) use quota::{Quota, Spent};
#[cfg(feature = "full")]
pub(crate) use sheets::Sheets;
