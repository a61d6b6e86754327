//! A network whose lines the test holds, and a clock that it turns.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    future::poll_fn,
    rc::Rc,
    task::Poll,
};

use futures_core::future::LocalBoxFuture;
use futures_util::stream;
use tollfree::{
    Millis,
    clock::Clock,
    transport::{Broken, HttpRequest, Response, Transport},
};

/// One exchange, from both ends.
#[derive(Default)]
pub(crate) struct Line {
    pub(crate) path: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    head: RefCell<Option<Result<(u16, &'static str), Broken>>>,
    pieces: RefCell<VecDeque<Result<Vec<u8>, Broken>>>,
    ended: Cell<bool>,
    aborted: Cell<bool>,
}

impl Line {
    pub(crate) fn head(&self, status: u16, content_type: &'static str) -> &Self {
        *self.head.borrow_mut() = Some(Ok((status, content_type)));
        self
    }

    pub(crate) fn unreachable(&self, why: &str) {
        *self.head.borrow_mut() = Some(Err(Broken(why.to_owned())));
    }

    pub(crate) fn send(&self, bytes: impl AsRef<[u8]>) -> &Self {
        self.pieces.borrow_mut().push_back(Ok(bytes.as_ref().to_vec()));
        self
    }

    pub(crate) fn breaks(&self, why: &str) {
        self.pieces.borrow_mut().push_back(Err(Broken(why.to_owned())));
    }

    pub(crate) fn end(&self) {
        self.ended.set(true);
    }

    /// Whether the client let go of it before its end.
    pub(crate) fn is_aborted(&self) -> bool {
        self.aborted.get()
    }
}

/// The client's end of a line: notices when it is dropped, as `AbortController` would.
struct Held(Rc<Line>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.aborted.set(!(self.0.ended.get() && self.0.pieces.borrow().is_empty()));
    }
}

#[derive(Default)]
pub(crate) struct Net(RefCell<Vec<Rc<Line>>>);

impl Net {
    /// The lines to this path, oldest first.
    pub(crate) fn lines(&self, path: &str) -> Vec<Rc<Line>> {
        self.0.borrow().iter().filter(|line| line.path == path).cloned().collect()
    }

    pub(crate) fn count(&self) -> usize {
        self.0.borrow().len()
    }
}

impl Transport for Net {
    fn send(&self, request: HttpRequest) -> LocalBoxFuture<'static, Result<Response, Broken>> {
        let path = request.url().rsplit_once("/v1").unwrap().1.to_owned();
        let line = Rc::new(Line { path, headers: request.headers().collect(), ..Line::default() });
        self.0.borrow_mut().push(Rc::clone(&line));
        let held = Held(Rc::clone(&line));
        Box::pin(async move {
            let taken =
                poll_fn(|_| line.head.borrow_mut().take().map_or(Poll::Pending, Poll::Ready));
            let (status, content_type) = taken.await?;
            let pieces = stream::poll_fn(move |_| {
                let line = &held.0;
                match line.pieces.borrow_mut().pop_front() {
                    Some(piece) => Poll::Ready(Some(piece)),
                    None if line.ended.get() => Poll::Ready(None),
                    None => Poll::Pending,
                }
            });
            Ok(Response {
                status,
                content_type: content_type.to_owned(),
                generation_id: Some("gen-1".to_owned()),
                body: Box::pin(pieces),
            })
        })
    }
}

/// A clock that stands until it is turned.
#[derive(Clone)]
pub(crate) struct Hand(Rc<Cell<Millis>>);

impl Hand {
    pub(crate) fn at(now: Millis) -> Self {
        Self(Rc::new(Cell::new(now)))
    }

    pub(crate) fn turn(&self, ms: Millis) {
        self.0.set(self.0.get() + ms);
    }
}

impl Clock for Hand {
    fn now(&self) -> Millis {
        self.0.get()
    }

    fn sleep(&self, ms: Millis) -> LocalBoxFuture<'static, ()> {
        let (clock, until) = (Rc::clone(&self.0), self.0.get() + ms);
        Box::pin(poll_fn(
            move |_| if clock.get() >= until { Poll::Ready(()) } else { Poll::Pending },
        ))
    }
}
