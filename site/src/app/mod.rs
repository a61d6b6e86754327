//! The signals that hold the state, and the commands that change it.

mod bay;
mod bench;
mod command;
mod control;
mod keys;
mod shell;
mod visit;
mod visitor;

pub use bay::Bay;
pub use bench::Bench;
pub use command::Command;
pub use shell::mount;
pub use visitor::{Section, Visitor};
