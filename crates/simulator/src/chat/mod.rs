//! `POST /chat/completions`: from a body to an answer.
//!
//! `ask` reads the body, `validate` refuses what the gateway refuses, `route` finds who serves,
//! `draft` writes, `pace` gives every piece its moment, `chunk` and `whole` put it on the wire,
//! and `complete` walks that way.

mod ask;
mod chunk;
mod complete;
mod draft;
mod huge;
mod images;
#[cfg(feature = "full")]
mod logprobs;
mod manner;
mod pace;
mod piece;
#[cfg(feature = "full")]
mod record;
mod render;
mod route;
mod schema;
#[cfg(feature = "full")]
mod strict;
mod tools;
mod validate;
mod whole;

pub(crate) use ask::Ask;
pub(crate) use chunk::Envelope;
pub(crate) use complete::{Memory, Outcome, Stage, complete};
pub(crate) use piece::{Failure, Piece};
pub(crate) use route::privacy;
#[cfg(feature = "full")]
pub(crate) use route::{guarded, policy};
