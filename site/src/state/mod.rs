//! What the site knows, without a browser: plain values and their rules, tested natively.

pub mod account;
pub mod announce;
pub mod code;
pub mod connection;
pub mod diff;
pub mod journey;
pub mod keeping;
pub mod key;
pub mod lane;
pub mod meter;
pub mod pause;
pub mod pick;
pub mod quota;
pub mod route;
pub mod samples;
pub mod settings;
pub mod setup;
pub mod shortcuts;
pub mod spent;
pub mod stats;
pub mod summary;
pub mod thread;
pub mod trouble;
pub mod waterfall;
pub mod words;
