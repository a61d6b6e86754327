use std::{cmp::Reverse, collections::BinaryHeap};

use tollfree::{Code, Error, Millis, quota::Take};
use tollfree_core::{
    error::{Refused, classify},
    quota::Claim,
};
use tollfree_simulator::{Body, Engine, Request, Settings};

use super::stores::Store;

/// Sun, 22 Nov 2026 12:34:56.789 UTC.
pub(super) const START: Millis = 1_795_350_896_789;
pub(super) const TABS: usize = 5;
const LENGTH: Millis = 10 * 60_000;

/// What the browser, the network and the account are like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weather {
    pub(super) seed: u64,
    /// Free requests of the day.
    pub(super) day: u32,
    /// The longest way to the server and back, ms each.
    pub(super) network: Millis,
    /// The longest way of a message between two tabs, ms.
    pub(super) message: Millis,
    /// How far the tabs' clocks are apart at most, ms.
    pub(super) skew: Millis,
}

/// A deterministic die.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn up_to(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % (most + 1)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Happens {
    /// A tab asks for its next request.
    Press(usize),
    /// A tab's claim has been open for long enough.
    Decide(usize, Claim),
    /// A tab hears another.
    Message(usize, String),
    /// A request reaches the server.
    Arrive(usize),
    /// A refusal reaches its tab.
    Refused(usize, String),
}

/// What was seen of one request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sent {
    pub(super) tab: usize,
    pub(super) granted: Millis,
}

/// The events to come, and the moment.
pub(super) struct Time {
    pub(super) now: Millis,
    pub(super) dice: Dice,
    pub(super) weather: Weather,
    queue: BinaryHeap<Reverse<(Millis, u64, Happens)>>,
    count: u64,
}

impl Time {
    pub(super) fn after(&mut self, ms: Millis, what: Happens) {
        self.count += 1;
        self.queue.push(Reverse((self.now + ms, self.count, what)));
    }

    /// What tab `tab` takes for the moment.
    pub(super) fn of(&self, tab: usize) -> Millis {
        self.now + self.weather.skew * tab as u64 / TABS as u64
    }

    /// Tells all tabs but `from`, each after a while of its own.
    pub(super) fn tell(&mut self, from: usize, text: &str) {
        for to in (0..TABS).filter(|to| *to != from) {
            let way = self.dice.up_to(self.weather.message);
            self.after(way, Happens::Message(to, text.to_owned()));
        }
    }
}

/// Everything that happened.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) sent: Vec<Sent>,
    /// When requests reached the server, in order.
    pub(super) arrived: Vec<Millis>,
    pub(super) answered: usize,
    /// When a refusal reached a tab, and which.
    pub(super) refused: Vec<(Millis, usize, Code)>,
}

pub(super) fn play(weather: Weather, store: &mut dyn Store) -> Seen {
    let settings =
        Settings { pace: f64::INFINITY, daily_limit: weather.day, ..Settings::full(weather.seed) };
    let mut engine = Engine::new(settings);
    let mut time =
        Time { now: START, dice: Dice(weather.seed), weather, queue: BinaryHeap::new(), count: 0 };
    let mut seen = Seen::default();
    for tab in 0..TABS {
        time.after(0, Happens::Press(tab));
    }
    while let Some(Reverse((at, _, what))) = time.queue.pop() {
        if at > START + LENGTH {
            break;
        }
        time.now = at;
        match what {
            Happens::Press(tab) => {
                if let Some(take) = store.press(tab, &mut time) {
                    taken(tab, &take, &mut time, &mut seen);
                }
            }
            Happens::Decide(tab, claim) => {
                if let Some(take) = store.decide(tab, &claim, &mut time) {
                    taken(tab, &take, &mut time, &mut seen);
                }
            }
            Happens::Message(tab, text) => store.message(tab, &text, &mut time),
            Happens::Arrive(tab) => arrive(tab, &mut engine, &mut time, &mut seen),
            Happens::Refused(tab, body) => {
                let error = refusal(&body, time.of(tab));
                seen.refused.push((time.now, tab, error.code));
                store.hear(tab, &error, &mut time);
            }
        }
    }
    seen
}

/// A granted request goes out at once and the next is pressed; otherwise the tab waits as told.
fn taken(tab: usize, take: &Take, time: &mut Time, seen: &mut Seen) {
    let again = match take {
        Take::Go => {
            seen.sent.push(Sent { tab, granted: time.now });
            let way = time.dice.up_to(time.weather.network);
            time.after(way, Happens::Arrive(tab));
            0
        }
        Take::Wait { until } | Take::Spent { until } => until.saturating_sub(time.of(tab)).max(1),
        Take::Stopped { .. } => return,
    };
    time.after(again, Happens::Press(tab));
}

fn arrive(tab: usize, engine: &mut Engine, time: &mut Time, seen: &mut Seen) {
    seen.arrived.push(time.now);
    let body = r#"{"model":"simulator/steady:free","messages":[{"role":"user","content":"Hi"}]}"#;
    let key = format!("Bearer sk-or-v1-{}", "9".repeat(64));
    let request = Request {
        method: "POST".into(),
        path: "/api/v1/chat/completions".into(),
        headers: vec![
            ("Authorization".into(), key),
            ("Content-Type".into(), "application/json".into()),
        ],
        body: body.into(),
        ..Request::default()
    };
    let reply = engine.handle(&request, time.now);
    match (reply.status, reply.body) {
        (429, Body::Whole { bytes, .. }) => {
            let way = time.dice.up_to(time.weather.network);
            time.after(way, Happens::Refused(tab, String::from_utf8_lossy(&bytes).into_owned()));
        }
        _ => seen.answered += 1,
    }
}

fn refusal(body: &str, now: Millis) -> Error {
    classify(&Refused { status: 429, body: body.as_bytes(), request_id: None, now })
}
