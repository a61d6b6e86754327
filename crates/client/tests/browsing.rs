//! A catalogue that is shown at once, and kept between visits.

use std::rc::Rc;

use serde_json::json;
use tollfree::{
    Client, Code, Error, Freshness, Gateway, Shown,
    store::{Memory, Store},
};

use crate::{
    net::{Hand, Line, Net},
    stage::{KEY, MODEL, Stage, poll, serve_models},
};

/// What is shown, with this reply if the server is asked.
fn shown(stage: &Stage, reply: impl FnOnce(&Line)) -> Result<Shown, Error> {
    let before = stage.net.lines("/models").len();
    let mut showing = Box::pin(stage.client.catalogue());
    if let Some(shown) = poll(&mut showing) {
        assert_eq!(stage.net.lines("/models").len(), before);
        return shown;
    }
    reply(stage.net.lines("/models").last().unwrap());
    poll(&mut showing).unwrap()
}

fn nobody(_: &Line) {
    unreachable!("nobody should be asked");
}

// Catches: a list asked for on every look, a stale one that keeps the page waiting, an old one
// shown as if it were new.
#[test]
fn a_stale_catalogue_is_shown_while_a_newer_one_comes() {
    let stage = Stage::new(Some(KEY));
    let first = shown(&stage, serve_models).unwrap();
    assert_eq!((first.freshness, first.newer.is_none()), (Freshness::Fresh, true));
    stage.clock.turn(120_000);
    assert_eq!(shown(&stage, nobody).unwrap().freshness, Freshness::Fresh);
    stage.clock.turn(1);
    let aged = shown(&stage, nobody).unwrap();
    assert_eq!(aged.freshness, Freshness::Stale);
    let mut newer = Box::pin(aged.newer.unwrap());
    assert!(poll(&mut newer).is_none());
    serve_models(stage.net.lines("/models").last().unwrap());
    assert!(poll(&mut newer).unwrap().unwrap().find(MODEL).is_some());
    assert_eq!(shown(&stage, nobody).unwrap().freshness, Freshness::Fresh);
    stage.clock.turn(3_600_001);
    let old = shown(&stage, |line| line.unreachable("offline")).unwrap();
    assert_eq!((old.freshness, old.error.unwrap().code), (Freshness::Old, Code::Network));
    assert_eq!(shown(&stage, serve_models).unwrap().freshness, Freshness::Fresh);
}

/// A client of a new visit, with what an earlier one kept.
fn visit(clock: &Hand, store: &Rc<Memory>) -> Stage {
    let net = Rc::new(Net::default());
    let client =
        Client::with(Gateway::default(), Some(KEY), Rc::clone(&net) as _, Rc::new(clock.clone()));
    let client = client.unwrap().with_store(Rc::clone(store) as _);
    Stage { client, net, clock: clock.clone() }
}

// Catches: a visit without a network that shows nothing, and a kept list that proves for ever.
#[test]
fn a_kept_catalogue_is_there_at_the_next_visit() {
    let (clock, store) = (Hand::at(1_795_350_896_000), Rc::new(Memory::default()));
    assert!(shown(&visit(&clock, &store), |line| line.unreachable("offline")).is_err());
    shown(&visit(&clock, &store), serve_models).unwrap();
    clock.turn(60_000);
    let soon = shown(&visit(&clock, &store), nobody).unwrap();
    assert_eq!((soon.freshness, soon.catalogue.is_whole()), (Freshness::Fresh, false));
    clock.turn(86_400_000);
    let later = visit(&clock, &store);
    let old = shown(&later, |line| line.unreachable("offline")).unwrap();
    assert_eq!(old.freshness, Freshness::Old);
    assert!(old.catalogue.find(MODEL).is_some());
    let kept = poll(&mut store.get("catalogue")).unwrap().unwrap();
    assert!(!kept.contains(KEY), "never a key");
}

// Catches: lists of the key's own models or of endpoints asked for under another address.
#[test]
fn what_else_can_be_looked_at() {
    let stage = Stage::new(Some(KEY));
    let answer = |path: &str, body: &serde_json::Value| {
        let line = stage.net.lines(path).pop().unwrap();
        line.head(200, "application/json").send(body.to_string()).end();
    };
    let mut usable = Box::pin(stage.client.usable());
    assert!(poll(&mut usable).is_none());
    answer("/models/user", &json!({ "data": [{ "id": MODEL }] }));
    assert!(poll(&mut usable).unwrap().unwrap().find(MODEL).is_some());
    let mut endpoints = Box::pin(stage.client.endpoints(MODEL));
    assert!(poll(&mut endpoints).is_none());
    let found = json!({ "data": { "id": MODEL, "endpoints": [{ "provider_name": "Acme" }] } });
    answer("/models/acme/owl:free/endpoints", &found);
    assert_eq!(poll(&mut endpoints).unwrap().unwrap().endpoints[0].provider, "Acme");
    let mut providers = Box::pin(stage.client.providers());
    assert!(poll(&mut providers).is_none());
    answer("/providers", &json!({ "data": [{ "name": "Acme" }] }));
    assert_eq!(poll(&mut providers).unwrap().unwrap().len(), 1);
    let mut silent = Box::pin(stage.client.zero_retention());
    assert!(poll(&mut silent).is_none());
    answer("/endpoints/zdr", &json!({ "data": [{ "name": "x", "model_id": MODEL }] }));
    assert_eq!(poll(&mut silent).unwrap().unwrap()[0].model_id, MODEL);
}
