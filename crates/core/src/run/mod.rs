//! One call of a caller, with everything that may lie between asking and the answer: waiting for
//! the quota, asking again, asking another model.
//!
//! ```text
//! Input  catalogue | taken | head | bytes | end | failure | time | cancel
//! Action refresh | take | send | hang up | hear | wait until | emit | done
//! ```
//!
//! A [`Run`] is told, never asks: no network, no clock, no randomness. It stands above
//! [`call`](crate::call), of which it holds at most one at a time, and knows which failure leads
//! where ([`Course`]). Its driver loads the catalogue, asks the account's counter, sends, and obeys.
//!
//! - `ask`, `plan`: what the caller wants and allows; `options` the same as a page writes it
//! - `course`: from a failure to what comes next, one table
//! - `machine`: the states between asking and the receipt; `turns` the models still to be asked
//! - `dice`: spreads waits, so that lanes do not come back in step

mod ask;
mod course;
mod dice;
mod machine;
mod options;
mod plan;
mod step;
mod tries;
mod turns;

pub use ask::Ask;
pub use course::Course;
pub(crate) use dice::Dice;
pub use machine::Run;
pub use options::{PlanOptions, SpendOptions};
pub use plan::Plan;
pub use step::{Action, Input};
pub use tries::Try;
