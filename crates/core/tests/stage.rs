//! A run on a session whose catalogue is loaded, driven by hand.

use serde_json::{Value, json};
use tollfree_core::{
    Code, Error, Millis,
    call::{Head, Receipt},
    chat::{ChatRequest, Event},
    gateway::Gateway,
    quota::Take,
    run::{Action, Ask, Input, Plan, Run},
    session::{Reply, Session},
};

use crate::support::{MODEL, NOW, ask, delta, entry, finish};

pub(crate) const KEY: &str = "sk-or-v1-0123456789abcdef0123456789abcdef";

/// Three models of the catalogue.
pub(crate) const A: &str = MODEL;
pub(crate) const B: &str = "beta/wren:free";
pub(crate) const C: &str = "gamma/kite:free";

/// A session with a key and a fresh catalogue.
pub(crate) fn session() -> Session {
    let mut session = Session::open(Gateway::default(), Some(KEY)).unwrap();
    load(&mut session, &[A, B, C], NOW);
    session
}

/// Loads a catalogue of these models, all of them free.
pub(crate) fn load(session: &mut Session, models: &[&str], now: Millis) {
    let entries: Vec<Value> = models.iter().map(|id| entry(id)).collect();
    let body = json!({ "data": entries }).to_string();
    session.take_models(&Reply { status: 200, body: body.as_bytes(), now }).unwrap();
}

/// A run and everything it did.
pub(crate) struct Stage {
    pub(crate) session: Session,
    pub(crate) run: Run,
    pub(crate) now: Millis,
    pub(crate) actions: Vec<Action>,
}

impl Stage {
    pub(crate) fn new(plan: Plan) -> Self {
        Self::on(session(), &ask(A), plan, NOW)
    }

    pub(crate) fn on(mut session: Session, request: &ChatRequest, plan: Plan, now: Millis) -> Self {
        let mut actions = Vec::new();
        let run = session.run(Ask::new(request.clone(), plan, 7), now, &mut actions);
        Self { session, run, now, actions }
    }

    pub(crate) fn step(&mut self, after: Millis, input: Input<'_>) -> &mut Self {
        self.now += after;
        self.run.step(input, self.now, &mut self.session, &mut self.actions);
        self
    }

    pub(crate) fn taken(&mut self, take: Take) -> &mut Self {
        assert_eq!(self.actions.last(), Some(&Action::Take));
        self.step(0, Input::Taken(take))
    }

    /// The counter grants the request.
    pub(crate) fn go(&mut self) -> &mut Self {
        self.taken(Take::Go)
    }

    pub(crate) fn head(&mut self, status: u16, content_type: &str) -> &mut Self {
        self.step(100, Input::Head(Head { status, content_type, generation_id: None }))
    }

    /// The server refuses with this body.
    pub(crate) fn refuse(&mut self, status: u16, body: &Value) -> &mut Self {
        self.head(status, "application/json");
        self.step(0, Input::Bytes(body.to_string().as_bytes())).step(0, Input::End)
    }

    /// The server refuses as it would for this code.
    pub(crate) fn fail(&mut self, code: Code) -> &mut Self {
        let (status, body) = refusal(code, self.now);
        self.refuse(status, &body)
    }

    pub(crate) fn stream(&mut self) -> &mut Self {
        self.head(200, "text/event-stream")
    }

