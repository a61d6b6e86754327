//! What a client asks its counter, and several clients that share one.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use futures_core::future::LocalBoxFuture;
use futures_util::future::pending;
use serde_json::json;
use tollfree::{
    Answer, Client, Code, Error, Event, FreeRequests, Gateway,
    quota::{Alone, Counter, Quota, Standing, Take, Watcher, Watching},
};

use crate::{
    net::{Hand, Net},
    stage::{MODEL, ask, next, poll, said, serve_models, take, text},
};

const NOW: u64 = 1_795_350_896_000;

/// A counter that says what the test wants, and nothing more after that.
#[derive(Default)]
struct Desk {
    says: RefCell<VecDeque<Take>>,
    heard: RefCell<Vec<Code>>,
}

impl Counter for Desk {
    fn take(&self) -> LocalBoxFuture<'static, Take> {
        match self.says.borrow_mut().pop_front() {
            Some(take) => Box::pin(std::future::ready(take)),
            None => Box::pin(pending()),
        }
    }
    fn hear(&self, error: &Error) {
        self.heard.borrow_mut().push(error.code);
    }
    fn seed(&self, _: FreeRequests) {}
    fn resume(&self) {}
    fn standing(&self) -> Standing {
        Quota::default().standing(NOW)
    }
    fn watch(&self, _: Watcher) -> Watching {
        Watching::default()
    }
}

/// A client of an account of its own, with its catalogue, on this counter.
fn client(account: u32, counter: &Rc<impl Counter + 'static>, clock: &Hand) -> (Client, Rc<Net>) {
    let key = format!("sk-or-v1-c0c0c0c0c0c0c0c0{account:08x}");
    let (net, counter) = (Rc::new(Net::default()), Rc::clone(counter));
    let client = Client::counted(
        Gateway::default(),
        Some(&key),
        Rc::clone(&net) as _,
        Rc::new(clock.clone()),
        counter,
    )
    .unwrap();
    let mut models = Box::pin(client.models());
    assert!(poll(&mut models).is_none());
    serve_models(&net.lines("/models")[0]);
    poll(&mut models).unwrap().unwrap();
    drop(models);
    (client, net)
}

fn begin(client: &Client) -> Answer {
    client.ask(ask(MODEL), tollfree::Plan::default())
}

fn read(answers: &mut [Answer]) {
    for answer in answers {
        drop(take(answer));
    }
}

// Catches: a request that goes out for somebody who has left while it was waiting.
#[test]
fn who_leaves_while_waiting_sends_nothing() {
    let clock = Hand::at(NOW);
    let desk = Rc::new(Desk::default());
    let (client, net) = client(1, &desk, &clock);
    desk.says.borrow_mut().extend([Take::Wait { until: NOW + 20_000 }, Take::Go]);
    let mut waiting = begin(&client);
    let told = take(&mut waiting);
    assert!(matches!(told[..], [Ok(Event::Waiting { until, .. })] if until == NOW + 20_000));
    drop(waiting);
    clock.turn(30_000);
    assert_eq!((net.lines("/chat/completions").len(), desk.says.borrow().len()), (0, 1));

    desk.says.borrow_mut().clear();
    let mut asking = begin(&client);
    assert!(next(&mut asking).is_pending(), "the counter has not answered");
    drop(asking);
    assert_eq!(net.lines("/chat/completions").len(), 0);
}

// Catches: a minute of twenty for each client, and a wait of one that is not asked again in the
// other's turn.
#[test]
fn clients_that_share_a_counter_share_the_minute_and_the_day() {
    let clock = Hand::at(NOW);
    let counter = Rc::new(Alone::new(Rc::new(clock.clone())));
    let clients: Vec<_> = (0..3).map(|_| client(2, &counter, &clock)).collect();
    counter.seed(FreeRequests { limit: 50, used: 29 });
    let mut answers: Vec<_> = (0..24).map(|n| begin(&clients[n % 3].0)).collect();
    let chats =
        || clients.iter().map(|(_, net)| net.lines("/chat/completions").len()).sum::<usize>();
    read(&mut answers);
    assert_eq!(chats(), 20);
    clock.turn(62_000);
    read(&mut answers);
    assert_eq!(chats(), 21, "50 are the day's");
    let spent = answers.iter().filter_map(|answer| answer.receipt()?.error.as_ref());
    assert_eq!(spent.map(|error| error.code).collect::<Vec<_>>(), [Code::DayLimit; 3]);
    assert!(counter.standing().day.spent);
}

// Catches: a bill that stops this client alone, or one that is not heard because its reader left.
#[test]
fn a_bill_stops_the_others_until_somebody_resumes() {
    for leaves in [false, true] {
        let clock = Hand::at(NOW);
        let counter = Rc::new(Alone::new(Rc::new(clock.clone())));
        let account = 3 + u32::from(leaves);
        let ((one, net), (other, _)) =
            (client(account, &counter, &clock), client(account + 10, &counter, &clock));
        let mut answer = begin(&one);
        assert!(next(&mut answer).is_pending());
        let line = net.lines("/chat/completions").pop().unwrap();
        let usage = json!({ "usage": { "cost": 0.007 }, "choices": [] });
        line.head(200, "text/event-stream").send(text("Hi")).send(format!("data: {usage}\n\n"));
        assert_eq!(said(&take(&mut answer)), "Hi");
        if leaves {
            drop(answer);
        } else {
            line.send("data: [DONE]\n\n");
            assert_eq!(take(&mut answer).pop().unwrap().unwrap_err().code, Code::Billed);
        }
        for client in [&one, &other] {
            assert!(client.is_stopped());
            let stopped = take(&mut begin(client)).pop().unwrap().unwrap_err();
            assert_eq!(stopped.code, Code::BreakerOpen);
        }
        one.resume();
        for client in [&one, &other] {
            assert!(!client.is_stopped());
            assert!(next(&mut begin(client)).is_pending(), "it is sent");
        }
    }
}
