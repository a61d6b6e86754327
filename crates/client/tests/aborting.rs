use std::{cell::Cell, future::pending, rc::Rc, task::Poll};

use futures_core::future::LocalBoxFuture;
use tollfree::{
    Client, Code, Event, Gateway, Limits, Outcome,
    quota::Take,
    transport::{Broken, HttpRequest, Response, Transport},
};

use crate::{
    net::Hand,
    stage::{KEY, MODEL, Stage, ask, next, poll, said, take, text},
};

// Catches: a call that goes on in the background after nobody wants it any more.
#[test]
fn dropping_the_answer_drops_the_body() {
    let stage = Stage::ready();
    let (answer, line) = stage.streaming();
    assert!(!line.is_aborted());
    drop(answer);
    assert!(line.is_aborted());
}

// Catches: a request that cannot be stopped as long as no head has come.
#[test]
fn dropping_the_answer_before_the_head_drops_the_request() {
    let stage = Stage::ready();
    let (mut answer, line) = stage.asked();
    assert!(next(&mut answer).is_pending() && !line.is_aborted());
    drop(answer);
    assert!(line.is_aborted());
}

// Catches: text lost by stopping, a connection that stays open, or a stop shown as a failure.
#[test]
fn cancelling_closes_the_line_and_keeps_what_arrived() {
    let stage = Stage::ready();
    let (mut answer, line) = stage.streaming();
    line.send(text(" you")).send("data: {\"choices\":[{\"delta\":{\"content\":\"!\"}}]}");
    assert_eq!(said(&take(&mut answer)), " you");
    assert!(answer.receipt().is_none());
    answer.cancel();
    assert!(line.is_aborted(), "at once, not when the answer is dropped");
    let rest = take(&mut answer);
    assert_eq!(said(&rest), "!");
    assert!(rest.iter().all(Result::is_ok));
    assert_eq!(answer.receipt().unwrap().outcome, Outcome::Cancelled);
    answer.cancel();
    assert!(matches!(next(&mut answer), Poll::Ready(None)), "the end, and again the end");
}

// Catches: a finished call whose connection stays open until the answer is dropped.
#[test]
fn a_finished_call_lets_go_of_its_line() {
    let stage = Stage::ready();
    let (mut answer, line) = stage.streaming();
    line.send("data: [DONE]\n\n");
    assert!(take(&mut answer).is_empty());
    assert!(line.is_aborted(), "the server had not closed it yet");
    assert_eq!(answer.receipt().unwrap().outcome, Outcome::Complete);
}

// Catches: a failure that does not end the stream, comes before the text, or comes twice.
#[test]
fn the_error_is_the_last_item() {
    let stage = Stage::ready();
    let (mut answer, line) = stage.streaming();
    line.send(text(" you")).breaks("connection reset");
    let items = take(&mut answer);
    assert_eq!(said(&items), " you");
    let errors: Vec<_> = items.iter().filter_map(|item| item.as_ref().err()).collect();
    assert_eq!(errors.len(), 1);
    assert_eq!((errors[0].code, items.last().unwrap().is_err()), (Code::StreamCut, true));
    assert_eq!(answer.receipt().unwrap().error.as_ref(), Some(errors[0]));
    assert!(matches!(next(&mut answer), Poll::Ready(None)));
}

// Catches: a catalogue that is waited for without end, and with it every call that needs it.
#[test]
fn a_hung_catalogue_ends_with_an_error() {
    let stage = Stage::new(Some(KEY));
    let mut models = Box::pin(stage.client.models());
    let mut chat = Box::pin(stage.client.chat(ask(MODEL)));
    assert!(poll(&mut models).is_none() && poll(&mut chat).is_none());
    let line = stage.net.lines("/models").pop().unwrap();
    line.head(200, "application/json").send("{\"data\":[");
    let patience = Limits::default().reply;
    stage.clock.turn(patience - 1);
    assert!(poll(&mut models).is_none() && poll(&mut chat).is_none());
    stage.clock.turn(1);
    assert_eq!(poll(&mut models).unwrap().unwrap_err().code, Code::Network);
    assert_eq!(poll(&mut chat).unwrap().err().unwrap().code, Code::Network);
    assert!(line.is_aborted());
    assert_eq!(stage.net.count(), 1, "and it was asked for once");
}

