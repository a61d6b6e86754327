//! What the site knows, without a browser: plain values and their rules, tested natively.

pub mod account;
pub mod announce;
pub mod code;
pub mod connection;
pub mod diff;
pub mod lane;
pub mod meter;
pub mod pause;
pub mod pick;
pub mod route;
pub mod samples;
pub mod setup;
pub mod stats;
pub mod summary;
pub mod thread;
pub mod trouble;
pub mod waterfall;
pub mod words;
