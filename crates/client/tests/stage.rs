//! A client on the fake network, and polling by hand.

use std::{
    future::Future,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use futures_util::Stream as _;
use serde_json::json;
use tollfree::{Answer, ChatRequest, Client, Error, Event, Gateway, Message};

use crate::net::{Hand, Line, Net};

pub(crate) const MODEL: &str = "acme/owl:free";
pub(crate) const KEY: &str = "sk-or-v1-0123456789abcdef0123456789abcdef";

/// Sun, 22 Nov 2026 12:34:56 UTC.
const NOW: u64 = 1_795_350_896_000;

pub(crate) struct Stage {
    pub(crate) client: Client,
    pub(crate) net: Rc<Net>,
    pub(crate) clock: Hand,
}

impl Stage {
    pub(crate) fn new(key: Option<&str>) -> Self {
        Self::at(Gateway::default(), key)
    }

    pub(crate) fn at(gateway: Gateway, key: Option<&str>) -> Self {
        let (net, clock) = (Rc::new(Net::default()), Hand::at(NOW));
        let client =
            Client::with(gateway, key, Rc::clone(&net) as _, Rc::new(clock.clone())).unwrap();
        Self { client, net, clock }
    }

    /// A stage whose client has its catalogue.
    pub(crate) fn ready() -> Self {
        Self::ready_with(KEY)
    }

    /// The same with this key.
    pub(crate) fn ready_with(key: &str) -> Self {
        let stage = Self::new(Some(key));
        let mut models = Box::pin(stage.client.models());
        assert!(poll(&mut models).is_none());
        serve_models(&stage.net.lines("/models")[0]);
        poll(&mut models).unwrap().unwrap();
        drop(models);
        stage
    }

    /// An answer whose request was sent, and its line.
    pub(crate) fn asked(&self) -> (Answer, Rc<Line>) {
        let answer = poll(&mut Box::pin(self.client.chat(ask(MODEL)))).unwrap().unwrap();
        (answer, self.net.lines("/chat/completions").pop().unwrap())
    }

    /// An answer whose stream has begun: its first events are taken.
    pub(crate) fn streaming(&self) -> (Answer, Rc<Line>) {
        let (mut answer, line) = self.asked();
        line.head(200, "text/event-stream").send(text("Hi"));
        assert_eq!(said(&take(&mut answer)), "Hi");
        (answer, line)
    }
}

pub(crate) fn ask(model: &str) -> ChatRequest {
    ChatRequest::new(model, vec![Message::user("Say hi")])
}

pub(crate) fn serve_models(line: &Line) {
    let list = json!({ "data": [{
        "id": MODEL, "architecture": { "output_modalities": ["text"] },
        "pricing": { "prompt": "0", "completion": "0" }
    }] });
    line.head(200, "application/json").send(list.to_string()).end();
}

pub(crate) fn text(text: &str) -> String {
    format!("data: {}\n\n", json!({ "choices": [{ "delta": { "content": text } }] }))
}

/// What a future gives if it is looked at now.
pub(crate) fn poll<F: Future + ?Sized>(future: &mut Pin<Box<F>>) -> Option<F::Output> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// The next item; `Pending` when there is none now.
pub(crate) fn next(answer: &mut Answer) -> Poll<Option<Result<Event, Error>>> {
    Pin::new(answer).poll_next(&mut Context::from_waker(Waker::noop()))
}

/// All items that are there now.
pub(crate) fn take(answer: &mut Answer) -> Vec<Result<Event, Error>> {
    let ready = |item| match item {
        Poll::Ready(item) => item,
        Poll::Pending => None,
    };
    std::iter::from_fn(|| ready(next(answer))).collect()
}

/// The answer's text among them.
pub(crate) fn said(items: &[Result<Event, Error>]) -> String {
    let text = |item: &Result<Event, Error>| match item {
        Ok(Event::Text { text }) => Some(text.clone()),
        _ => None,
    };
    items.iter().filter_map(text).collect()
}
