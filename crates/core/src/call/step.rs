use super::Receipt;
use crate::{Millis, chat::Event};

/// What happened.
#[derive(Debug, Clone, Copy)]
pub enum Input<'a> {
    /// The response head arrived.
    Head(Head<'a>),
    /// A piece of the body arrived.
    Bytes(&'a [u8]),
    /// The body ended.
    End,
    /// The transport failed.
    Failure(Failure<'a>),
    /// The caller wants to stop.
    Cancel,
    /// Time passed; nothing else happened.
    Time,
}

/// The part of a response head that a browser can read (API sheet 5.1).
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// HTTP status.
    pub status: u16,
    /// `content-type`, or an empty text.
    pub content_type: &'a str,
    /// `x-generation-id`.
    pub generation_id: Option<&'a str>,
}

/// Why the transport failed. A browser does not say more than this.
#[derive(Debug, Clone, Copy)]
pub enum Failure<'a> {
    /// No response: offline, blocked, CORS, or an edge page without CORS headers.
    NoResponse(&'a str),
    /// The body broke off.
    Broken(&'a str),
}

/// What the driver has to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Tell the caller.
    Emit(Event),
    /// Come back with [`Input::Time`] at this moment, unless something happens before. Replaces
    /// every earlier wait.
    WaitUntil(Millis),
    /// The call is over: close the connection if it is open, and tell the caller.
    Done(Box<Receipt>),
}
