//! The models that a server offers, their prices, and which of them are free.
//!
//! - `list`: all of them; `entry` reads one, `model` and `traits` say what it holds
//! - `price`, `amount`, `rates`, `free`: what it costs, judged so that nothing unreadable passes
//! - `kind`: what it is for; `filter`, `order`: which of them to show, and how
//! - `endpoints`, `percentiles`, `provider`: who serves a model, and how well
//! - `difference`, `freshness`: what happened since, and whether to ask again
//! - [`stored`]: what of a catalogue is kept on the visitor's machine

mod amount;
mod benchmarks;
mod difference;
mod endpoints;
mod entry;
mod fields;
mod filter;
mod free;
mod freshness;
mod kind;
mod list;
mod model;
mod order;
mod percentiles;
mod price;
mod provider;
mod rates;
pub mod stored;
mod traits;

pub use amount::Amount;
pub use benchmarks::{ArenaRank, Benchmarks};
pub use difference::{Changed, Difference, Field};
pub use endpoints::{Endpoint, Endpoints};
pub use filter::{Filter, Known};
pub(crate) use free::{FREE_ROUTER, by_id, prove_payable};
pub use free::{NotFree, Purpose};
pub use freshness::Freshness;
pub use kind::Kind;
pub use list::{Catalogue, MAX_AGE};
pub use model::Model;
pub use order::Order;
pub use percentiles::Percentiles;
pub use price::{Price, Pricing};
pub use provider::Provider;
pub use rates::Rates;
pub use traits::{AliasTarget, DefaultParameters, ReasoningSupport, RequestLimits};
