//! Call OpenRouter's free models from a browser, with the visitor's own key and never a bill.
//!
//! ```no_run
//! # async fn run(key: &str, show: impl Fn(&str)) -> Result<(), tollfree::Error> {
//! use futures_util::TryStreamExt as _;
//! use tollfree::{ChatRequest, Client, Event, Message};
//!
//! # #[cfg(not(target_family = "wasm"))]
//! # let client: Client = unimplemented!();
//! # #[cfg(target_family = "wasm")]
//! let client = Client::open(key)?;
//! let request = ChatRequest::new("openrouter/free", vec![Message::user("Hi")]);
//! let mut answer = client.chat(request).await?;
//! while let Some(event) = answer.try_next().await? {
//!     if let Event::Text { text } = event {
//!         show(&text);
//!     }
//! }
//! let receipt = answer.receipt(); // who answered, how fast, what it cost
//! # Ok(()) }
//! ```
//!
//! # Layout
//!
//! - [`Client`]: one visitor at one server
//! - [`Answer`]: the stream of one call's events, and its receipt; dropping it aborts the call
//! - `attach`: a file of the visitor's as part of a message, in a browser
//! - [`quota`]: how many free requests are left, and who may send the next
//! - [`Tools`]: functions that a model may call, run by [`Client::converse`]
//! - [`Structured`]: an answer in JSON that fits its schema, by [`Client::structured`]
//! - [`signin`]: from a consent page to a key
//! - [`store`]: what is kept between visits
//! - [`transport`]: how bytes travel; `fetch` in a browser
//! - [`clock`]: what time it is, and waiting
//!
//! All judgement is in `tollfree-core`: this crate brings the network and the clock.

mod account;
mod answer;
#[cfg(target_family = "wasm")]
mod attach;
mod client;
pub mod clock;
mod models;
pub mod quota;
pub mod signin;
pub mod store;
mod structured;
mod tasks;
mod tools;
pub mod transport;

pub use answer::Answer;
#[cfg(target_family = "wasm")]
pub use attach::attach;
pub use client::Client;
pub use models::Shown;
pub use structured::Structured;
pub use tollfree_core::{
    Code, Error, Millis,
    account::{ApiKey, FreeRequests, KeyLinks, KeyState},
    call::{Clocks, Limits, Outcome, Phase, Receipt, Span, Warning},
    catalogue::{
        Catalogue, Difference, Endpoint, Endpoints, Filter, Freshness, Kind, Known, Model, NotFree,
        Order, Percentiles, Provider, ReasoningSupport,
    },
    chat::{
        Annotation, ChatRequest, Content, DataCollection, Detail, Effort, Event, File,
        FinishReason, FunctionCall, ImageUrl, InputAudio, JsonSchema, Message, Pairs, Part, Pause,
        Prediction, ProviderPreferences, Raw, Reasoning, ResponseFormat, Role, Sort, Stop,
        TokenLogprob, Tool, ToolCall, ToolChoice, ToolFunction, Usage, Verbosity, VideoUrl,
    },
    conversation::{Conversation, Tokens, ToolResult, ToolRounds, Turn, TurnState},
    embeddings::{Embeddings, EmbeddingsRequest},
    error::Scope,
    gateway::{Dialect, Gateway},
    guard::Spend,
    rerank::{Ranked, Ranking, RerankRequest},
    run::{Course, Plan, Try},
    schema,
    session::Availability,
};
pub use tools::{Conversed, Tools};
