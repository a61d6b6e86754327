//! Server-sent events from raw bytes: linear, bounded, and it reports comments.
//!
//! OpenRouter keeps a queued call alive with comment lines (API sheet 4.1); other decoders drop
//! them, tollfree shows them as "queued".

mod decoder;

pub use decoder::{DEFAULT_LIMIT, Decoder, Frame, Overflow};
