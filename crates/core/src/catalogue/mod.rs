//! The models that a server offers, their prices, and which of them are free.

mod amount;
mod free;
mod list;
mod model;
mod price;
mod rates;

pub use amount::Amount;
pub use free::NotFree;
pub(crate) use free::{by_id, prove_payable};
pub use list::{Catalogue, MAX_AGE};
pub use model::{Model, ReasoningSupport};
pub use price::{Price, Pricing};
pub use rates::Rates;
