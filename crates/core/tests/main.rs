//! What core promises, tried at its boundaries: bytes in, events out; requests in, refusals out.
//!
//! One binary, so that it links once. Each module names what it would catch.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

mod account;
mod always_told;
mod answers;
mod attach;
mod base_url;
mod bills;
mod bounded_waits;
mod bounds;
mod browsing;
mod catalogue;
mod chunking;
mod chunks;
mod codes;
mod conversation;
mod corpus;
mod endings;
mod failures;
mod free;
mod guard;
mod json;
mod kinds_of_body;
mod last_words;
mod looking;
mod models;
mod needs;
mod odd_chunks;
mod once;
mod oracle;
mod price;
mod quota;
mod quota_claims;
mod quota_laws;
mod request;
mod retries;
mod run_laws;
mod runs;
mod schema;
mod secrets;
mod session;
mod signin;
mod spend;
mod sse;
mod stage;
mod stalls;
mod support;
mod tasks;
mod thoughts;
mod timeline;
mod tool_calls;
mod traps;
mod twins;
mod waits;
