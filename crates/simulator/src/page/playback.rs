//! Plays one body on the page's clock.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_core::future::LocalBoxFuture;
use gloo_timers::future::TimeoutFuture;

use super::{Now, PageFailure};
use crate::engine::Engine;
use crate::ledger::Closed;
use crate::reply::{Beat, Body, Script, Timed};

/// One exchange. Dropped before its end, it reports that the client is gone.
pub(super) struct Exchange {
    engine: Rc<RefCell<Engine>>,
    id: u64,
    sent: u64,
    over: bool,
}

impl Exchange {
    pub(super) fn new(engine: Rc<RefCell<Engine>>, id: u64) -> Self {
        Self { engine, id, sent: 0, over: false }
    }

    fn close(&mut self, how: Closed) {
        self.over = true;
        // A stream that is dropped while the engine is at work cannot report; it never is.
        if let Ok(mut engine) = self.engine.try_borrow_mut() {
            engine.closed(self.id, how);
        }
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        if !self.over {
            self.close(Closed::ClientGone { bytes_sent: self.sent });
        }
    }
}

/// The bytes of one answer, as they become due. Bytes that are due together come together, so
/// that a tab which was in the background catches up at once.
pub struct PageBody {
    exchange: Exchange,
    script: Script,
    now: Now,
    /// When the last beat was due, in milliseconds on the page's clock.
    due: f64,
    held: Option<Timed>,
    timer: Option<LocalBoxFuture<'static, ()>>,
    over: bool,
}

impl PageBody {
    /// Waits for the head, then hands out the body.
    pub(super) async fn begin(exchange: Exchange, now: Now, body: Body) -> Self {
        let script = match body {
            Body::Stream(script) => script,
            Body::Whole { bytes, after_ms } => {
                if after_ms > 0 {
                    TimeoutFuture::new(after_ms).await;
                }
                let only = Timed { after_ms: 0, what: Beat::Bytes(bytes) };
                Script::new(std::iter::once(only))
            }
        };
        let due = now();
        Self { exchange, script, now, due, held: None, timer: None, over: false }
    }

    /// Takes the next beat if it is due, else says how many milliseconds are left.
    fn take(&mut self) -> Result<Beat, f64> {
        if self.held.is_none() {
            self.held = self.script.next();
            self.due += self.held.as_ref().map_or(0.0, |beat| f64::from(beat.after_ms));
        }
        let left = self.due - (self.now)();
        if left > 0.0 {
            Err(left)
        } else {
            Ok(self.held.take().map_or(Beat::End, |beat| beat.what))
        }
    }

    /// Everything that is due now, or why there is nothing.
    fn collect(&mut self) -> Result<Vec<u8>, Due> {
        let mut bytes = Vec::new();
        loop {
            match self.take() {
                Ok(Beat::Bytes(more)) => {
                    bytes.extend(more);
                    if self.script.separate() || bytes.len() > LARGEST_READ {
                        return Ok(bytes);
                    }
                }
                Ok(beat) if bytes.is_empty() => return Err(Due::Now(beat)),
                // The end of the body comes with the next read.
                Ok(beat) => self.held = Some(Timed { after_ms: 0, what: beat }),
                Err(left) if bytes.is_empty() => return Err(Due::In(left)),
                Err(_) => {}
            }
            if !bytes.is_empty() && self.held.is_some() {
                return Ok(bytes);
            }
        }
    }

    fn end(&mut self) {
        self.over = true;
        let bytes_sent = self.exchange.sent;
        self.exchange.close(Closed::Finished { bytes_sent });
    }
}

/// Bytes per read, as a browser's network stack hands them over.
const LARGEST_READ: usize = 64 * 1024;

/// Why there are no bytes.
enum Due {
    In(f64),
    Now(Beat),
}

impl Stream for PageBody {
    type Item = Result<Vec<u8>, PageFailure>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if self.over {
                return Poll::Ready(None);
            }
            if let Some(timer) = &mut self.timer {
                if timer.as_mut().poll(context).is_pending() {
                    return Poll::Pending;
                }
                self.timer = None;
            }
            match self.collect() {
                Ok(bytes) => {
                    self.exchange.sent += u64::try_from(bytes.len()).unwrap_or(0);
                    return Poll::Ready(Some(Ok(bytes)));
                }
                Err(Due::In(left)) => {
                    self.timer = Some(Box::pin(TimeoutFuture::new(timeout(left))));
                }
                // Nothing wakes this task again, as nothing ever comes on a stalled connection.
                Err(Due::Now(Beat::Stall)) => return Poll::Pending,
                Err(Due::Now(Beat::Cut)) => {
                    self.end();
                    return Poll::Ready(Some(Err(PageFailure::Cut)));
                }
                Err(Due::Now(_)) => self.end(),
            }
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from float saturates, and the wait is positive"
)]
fn timeout(left: f64) -> u32 {
    left.ceil() as u32
}
