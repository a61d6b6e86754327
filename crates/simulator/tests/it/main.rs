//! Tests at the simulator's boundaries: the engine as both doors use it, and the HTTP door.
#![cfg(feature = "full")]
#![expect(clippy::expect_used, reason = "helpers outside of #[test] functions fail a test too")]

mod access;
mod billing;
mod catalogue;
mod determinism;
mod door;
mod harness;
mod properties;
mod quota;
mod refusals;
mod routes;
mod signin;
mod streams;
mod strict;
