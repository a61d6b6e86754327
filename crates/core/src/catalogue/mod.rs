//! The models that a server offers, their prices, and which of them are free.

mod free;
mod list;
mod model;
mod price;

pub use free::NotFree;
pub(crate) use free::by_id;
pub use list::{Catalogue, MAX_AGE};
pub use model::{Model, ReasoningSupport};
pub use price::{Price, Pricing};
