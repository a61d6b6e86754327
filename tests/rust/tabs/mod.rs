//! Five tabs that press as fast as they can for ten simulated minutes, against the simulator's own
//! quota.
//!
//! - `world`: events in order of time, the network, the server and what it saw
//! - `stores`: the three ways in which tabs share a count: one store, claims told to each other, not
//!   at all
//! - `pressing`: what must hold

mod pressing;
mod stores;
mod world;
