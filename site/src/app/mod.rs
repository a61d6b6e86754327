//! The signals that hold the state, and the commands that change it.

mod bay;
mod bench;
mod command;
mod control;
mod shell;

pub use bay::Bay;
pub use bench::Bench;
pub use command::Command;
pub use shell::mount;
