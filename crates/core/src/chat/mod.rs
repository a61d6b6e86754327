//! A chat completion: what is asked and what comes back.

mod chunk;
mod event;
mod finish;
mod message;
mod request;
mod twin;
mod usage;
mod whole;

pub use chunk::{Chunk, Piece};
pub use event::{Event, Pause};
pub use finish::FinishReason;
pub use message::{Content, ImageUrl, Message, Part, Role};
pub use request::{ChatRequest, Effort, Reasoning, Stop};
pub(crate) use twin::Twin;
pub use usage::Usage;
pub(crate) use usage::is_paid;
pub(crate) use whole::Whole;
