//! Drives an engine as a door would, without a network and without waiting.

use serde_json::{Value, json};
use tollfree_simulator::{Beat, Body, Closed, Engine, Reply, Request, Settings};

/// 2026-11-22, 12:00:30 UTC.
pub(crate) const NOON: u64 = 1_795_348_830_000;

pub(crate) fn key() -> String {
    format!("Bearer sk-or-v1-{}", "ab".repeat(32))
}

/// The trap key of a digit.
pub(crate) fn trap_key(digit: char) -> String {
    format!("Bearer sk-or-v1-{}", digit.to_string().repeat(64))
}

pub(crate) fn engine() -> Engine {
    Engine::new(Settings {
        pace: f64::INFINITY,
        daily_limit: 100_000,
        minute_limit: 100_000,
        huge_line_bytes: 300_000,
        ..Settings::full(7)
    })
}

pub(crate) fn get(path: &str) -> Request {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    Request {
        method: "GET".to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: vec![("authorization".to_owned(), key())],
        body: Vec::new(),
    }
}

pub(crate) fn post(body: &Value, key: &str) -> Request {
    Request {
        method: "POST".to_owned(),
        path: "/api/v1/chat/completions".to_owned(),
        query: String::new(),
        headers: vec![("Authorization".to_owned(), key.to_owned())],
        body: body.to_string().into_bytes(),
    }
}

/// How a body ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Proper,
    Cut,
    Stall,
}

/// A reply read to its end.
#[derive(Debug)]
pub(crate) struct Played {
    pub(crate) exchange_id: u64,
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) reads: Vec<Vec<u8>>,
    pub(crate) end: End,
    /// Milliseconds from the request to the end.
    pub(crate) took_ms: u32,
}

impl Played {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.reads.concat()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes()).expect("a JSON body")
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    /// The JSON of every data line, `[DONE]` left out. Invalid UTF-8 is replaced.
    pub(crate) fn chunks(&self) -> Vec<Value> {
        let text = String::from_utf8_lossy(&self.bytes()).replace("\r\n", "\n");
        let data = text.lines().filter_map(|line| line.strip_prefix("data:"));
        data.filter_map(|data| serde_json::from_str(data).ok()).collect()
    }

    /// All text of the answer, streamed or not.
    pub(crate) fn text(&self) -> String {
        let pieces = self.chunks();
        let of = |chunk: &Value| {
            chunk.pointer("/choices/0/delta/content").and_then(Value::as_str).map(str::to_owned)
        };
        pieces.iter().filter_map(of).collect()
    }

    /// Reads per second, over the whole answer.
    pub(crate) fn speed(&self) -> f64 {
        let reads = u32::try_from(self.reads.len()).expect("a count");
        f64::from(reads) * 1000.0 / f64::from(self.took_ms)
    }

    pub(crate) fn done(&self) -> bool {
        String::from_utf8_lossy(&self.bytes()).contains("data: [DONE]")
    }
}

pub(crate) fn play(reply: Reply) -> Played {
    let mut played = Played {
        exchange_id: reply.exchange_id,
        status: reply.status,
        headers: reply.headers,
        reads: Vec::new(),
        end: End::Proper,
        took_ms: 0,
    };
    match reply.body {
        Body::Whole { bytes, after_ms } => {
            played.reads.push(bytes);
            played.took_ms = after_ms;
        }
        Body::Stream(script) => {
            for beat in script {
                played.took_ms += beat.after_ms;
                match beat.what {
                    Beat::Bytes(bytes) => played.reads.push(bytes),
                    Beat::Cut => played.end = End::Cut,
                    Beat::Stall => played.end = End::Stall,
                    Beat::End => played.end = End::Proper,
                }
            }
        }
    }
    played
}

/// Sends a request, plays the reply and closes the exchange.
pub(crate) fn send(engine: &mut Engine, request: &Request) -> Played {
    let played = play(engine.handle(request, NOON));
    let bytes_sent = u64::try_from(played.bytes().len()).expect("a length");
    engine.closed(played.exchange_id, Closed::Finished { bytes_sent });
    played
}

/// A streamed question to a model.
pub(crate) fn ask(engine: &mut Engine, model: &str) -> Played {
    let body = json!({
        "model": model, "stream": true,
        "messages": [{ "role": "user", "content": "Tell me about lighthouses, déjà vu 🌊" }],
    });
    send(engine, &post(&body, &key()))
}

/// The cost of one request with these members added to a minimal body, and the answer.
pub(crate) fn cost_of(key: &str, members: &Value) -> (f64, Played) {
    let mut body = json!({
        "model": "poolside/laguna-s-2.1:free",
        "messages": [{ "role": "user", "content": "hi" }],
    });
    for (name, value) in members.as_object().expect("members") {
        body[name] = value.clone();
    }
    let mut engine = engine();
    let played = send(&mut engine, &post(&body, key));
    (engine.total_cost_usd(), played)
}
