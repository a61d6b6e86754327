//! The Rust library on a network and a clock that the test plays.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod aborting;
mod asking;
mod browsing;
mod catalogue;
mod counting;
mod net;
mod quota;
mod signin;
mod stage;
mod stalling;
mod structured;
mod tasks;
mod tools;
