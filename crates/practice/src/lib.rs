//! The simulator as a wasm module of its own: a page that does not practise never downloads it.
//!
//! INVARIANT: no logic. The engine answers, its in-page door keeps the time, this crate hands both
//! to JavaScript.
//!
//! ```js
//! import start, { Practice } from "./tollfree_practice.js";
//! await start();
//! const practice = new Practice(Date.now());
//! const reply = await practice.send("GET", "/api/v1/models", "", []);
//! for (let bytes; (bytes = await reply.next()); ) use(bytes);
//! ```
//!
//! # Layout
//!
//! - [`Practice`]: one engine, with its accounts and its ledger
//! - [`Reply`]: the head of one answer, and its body read by read

mod practice;
mod reply;

pub use practice::Practice;
pub use reply::Reply;
