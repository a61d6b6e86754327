//! Embeddings and rerank on a network and a count that the test plays.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use futures_core::future::LocalBoxFuture;
use serde_json::json;
use tollfree::{
    Client, Code, EmbeddingsRequest, Error, FreeRequests, Gateway, RerankRequest,
    quota::{Counter, Quota, Standing, Take, Watcher, Watching},
};

use crate::{
    net::{Hand, Net},
    stage::{poll, serve_models},
};

const EMBED: &str = "acme/embed:free";
const SORT: &str = "acme/sort:free";
const LIST: &str = "/models?output_modalities=embeddings,rerank";

/// A count that says what the test wants.
#[derive(Default)]
struct Desk {
    says: RefCell<VecDeque<Take>>,
    taken: RefCell<u32>,
    heard: RefCell<Vec<Code>>,
}

impl Counter for Desk {
    fn take(&self) -> LocalBoxFuture<'static, Take> {
        *self.taken.borrow_mut() += 1;
        let take = self.says.borrow_mut().pop_front().unwrap_or(Take::Go);
        Box::pin(std::future::ready(take))
    }
    fn hear(&self, error: &Error) {
        self.heard.borrow_mut().push(error.code);
    }
    fn seed(&self, _: FreeRequests) {}
    fn resume(&self) {}
    fn standing(&self) -> Standing {
        Quota::default().standing(0)
    }
    fn watch(&self, _: Watcher) -> Watching {
        Watching::default()
    }
}

struct Scene {
    client: Client,
    net: Rc<Net>,
    desk: Rc<Desk>,
    clock: Hand,
}

/// A client of an account of its own: breakers are shared by account.
fn scene(account: u32) -> Scene {
    let key = format!("sk-or-v1-fedcba9876543210fedcba98{account:08x}");
    let (net, desk, clock) =
        (Rc::new(Net::default()), Rc::new(Desk::default()), Hand::at(1_795_350_896_000));
    let client = Client::counted(
        Gateway::default(),
        Some(&key),
        Rc::clone(&net) as _,
        Rc::new(clock.clone()),
        Rc::clone(&desk) as _,
    );
    Scene { client: client.unwrap(), net, desk, clock }
}

impl Scene {
    fn answer(&self, path: &str, status: u16, body: &serde_json::Value) {
        let line = self.net.lines(path).pop().unwrap();
        line.head(status, "application/json").send(body.to_string()).end();
    }

    fn list(&self) {
        let entry = |id: &str, output: &str| {
            json!({ "id": id, "architecture": { "output_modalities": [output] },
                    "pricing": { "prompt": "0", "completion": "0" } })
        };
        self.answer(
            LIST,
            200,
            &json!({ "data": [entry(EMBED, "embeddings"), entry(SORT, "rerank")] }),
        );
    }
}

// Catches: a request that is not counted, or counted twice, or sent before the list proves it.
#[test]
fn embeddings_are_proven_counted_and_sent() {
    let scene = scene(1);
    let request = EmbeddingsRequest::new(EMBED, ["a"]);
    let mut asking = Box::pin(scene.client.embed(&request));
    assert!(poll(&mut asking).is_none());
    assert_eq!((scene.net.count(), *scene.desk.taken.borrow()), (1, 0), "first the list");
    scene.list();
    assert!(poll(&mut asking).is_none());
    assert_eq!((scene.net.count(), *scene.desk.taken.borrow()), (2, 1));
    let body = json!({ "data": [{ "embedding": [0.5] }], "usage": { "cost": 0 } });
    scene.answer("/embeddings", 200, &body);
    assert_eq!(poll(&mut asking).unwrap().unwrap().vectors, [[0.5]]);
    let mut again = Box::pin(scene.client.embed(&request));
    assert!(poll(&mut again).is_none());
    assert_eq!(scene.net.lines(LIST).len(), 1, "the list is still young");
    assert!(scene.desk.heard.borrow().is_empty());
}

