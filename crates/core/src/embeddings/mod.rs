//! Texts and images as vectors: `POST /embeddings` (API sheet 1.5).
//!
//! Asked like a chat: only what the guard admitted is sent, it counts as one free request whatever
//! the number of inputs, and a bill opens the breaker.

mod reply;
mod request;

pub use reply::Embeddings;
pub(crate) use request::is_image_url;
pub use request::{EmbeddingsRequest, Input, Piece, Url};
