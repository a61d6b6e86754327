use std::task::Poll;

use tollfree::{Code, Outcome};

use crate::stage::{KEY, Stage, next, poll, said, take, text};

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