// Catches: a network failure without its reason.
#[test]
fn an_unreachable_server_is_a_network_error() {
    let stage = Stage::ready();
    let (mut answer, line) = stage.asked();
    line.unreachable("Failed to fetch");
    let items = take(&mut answer);
    let error = items.last().unwrap().as_ref().unwrap_err();
    assert_eq!((error.code, error.raw.as_deref()), (Code::Network, Some("Failed to fetch")));
}

// Catches: a catalogue that is still loading although all who waited for it have gone, and a
// client that it keeps alive, with the key in it.
#[test]
fn nobody_waiting_aborts_the_catalogue() {
    let stage = Stage::new(Some(KEY));
    let mut first = Box::pin(stage.client.models());
    let mut second = Box::pin(stage.client.models());
    assert!(poll(&mut first).is_none() && poll(&mut second).is_none());
    let line = stage.net.lines("/models").pop().unwrap();
    drop(first);
    assert!(!line.is_aborted(), "one still waits");
    drop(second);
    assert!(line.is_aborted());
    let Stage { client, net, .. } = stage;
    drop(client);
    assert_eq!(std::rc::Rc::strong_count(&net), 1, "nothing else holds the transport");
}

// Catches: a bill that no other tab hears of, because the answer was left at its last word.
#[test]
fn what_was_billed_is_told_although_nobody_reads_on() {
    let stage = Stage::ready_with(&KEY.replace("0123", "b111"));
    let (mut answer, line) = stage.streaming();
    line.send("data: {\"choices\":[],\"usage\":{\"cost\":0.01}}\n\n");
    assert!(matches!(next(&mut answer), Poll::Ready(Some(Ok(Event::Usage { .. })))));
    drop(answer);
    let taken = poll(&mut stage.client.counter().take()).unwrap();
    assert!(matches!(taken, Take::Stopped { .. }), "{taken:?}");
}

// Catches: a paid model that answered unnoticed, because the answer was dropped before its end.
#[test]
fn who_answered_is_judged_although_nobody_reads_on() {
    let stage = Stage::ready_with(&KEY.replace("0123", "b222"));
    let (mut answer, line) = stage.streaming();
    line.send("data: {\"model\":\"dear/opus\",\"choices\":[]}\n\n");
    assert!(matches!(next(&mut answer), Poll::Ready(Some(Ok(Event::Served { .. })))));
    drop(answer);
    let refused = poll(&mut Box::pin(stage.client.chat(ask(MODEL)))).unwrap().err();
    assert_eq!(refused.map(|error| error.code), Some(Code::BreakerOpen));
}

/// Counts the requests that really left: futures do nothing until they are polled.
struct Lazy(Rc<Cell<u32>>);

impl Transport for Lazy {
    fn send(&self, _: HttpRequest) -> LocalBoxFuture<'static, Result<Response, Broken>> {
        let left = Rc::clone(&self.0);
        Box::pin(async move {
            left.set(left.get() + 1);
            pending().await
        })
    }
}

// Catches: a request that was counted, and lies there until somebody looks at the answer: its
// minute and its clocks run meanwhile.
#[test]
fn a_request_leaves_before_anybody_reads() {
    let left = Rc::new(Cell::new(0));
    let gateway = Gateway::compatible("http://localhost:1/v1").unwrap();
    let (lazy, clock) = (Rc::new(Lazy(Rc::clone(&left))), Rc::new(Hand::at(1)));
    let client = Client::with(gateway, None, lazy, clock).unwrap();
    let answer = poll(&mut Box::pin(client.chat(ask(MODEL)))).unwrap();
    assert_eq!(left.get(), 1);
    drop(answer);
}
