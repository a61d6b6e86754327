//! The signals that hold the state, and the commands that change it.

pub mod archive;
mod asking;
mod bay;
mod bench;
mod branching;
mod command;
mod connecting;
mod control;
mod fitting;
mod keeper;
mod keys;
mod log;
mod placing;
pub mod registry;
mod remedies;
mod results;
mod rounds;
mod shell;
mod visit;
mod visitor;

pub use bay::{Bay, Past};
pub use bench::Bench;
pub use branching::fresh;
pub use command::Command;
pub use keeper::{Keeper, Moment, SHOWN, TAB};
pub use results::{Against, Extra};
pub use shell::{Piece, mount};
pub use visitor::{Section, Visitor};
