use crate::{
    Error, Millis,
    call::{self, Failure, Head, Receipt},
    chat::Event,
    gateway::HttpRequest,
    quota::Take,
};

/// What happened.
#[derive(Debug)]
pub enum Input<'a> {
    /// The catalogue was loaded into the session.
    Loaded,
    /// The catalogue could not be loaded.
    NotLoaded(Error),
    /// What the account's counter said.
    Taken(Take),
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

impl<'a> Input<'a> {
    /// The same for the call under way, if it is something for one.
    pub(super) fn of_call(self) -> Option<call::Input<'a>> {
        Some(match self {
            Self::Head(head) => call::Input::Head(head),
            Self::Bytes(bytes) => call::Input::Bytes(bytes),
            Self::End => call::Input::End,
            Self::Failure(failure) => call::Input::Failure(failure),
            Self::Cancel => call::Input::Cancel,
            Self::Time => call::Input::Time,
            Self::Loaded | Self::NotLoaded(_) | Self::Taken(_) => return None,
        })
    }
}

/// What the driver has to do, in order.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Load the catalogue into the session, then come back with [`Input::Loaded`] or
    /// [`Input::NotLoaded`].
    Refresh,
    /// Ask the account's counter for one free request, then come back with [`Input::Taken`].
    Take,
    /// Send this, then bring what comes back.
    ///
    /// INVARIANT: never while another one is open: [`Action::HangUp`] comes before the next.
    Send(HttpRequest),
    /// Close the connection, if it is open: its try is over.
    HangUp,
    /// Tell the account's counter: this says something about the account. In a box, because every
    /// piece of text moves through this type.
    Hear(Box<Error>),
    /// Come back with [`Input::Time`] at this moment, unless something happens before. Replaces
    /// every earlier wait.
    WaitUntil(Millis),
    /// Tell the caller.
    Emit(Event),
    /// It is over: close the connection if it is open, and tell the caller.
    Done(Box<Receipt>),
}
