//! An OpenRouter to practise on.
//!
//! One pure, seeded [`Engine`] answers as the real service was measured to answer (the API
//! sheet), and keeps a [`ledger`] of what each request would have been billed. It has no I/O and
//! no clock: the time is a parameter in milliseconds since the Unix epoch.
//!
//! Two doors lead to it: `server` plays it over HTTP, `page` plays it inside a web page. The
//! feature `full` (which `server` implies) adds the full catalogue, the scenarios and the control
//! routes to the practice models.
//!
//! Layout: a [`Request`] goes through `cors` and `routes`; `clock` says what time it is, `account` knows keys and
//! quotas, `catalogue` the models, `chat` turns one request into pieces of an answer written by
//! `answers` and bent by `scenario`, and `billing` prices it without asking anybody else.
//!
//! INVARIANT: the same settings and the same sequence of requests and times give the same bytes.

#[macro_use]
mod object;

mod account;
mod answers;
#[cfg(feature = "full")]
mod base64;
mod billing;
#[cfg(feature = "full")]
mod calendar;
mod catalogue;
mod chat;
mod clock;
#[cfg(feature = "full")]
mod control;
mod cors;
mod engine;
pub mod ledger;
mod money;
mod problem;
mod random;
#[cfg(feature = "full")]
mod records;
mod reply;
mod request;
mod routes;
mod scenario;
mod settings;
#[cfg(feature = "full")]
mod signin;
#[cfg(feature = "full")]
mod vectors;

#[cfg(feature = "page")]
pub mod page;
#[cfg(feature = "server")]
pub mod server;

pub use answers::steady_text;
pub use engine::Engine;
pub use ledger::Closed;
pub use reply::{Beat, Body, Reply, Script, Timed};
pub use request::Request;
#[cfg(feature = "full")]
pub use scenario::{SCENARIOS, ScenarioNote};
pub use settings::{Catalogue, Settings};