// Catches: what is sure to be refused, counted all the same.
#[test]
fn what_is_refused_is_not_counted() {
    let scene = scene(2);
    let code = |id: &str| {
        let request = RerankRequest::new(id, "?", ["a"]);
        let mut asking = Box::pin(scene.client.rerank(&request));
        poll(&mut asking).unwrap_or_else(|| {
            scene.list();
            poll(&mut asking).unwrap()
        })
    };
    assert_eq!(code("acme/sort").unwrap_err().code, Code::ModelPaid);
    assert_eq!(scene.net.count(), 0);
    assert_eq!(code(EMBED).unwrap_err().code, Code::ModelUnfit);
    assert_eq!(code("acme/gone:free").unwrap_err().code, Code::ModelUnknown);
    assert_eq!((scene.net.count(), *scene.desk.taken.borrow()), (1, 0));
}

// Catches: a full minute that fails instead of waiting, a spent day that waits instead of failing.
#[test]
fn the_quota_of_chats_holds_here_too() {
    let scene = scene(3);
    let until = 1_795_350_896_000 + 7_000;
    scene.desk.says.borrow_mut().push_back(Take::Wait { until });
    let request = RerankRequest::new(SORT, "?", ["a", "b"]);
    let mut asking = Box::pin(scene.client.rerank(&request));
    assert!(poll(&mut asking).is_none());
    scene.list();
    assert!(poll(&mut asking).is_none());
    assert_eq!(scene.net.lines("/rerank").len(), 0, "it waits");
    scene.clock.turn(7_000);
    assert!(poll(&mut asking).is_none());
    let results = json!([{ "index": 1, "relevance_score": 0.5 }]);
    scene.answer("/rerank", 200, &json!({ "results": results, "usage": { "cost": 0 } }));
    assert_eq!(poll(&mut asking).unwrap().unwrap().results[0].index, 1);
    scene.desk.says.borrow_mut().push_back(Take::Spent { until });
    let spent = poll(&mut Box::pin(scene.client.rerank(&request))).unwrap().unwrap_err();
    assert_eq!((spent.code, spent.retry_at), (Code::DayLimit, Some(until)));
    scene.desk.says.borrow_mut().push_back(Take::Stopped { why: "billed".into() });
    let stopped = poll(&mut Box::pin(scene.client.rerank(&request))).unwrap().unwrap_err();
    assert_eq!(stopped.code, Code::BreakerOpen);
    assert_eq!(scene.net.lines("/rerank").len(), 1);
}

// Catches: a limit or a bill of which the count never hears, so that chats run into it.
#[test]
fn the_count_hears_of_limits_and_bills() {
    let scene = scene(4);
    let request = EmbeddingsRequest::new(EMBED, ["a"]);
    let mut asking = Box::pin(scene.client.embed(&request));
    assert!(poll(&mut asking).is_none());
    scene.list();
    assert!(poll(&mut asking).is_none());
    let day =
        json!({ "error": { "code": 429, "message": "Rate limit exceeded: free-models-per-day" } });
    scene.answer("/embeddings", 429, &day);
    assert_eq!(poll(&mut asking).unwrap().unwrap_err().code, Code::DayLimit);
    let mut again = Box::pin(scene.client.embed(&request));
    assert!(poll(&mut again).is_none());
    let bill = json!({ "data": [{ "embedding": [1] }], "usage": { "cost": 0.01 } });
    scene.answer("/embeddings", 200, &bill);
    let found = poll(&mut again).unwrap().unwrap();
    assert_eq!((found.vectors.len(), found.billed.unwrap().code), (1, Code::Billed));
    assert_eq!(*scene.desk.heard.borrow(), [Code::DayLimit, Code::Billed]);
    let mut chat = Box::pin(scene.client.models());
    assert!(poll(&mut chat).is_none());
    serve_models(&scene.net.lines("/models")[0]);
    let after = poll(&mut Box::pin(scene.client.embed(&request))).unwrap().unwrap_err();
    assert_eq!(after.code, Code::BreakerOpen);
}
