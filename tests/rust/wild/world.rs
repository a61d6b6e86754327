use anyhow::{Result, bail};
use fastrand::Rng;
use serde_json::Value;
use tollfree_core::{
    Millis,
    call::{Action, Call, Failure, Head, Input, Limits, Receipt},
    catalogue::{Catalogue, Model},
    guard::Admitted,
};
use tollfree_simulator::{Beat, Body, Engine, Reply, Request, Settings};

use super::Wild;

/// 2026-11-22, 12:00:30 UTC.
pub const NOON: Millis = 1_795_348_830_000;

/// An engine in this process, and what it lists.
pub struct World {
    /// The judge.
    pub engine: Engine,
    /// What it listed at noon.
    pub catalogue: Catalogue,
    key: String,
}

impl World {
    /// For the account whose key is this digit 64 times.
    pub fn new(digit: char) -> Result<Self> {
        let mut engine = engine();
        let list = engine.handle(&request("GET", "/api/v1/models", "", Vec::new()), NOON);
        let Body::Whole { bytes, .. } = list.body else { bail!("the list is no single piece") };
        let catalogue = Catalogue::read(&bytes, NOON)?;
        Ok(Self { engine, catalogue, key: key(digit) })
    }

    /// The same with nothing on the ledger. Cheaper than a new one, whose list has to be read.
    #[must_use]
    pub fn again(&self, digit: char) -> Self {
        Self { engine: engine(), catalogue: self.catalogue.clone(), key: key(digit) }
    }

    /// Who writes requests about those of its models whose id passes `keep`.
    pub fn wild(&self, keep: impl Fn(&str) -> bool) -> Wild {
        let all = self.catalogue.models().iter().filter(|model| keep(&model.id));
        let free = all.clone().filter(|model| model.free().is_ok());
        let id = |model: &Model| model.id.clone();
        Wild { free: free.map(id).collect(), all: all.map(id).collect() }
    }

    /// What the ledger bills for a body that is sent as it is, in US dollars.
    pub fn bill(&mut self, body: &str, now: Millis) -> f64 {
        let before = self.engine.total_cost_usd();
        self.post(body, now);
        self.engine.total_cost_usd() - before
    }

    fn post(&mut self, body: &str, now: Millis) -> Reply {
        let body = body.as_bytes().to_vec();
        self.engine.handle(&request("POST", "/api/v1/chat/completions", &self.key, body), now)
    }

    /// Sends what was admitted and plays the answer to the call until its end, or until `patience`
    /// pieces came and the caller goes.
    pub fn call(&mut self, admitted: Admitted, now: Millis, patience: usize) -> Option<Receipt> {
        let http = admitted.request(None);
        let reply = self.post(http.body().unwrap_or_default(), now);
        let mut actions = Vec::new();
        let mut call = Call::new(admitted, Limits::default(), now, &mut actions);
        let header = |name: &str| {
            let found = reply.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.as_str()).unwrap_or_default()
        };
        let content_type = header("content-type");
        let head = Head { status: reply.status, content_type, generation_id: None };
        call.step(Input::Head(head), now, &mut actions);
        let mut step = |input: Input<'_>| call.step(input, now, &mut actions);
        match reply.body {
            Body::Whole { bytes, .. } => {
                step(Input::Bytes(&bytes));
                step(Input::End);
            }
            Body::Stream(script) => {
                for timed in script.take(patience) {
                    match timed.what {
                        Beat::Bytes(bytes) => step(Input::Bytes(&bytes)),
                        Beat::Cut => step(Input::Failure(Failure::Broken("cut"))),
                        Beat::Stall => step(Input::Cancel),
                        Beat::End => step(Input::End),
                    }
                }
            }
        }
        actions.into_iter().find_map(|action| match action {
            Action::Done(receipt) => Some(*receipt),
            _ => None,
        })
    }
}

fn engine() -> Engine {
    Engine::new(Settings {
        pace: f64::INFINITY,
        daily_limit: u32::MAX,
        minute_limit: u32::MAX,
        huge_line_bytes: 10_000,
        ..Settings::full(1)
    })
}

fn key(digit: char) -> String {
    format!("sk-or-v1-{}", digit.to_string().repeat(64))
}

fn request(method: &str, path: &str, key: &str, body: Vec<u8>) -> Request {
    Request {
        method: method.to_owned(),
        path: path.to_owned(),
        query: String::new(),
        headers: vec![("Authorization".to_owned(), format!("Bearer {key}"))],
        body,
    }
}

/// A moment of the day after noon.
pub fn moment(dice: &mut Rng) -> Millis {
    NOON + dice.u64(..86_400_000)
}

/// A body as it is sent raw: streamed, as the library's are.
pub fn streamed(body: &Value) -> String {
    let mut body = body.clone();
    body["stream"] = true.into();
    body.to_string()
}
