//! A chat completion: what is asked and what comes back.
//!
//! # Asked
//! `request` lists the fields; `with` sets the common ones; `message` and `part` are what is said;
//! `tools`, `tool_choice` and `tool_call` what may be called; `format`, `reasoning` and `provider`
//! how to answer; `raw` and `pairs` are JSON that stays as the caller wrote it.
//!
//! # Answered
//! `chunk` reads one piece of the wire, `twin` the next one by its likeness to it, `whole` an
//! answer in one piece; `tool_piece`, `annotation` and `logprob` are parts of them; `event`, `finish`
//! and `usage` are what a caller is told.

mod annotation;
mod attach;
mod chunk;
mod duplicates;
mod event;
mod finish;
mod format;
mod logprob;
mod message;
mod pairs;
mod part;
mod provider;
mod raw;
mod reasoning;
mod request;
mod tool_call;
mod tool_choice;
mod tool_piece;
mod tools;
mod twin;
mod usage;
mod whole;
mod with;

pub use annotation::Annotation;
pub use chunk::{Chunk, Piece};
pub(crate) use duplicates::drop_duplicates;
pub use event::{Event, Pause};
pub use finish::FinishReason;
pub use format::{JsonSchema, Prediction, ResponseFormat, Verbosity};
pub use logprob::TokenLogprob;
pub use message::{Content, Message, Role};
pub use pairs::Pairs;
pub use part::{Detail, File, ImageUrl, InputAudio, Part, VideoUrl};
pub use provider::{DataCollection, ProviderPreferences, Sort};
pub use raw::Raw;
pub use reasoning::{Effort, Reasoning};
pub use request::{ChatRequest, Stop};
pub use tool_call::{FunctionCall, ToolCall};
pub use tool_choice::ToolChoice;
pub use tool_piece::ToolPiece;
pub use tools::{Tool, ToolFunction};
pub(crate) use twin::Twin;
pub use usage::Usage;
pub(crate) use usage::is_paid;
pub(crate) use whole::Whole;
