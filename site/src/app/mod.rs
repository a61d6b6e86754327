//! The signals that hold the state, and the commands that change it.

mod asking;
mod bay;
mod bench;
mod branching;
mod command;
mod connecting;
mod control;
mod keys;
mod log;
mod placing;
pub mod registry;
mod results;
mod shell;
mod visit;
mod visitor;

pub use bay::{Bay, Past};
pub use bench::Bench;
pub use branching::fresh;
pub use command::Command;
pub use results::{Against, Extra};
pub use shell::mount;
pub use visitor::{Section, Visitor};
