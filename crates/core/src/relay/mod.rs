//! Another client's call, carried by a run: its request comes in as the JSON of the wire, and what
//! goes back to it is the wire's own bytes, or an answer in the wire's own form.
//!
//! The client believes that it talks to OpenRouter. Between the two stand the guard, the account's
//! count, the plan and the receipt check, and nothing of them shows as long as all is well.
//!
//! - `asked`: from the client's JSON to a request of ours; what clients add and costs nothing is
//!   taken, everything else is left for the reader of requests to refuse
//! - `route`: which addresses lead anywhere
//! - `frames`: how much of the stream may be handed on
//! - `fold`: a stream as one answer, for clients that did not ask for a stream
//! - `reply`: what the client gets in the end, and how a failure looks on the wire

mod asked;
mod fold;
mod frames;
mod reply;
mod route;

pub use asked::{Asked, read};
pub use reply::Reply;
pub use route::Route;
pub(crate) use route::route;

use fold::Fold;
use frames::Frames;

use crate::{
    Code, Error, Millis,
    call::{Outcome, Receipt},
    chat::FinishReason,
    run::{Action, Ask},
};

/// What the client of one run is shown.
///
/// The driver keeps the pieces of the body that it was not told to hand on yet.
#[derive(Debug)]
pub struct Relay {
    /// Whether the client asked for a stream.
    streams: bool,
    form: Form,
    frames: Frames,
    fold: Fold,
    /// How many bytes of this try were handed on.
    passed: usize,
}

/// What the body of this try turned out to be.
#[derive(Debug)]
enum Form {
    /// Nothing but white space so far.
    Unknown,
    /// Events, to be handed on.
    Events,
    /// Events, to be put together.
    Parts,
    /// An answer in one piece: its bytes.
    Whole(Vec<u8>),
}

/// Most bytes that are kept of an answer which is put together here.
const MOST_KEPT: usize = 32 * 1024 * 1024;

impl Relay {
    /// Carries `ask` for a client that asked for a stream, or for an answer in one piece: nobody sees
    /// such an answer before it is complete, so that another model may take over at any time.
    ///
    /// INVARIANT: nothing is spent for a client that cannot know of it.
    pub fn carry(ask: &mut Ask, streams: bool) -> Result<Self, Error> {
        if ask.spend.is_some() {
            let what = "spend: nothing is paid for through a fetch";
            return Err(Error::new(Code::RequestInvalid, what)
                .with_remedy("leave it out, or ask the paid model by tollfree's own chat"));
        }
        if ask.plan.restart {
            let what = "restart: what a client was given cannot be taken back";
            return Err(Error::new(Code::RequestInvalid, what)
                .with_remedy("leave it out: an answer in one piece restarts by itself"));
        }
        ask.plan.restart = !streams;
        Ok(Self::new(streams))
    }

    fn new(streams: bool) -> Self {
        let (frames, fold) = (Frames::default(), Fold::default());
        Self { streams, form: Form::Unknown, frames, fold, passed: 0 }
    }

    /// The run did this, of whose answer a part was told or not: what the client gets now, if that
    /// was the end.
    pub fn hear(&mut self, action: &Action, has_begun: bool, now: Millis) -> Option<Reply> {
        match action {
            // What came of the request before is void.
            Action::Send(_) => *self = Self::new(self.streams),
            Action::Done(receipt) => return Some(self.end(receipt, has_begun, now)),
            _ => {}
        }
        None
    }

    /// A piece of the body arrived.
    pub fn bytes(&mut self, piece: &[u8]) {
        if matches!(self.form, Form::Unknown) {
            self.form = match first(piece) {
                None => Form::Unknown,
                Some(b'{' | b'[') => Form::Whole(Vec::new()),
                Some(_) if self.streams => Form::Events,
                Some(_) => Form::Parts,
            };
        }
        match &mut self.form {
            Form::Unknown | Form::Events => self.frames.feed(piece, None),
            Form::Parts => self.frames.feed(piece, Some(&mut self.fold)),
            Form::Whole(bytes) => {
                let room = MOST_KEPT.saturating_sub(bytes.len()).min(piece.len());
                bytes.extend_from_slice(piece.get(..room).unwrap_or_default());
            }
        }
    }

    /// How many more bytes of this try may be handed on, now that its answer `has_begun` or not;
    /// `None` when its bytes never will be.
    pub fn pass(&mut self, has_begun: bool) -> Option<usize> {
        match self.form {
            Form::Parts | Form::Whole(_) => None,
            Form::Events if has_begun => Some(self.pass_to(self.frames.safe())),
            Form::Events | Form::Unknown => Some(0),
        }
    }

    /// What the client gets behind what it may have got.
    fn end(&mut self, receipt: &Receipt, has_begun: bool, now: Millis) -> Reply {
        let is_seen = has_begun && matches!(self.form, Form::Events);
        let failed = receipt.error.as_ref().filter(|_| !is_said(receipt));
        match failed {
            None if receipt.outcome == Outcome::Cancelled => Reply::cancelled(),
            None => self.answer(receipt, now),
            Some(error) if !is_seen => Reply::refusal(error, now),
            Some(error) => {
                let pass = self.pass_to(self.frames.lines());
                // What a server says of itself went through with its bytes.
                let is_told = error.status.is_some_and(|status| status >= 400);
                let text = if is_told { String::new() } else { reply::frame(error, receipt, now) };
                Reply::stream(pass, text)
            }
        }
    }

    fn answer(&mut self, receipt: &Receipt, now: Millis) -> Reply {
        match &mut self.form {
            Form::Parts => self.frames.finish(&mut self.fold),
            Form::Whole(bytes) => self.fold.data(bytes),
            Form::Unknown | Form::Events => {
                let pass = self.pass_to(self.frames.lines());
                return Reply::stream(pass, "\ndata: [DONE]\n\n".to_owned());
            }
        }
        if self.fold.has_overflown() {
            return Reply::refusal(&fold::overflow(), now);
        }
        if self.streams {
            let chunk = self.fold.write(receipt, now, true);
            return Reply::stream(0, ["data: ", &chunk, "\n\ndata: [DONE]\n\n"].concat());
        }
        Reply::json(200, self.fold.write(receipt, now, false))
    }

    fn pass_to(&mut self, end: usize) -> usize {
        let more = end.saturating_sub(self.passed);
        self.passed += more;
        more
    }
}

/// Whether the wire itself says how this ended: an answer without a word, by its finish reason. A
/// client knows what to make of that.
fn is_said(receipt: &Receipt) -> bool {
    let is_empty = |error: &Error| {
        matches!(error.code, Code::EmptyByLength | Code::EmptyAnswer | Code::Moderated)
    };
    let has_ended = receipt.finish_reason.as_ref().is_some_and(|word| *word != FinishReason::Error);
    has_ended && receipt.error.as_ref().is_some_and(is_empty)
}

/// The first byte that says what a body is: servers put white space before it.
fn first(piece: &[u8]) -> Option<u8> {
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || b"\xEF\xBB\xBF".contains(byte);
    piece.iter().find(|byte| !is_blank(byte)).copied()
}
