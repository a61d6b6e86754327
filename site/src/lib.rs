//! The tollfree site: free models answer side by side, entirely in the page.
//!
//! # Layout
//!
//! - [`state`]: plain values and their rules, without a browser
//! - `app`: the signals that hold them, the commands that change them
//! - `effects`: one file per outside thing: practice transport, one call, paper, clipboard, theme
//! - `parts`: what a page is built from
//! - `pages`: one file per page
//!
//! `state` builds everywhere; the rest exists only in a browser.
//!
//! Read through signals, write through `app::Bench::dispatch`. Streamed text never goes through
//! a signal: it is drawn straight onto a lane's paper.

#[cfg(target_family = "wasm")]
pub mod app;
#[cfg(target_family = "wasm")]
pub mod effects;
#[cfg(target_family = "wasm")]
pub mod pages;
#[cfg(target_family = "wasm")]
pub mod parts;
pub mod state;
