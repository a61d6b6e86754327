//! Documents sorted by how well they answer a question: `POST /rerank` (API sheet 1.5).
//!
//! Asked like a chat: only what the guard admitted is sent, it counts as one free request whatever
//! the number of documents, and a bill opens the breaker.

mod reply;
mod request;

pub use reply::{Ranked, Ranking};
pub use request::{Document, RerankRequest};
