//! The judgement: what may be sent, and what an answer may have cost.
//!
//! `judge` proves a request free (or payable by a [`Spend`]) and writes its `body`; `rules` are the
//! documented ones of a request, `trap` names what a page must not send; `admitted` is what may be
//! sent, `task` the same beside chats, `receipt` judges what came of it, `breaker` stops everything after a bill.

mod admitted;
mod body;
mod breaker;
mod estimate;
mod judge;
mod receipt;
mod rules;
mod spend;
mod task;
mod trap;

pub use admitted::Admitted;
pub use breaker::Breaker;
pub use judge::Guard;
pub use spend::Spend;
pub use task::AdmittedTask;
pub use trap::screen;
