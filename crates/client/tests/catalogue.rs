use tollfree::Code;

use crate::{
    net::Line,
    stage::{KEY, MODEL, Stage, ask, poll, serve_models},
};

/// Asks once more, with this reply to the fetch of the catalogue; the error's code, if any.
fn asked_again(stage: &Stage, reply: impl FnOnce(&Line)) -> Option<Code> {
    let before = stage.net.lines("/models").len();
    let mut asking = Box::pin(stage.client.chat(ask(MODEL)));
    assert!(poll(&mut asking).is_none(), "it should load the catalogue first");
    let lines = stage.net.lines("/models");
    assert_eq!(lines.len(), before + 1);
    reply(lines.last().unwrap());
    poll(&mut asking).unwrap().err().map(|error| error.code)
}

// Catches: prices proven for ever from the first list, or the list loaded for every call.
#[test]
fn an_old_catalogue_is_loaded_again() {
    let stage = Stage::ready();
    stage.clock.turn(599_999);
    stage.asked();
    assert_eq!(stage.net.lines("/models").len(), 1);
    stage.clock.turn(1);
    assert_eq!(asked_again(&stage, serve_models), None);
}

// Catches: a call refused because the list could not be refreshed, though the older one still
// proves the price; and a call let through on a list that is too old.
#[test]
fn a_failed_refresh_uses_the_older_catalogue_for_an_hour() {
    let stage = Stage::ready();
    stage.clock.turn(3_600_000);
    assert_eq!(asked_again(&stage, |line| line.unreachable("offline")), None);
    stage.clock.turn(1);
    let offline = asked_again(&stage, |line| line.unreachable("offline"));
    assert_eq!(offline, Some(Code::Network), "why, not just: too old");
    assert_eq!(asked_again(&stage, serve_models), None, "and it recovers");
}

// Catches: a first load that fails silently, or is never tried again.
#[test]
fn a_failed_first_load_is_told_and_tried_again() {
    let stage = Stage::new(Some(KEY));
    let busy = |line: &Line| line.head(503, "application/json").send("{}").end();
    assert_eq!(asked_again(&stage, busy), Some(Code::ProviderFailed));
    let page = |line: &Line| line.head(200, "text/html").send("<html>").end();
    assert_eq!(asked_again(&stage, page), Some(Code::NotAnApi));
    assert_eq!(asked_again(&stage, |line| line.head(200, "").breaks("cut")), Some(Code::Network));
    assert_eq!(asked_again(&stage, serve_models), None);
}

// Catches: a reply without end that fills the tab.
#[test]
fn a_catalogue_without_end_is_given_up() {
    let stage = Stage::new(Some(KEY));
    let mut loading = Box::pin(stage.client.models());
    assert!(poll(&mut loading).is_none());
    let line = stage.net.lines("/models").pop().unwrap();
    line.head(200, "application/json");
    let piece = vec![b' '; 1 << 20];
    let error = (0..64).find_map(|_| {
        line.send(&piece);
        poll(&mut loading).map(Result::unwrap_err)
    });
    assert_eq!(error.unwrap().code, Code::Overflow);
    drop(loading);
    assert!(line.is_aborted());
}

// Catches: a lane that was left alone while it waited, and with it a list that is never loaded again.
#[test]
fn a_load_that_is_over_serves_nobody_new() {
    let stage = Stage::new(Some(KEY));
    let mut idle = Box::pin(stage.client.models());
    let mut busy = Box::pin(stage.client.models());
    assert!(poll(&mut idle).is_none() && poll(&mut busy).is_none());
    stage.net.lines("/models")[0].unreachable("offline");
    assert_eq!(poll(&mut busy).unwrap().unwrap_err().code, Code::Network);
    let mut again = Box::pin(stage.client.models());
    assert!(poll(&mut again).is_none(), "the old failure");
    serve_models(&stage.net.lines("/models")[1]);
    assert!(poll(&mut again).unwrap().is_ok());
    assert_eq!(poll(&mut idle).unwrap().unwrap_err().code, Code::Network);
}
