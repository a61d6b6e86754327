//! The protocol and the judgement of tollfree.
//!
//! No I/O, no clock, no randomness, no async: time and bytes are parameters, requests come out as
//! values. Whoever has a network drives it; the tests drive it with arrays.
//!
//! # Layout
//!
//! - [`chat`]: what is asked (request) and what comes back (events, usage, finish reason)
//! - [`sse`], [`json`]: from raw bytes to chunks, linear and bounded
//! - [`conversation`]: several turns with one lane, trimmed, branched, with tools
//! - [`schema`]: whether an answer fits the JSON Schema that was asked for
//! - [`catalogue`]: the models, their prices, and which of them are free
//! - [`guard`]: the only place that can make an [`guard::Admitted`] request
//! - [`call`]: one request as a state machine, with its clocks and its receipt
//! - [`run`]: what lies around it: plans, waits, retries, other models
//! - [`relay`]: the calls of other clients, carried by runs
//! - [`embeddings`], [`rerank`]: what else free models do
//! - [`signin`]: from a consent page to a key
//! - [`account`]: the key and what the server says of it
//! - [`quota`]: one account's count of free requests
//! - [`gateway`]: the server that is spoken to, and the HTTP requests to it
//! - [`session`]: all of the above for one visitor: requests out, replies in
//! - [`error`]: codes, sentences, remedies

pub mod account;
mod calendar;
pub mod call;
pub mod catalogue;
pub mod chat;
pub mod conversation;
pub mod embeddings;
pub mod error;
pub mod gateway;
pub mod guard;
pub mod json;
pub mod quota;
pub mod relay;
pub mod rerank;
pub mod run;
pub mod schema;
pub mod session;
pub mod signin;
mod words;

pub use error::{Code, Error};
pub use tollfree_wire::sse;

/// A moment (ms since the Unix epoch) or a length of time (ms).
pub type Millis = u64;

#[cfg(feature = "typescript")]
#[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT_MILLIS: &str = r"
/** A moment (ms since the Unix epoch) or a length of time (ms). */
export type Millis = number;
";
