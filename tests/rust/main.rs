//! The Rust library against real servers over HTTP: the simulator, and LiteLLM when it is there.

mod accounts;
mod ledger;
mod litellm;
mod never_a_bill;
mod plans;
mod rarer;
mod scenarios;
mod signing_in;
mod structured;
mod tabs;
mod traps;
mod vectors;