    pub(crate) fn chunk(&mut self, chunk: &Value) -> &mut Self {
        self.step(10, Input::Bytes(format!("data: {chunk}\n\n").as_bytes()))
    }

    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.chunk(&delta(&json!({ "content": text })))
    }

    /// A whole answer with this text.
    pub(crate) fn answer(&mut self, text: &str) -> &mut Self {
        self.stream().text(text).chunk(&finish("stop")).step(0, Input::Bytes(b"data: [DONE]\n\n"))
    }

    /// The wait that was told last ends.
    pub(crate) fn wake(&mut self) -> &mut Self {
        let until = self.waits_until();
        self.step(until - self.now, Input::Time)
    }

    /// The moment to come back at that was named last.
    pub(crate) fn waits_until(&self) -> Millis {
        let wait = |action: &Action| match action {
            Action::WaitUntil(at) => Some(*at),
            _ => None,
        };
        self.actions.iter().rev().find_map(wait).unwrap()
    }

    pub(crate) fn events(&self) -> Vec<Event> {
        let event = |action: &Action| match action {
            Action::Emit(event) => Some(event.clone()),
            _ => None,
        };
        self.actions.iter().filter_map(event).collect()
    }

    /// The models that were asked, by the requests that were sent.
    pub(crate) fn sent(&self) -> Vec<String> {
        let model = |action: &Action| match action {
            Action::Send(request) => {
                let body: Value = serde_json::from_str(request.body().unwrap()).unwrap();
                Some(body["model"].as_str().unwrap().to_owned())
            }
            _ => None,
        };
        self.actions.iter().filter_map(model).collect()
    }

    pub(crate) fn text_told(&self) -> String {
        let text = |event: &Event| match event {
            Event::Text { text } => Some(text.clone()),
            _ => None,
        };
        self.events().iter().filter_map(text).collect()
    }

    /// The receipt; fails when the run is not over.
    pub(crate) fn receipt(&self) -> &Receipt {
        match self.actions.last() {
            Some(Action::Done(receipt)) => receipt,
            other => panic!("not over: {other:?}"),
        }
    }

    pub(crate) fn error(&self) -> &Error {
        self.receipt().error.as_ref().unwrap()
    }

    /// Model, whether it was sent, and the code, of every try of the receipt.
    pub(crate) fn tries(&self) -> Vec<(&str, bool, Option<Code>)> {
        let tries = self.receipt().tries.iter();
        tries.map(|t| (t.model.as_str(), t.sent, t.error.as_ref().map(|e| e.code))).collect()
    }
}

/// A refusal that core reads as `code` (API sheet 3.3 to 3.6).
fn refusal(code: Code, now: Millis) -> (u16, Value) {
    let metadata = |status: u16, message: &str, metadata: Value| {
        (status, json!({ "error": { "code": status, "message": message, "metadata": metadata } }))
    };
    let plain = |status: u16, message: &str| metadata(status, message, json!({}));
    let reset = ((now / 60_000 + 1) * 60_000).to_string();
    match code {
        Code::UpstreamBusy => metadata(
            429,
            "Provider returned error",
            json!({ "provider_name": "Acme", "limit_source": "upstream_provider_shared_pool" }),
        ),
        Code::MinuteLimit => metadata(
            429,
            "Rate limit exceeded: free-models-per-min. ",
            json!({ "headers": { "X-RateLimit-Limit": "20", "X-RateLimit-Reset": reset } }),
        ),
        Code::DayLimit => plain(429, "Rate limit exceeded: free-models-per-day. "),
        Code::RateLimited => plain(429, "Rate limit exceeded"),
        Code::ProviderFailed => plain(503, "No instances available"),
        Code::KeyRejected => plain(401, "User not found."),
        Code::CreditsRequired => plain(402, "Insufficient credits"),
        Code::KeyLimit => plain(403, "Key limit exceeded"),
        Code::Gated => plain(403, "only available on agentic harnesses"),
        Code::Moderated => metadata(403, "flagged", json!({ "reasons": ["x"] })),
        Code::Forbidden => plain(403, "no"),
        Code::PrivacyRestricted => plain(404, "No endpoints found matching your data policy"),
        Code::FreeEnded => plain(404, "This model is unavailable for free."),
        Code::Filtered => plain(404, "No endpoints found that support tool use"),
        Code::NoEndpoint => plain(404, "No endpoints found for it"),
        Code::ModelGone => plain(400, "it is not a valid model ID"),
        Code::RequestRejected => plain(400, "Input required"),
        other => panic!("no server says {other:?}"),
    }
}
