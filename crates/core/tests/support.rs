//! A catalogue, an admitted request and a call on a clock that the test turns.

use serde_json::{Value, json};
use tollfree_core::{
    Error, Millis,
    call::{Action, Call, Failure, Head, Input, Limits, Receipt},
    catalogue::Catalogue,
    chat::{ChatRequest, Event, Message},
    gateway::Gateway,
    guard::{Admitted, Guard},
};

/// Sun, 22 Nov 2026 12:34:56.789 UTC.
pub(crate) const NOW: Millis = 1_795_350_896_789;

pub(crate) const MODEL: &str = "acme/owl-2-30b:free";

/// A catalogue entry that is free, as the API sheet shows one.
pub(crate) fn entry(id: &str) -> Value {
    json!({
        "id": id, "canonical_slug": "acme/owl-2-30b-20260812", "name": "Acme: Owl 2 30B (free)",
        "created": 1_786_500_000, "description": "A small mixture model", "context_length": 131_072,
        "architecture": { "modality": "text+image->text", "input_modalities": ["text", "image"],
                          "output_modalities": ["text"], "tokenizer": "Other" },
        "pricing": { "prompt": "0", "completion": "0" },
        "top_provider": { "context_length": 131_072, "max_completion_tokens": 16_384 },
        "supported_parameters": ["max_tokens", "temperature"],
        "expiration_date": "2026-12-15"
    })
}

pub(crate) fn catalogue(entries: &[Value]) -> Catalogue {
    let body = json!({ "data": entries, "total_count": entries.len() }).to_string();
    Catalogue::read(body.as_bytes(), NOW).unwrap()
}

pub(crate) fn ask(model: &str) -> ChatRequest {
    ChatRequest::new(model, vec![Message::user("Say hi")])
}

pub(crate) fn admitted_by(guard: &Guard) -> Result<Admitted, Error> {
    guard.admit(&ask(MODEL), Some(&catalogue(&[entry(MODEL)])), NOW, None)
}

/// A call and everything it did.
pub(crate) struct Driven {
    pub(crate) call: Call,
    pub(crate) now: Millis,
    pub(crate) actions: Vec<Action>,
    pub(crate) guard: Guard,
}

impl Driven {
    pub(crate) fn new() -> Self {
        Self::with(Limits::default())
    }

    pub(crate) fn with(limits: Limits) -> Self {
        let guard = Guard::new(&Gateway::default());
        let mut actions = Vec::new();
        let call = Call::new(admitted_by(&guard).unwrap(), limits, NOW, &mut actions);
        Self { call, now: NOW, actions, guard }
    }

    /// A call whose stream has begun, 100 ms after it was sent.
    pub(crate) fn streaming() -> Self {
        let mut driven = Self::new();
        driven.head_after(100, 200, "text/event-stream; charset=utf-8");
        driven
    }

    /// A reply in one piece, complete.
    pub(crate) fn whole(status: u16, content_type: &str, body: &str) -> Self {
        let mut driven = Self::new();
        driven.head_after(100, status, content_type);
        driven.bytes(50, body.as_bytes());
        driven.step(0, Input::End);
        driven
    }

    pub(crate) fn step(&mut self, after: Millis, input: Input<'_>) -> &mut Self {
        self.now += after;
        self.call.step(input, self.now, &mut self.actions);
        self
    }

    pub(crate) fn head_after(&mut self, ms: Millis, status: u16, content_type: &str) -> &mut Self {
        let generation_id = Some("gen-head");
        self.step(ms, Input::Head(Head { status, content_type, generation_id }))
    }

    pub(crate) fn bytes(&mut self, after: Millis, bytes: &[u8]) -> &mut Self {
        self.step(after, Input::Bytes(bytes))
    }

    /// One event with this JSON.
    pub(crate) fn chunk(&mut self, after: Millis, chunk: &Value) -> &mut Self {
        self.bytes(after, format!("data: {chunk}\n\n").as_bytes())
    }

    pub(crate) fn text(&mut self, after: Millis, text: &str) -> &mut Self {
        self.chunk(after, &delta(&json!({ "content": text })))
    }

    pub(crate) fn think(&mut self, after: Millis, text: &str) -> &mut Self {
        self.chunk(after, &delta(&json!({ "content": "", "reasoning": text })))
    }

    pub(crate) fn finish(&mut self, after: Millis, reason: &str) -> &mut Self {
        self.chunk(after, &finish(reason))
    }

    pub(crate) fn done(&mut self, after: Millis) -> &mut Self {
        self.bytes(after, b"data: [DONE]\n\n")
    }

    pub(crate) fn end(&mut self, after: Millis) -> &mut Self {
        self.step(after, Input::End)
    }

    pub(crate) fn cancel(&mut self) -> &mut Self {
        self.step(0, Input::Cancel)
    }

    pub(crate) fn broken(&mut self, after: Millis) -> &mut Self {
        self.step(after, Input::Failure(Failure::Broken("the wire was cut")))
    }

    pub(crate) fn events(&self) -> Vec<Event> {
        events(&self.actions)
    }

    /// All answer text that was told.
    pub(crate) fn answer(&self) -> String {
        self.events().iter().filter_map(|e| as_text(e)).collect()
    }

    /// All reasoning that was told.
    pub(crate) fn thoughts(&self) -> String {
        let events = self.events();
        let thought = |event: &Event| match event {
            Event::Reasoning { text } => Some(text.clone()),
            _ => None,
        };
        events.iter().filter_map(thought).collect()
    }

    /// The receipt; fails when the call is not over.
    pub(crate) fn receipt(&self) -> &Receipt {
        match self.actions.last() {
            Some(Action::Done(receipt)) => receipt,
            other => panic!("not over: {other:?}"),
        }
    }

    pub(crate) fn is_over(&self) -> bool {
        self.actions.iter().any(|action| matches!(action, Action::Done(_)))
    }

    pub(crate) fn error(&self) -> &Error {
        self.receipt().error.as_ref().unwrap()
    }
}

fn as_text(event: &Event) -> Option<&str> {
    match event {
        Event::Text { text } => Some(text),
        _ => None,
    }
}

pub(crate) fn events(actions: &[Action]) -> Vec<Event> {
    let event = |action: &Action| match action {
        Action::Emit(event) => Some(event.clone()),
        _ => None,
    };
    actions.iter().filter_map(event).collect()
}

/// The same events with neighbours of one kind made one: how much a read brought does not count.
pub(crate) fn merged(events: Vec<Event>) -> Vec<Event> {
    let mut all: Vec<Event> = Vec::new();
    for event in events {
        match (all.last_mut(), event) {
            (Some(Event::Text { text }), Event::Text { text: more })
            | (Some(Event::Refusal { text }), Event::Refusal { text: more })
            | (Some(Event::Reasoning { text }), Event::Reasoning { text: more }) => {
                text.push_str(&more);
            }
            (Some(Event::Logprobs { tokens }), Event::Logprobs { tokens: more }) => {
                tokens.extend(more);
            }
            (
                Some(Event::ToolCallDelta { index, id, name, arguments }),
                Event::ToolCallDelta { index: of, id: new_id, name: new_name, arguments: more },
            ) if *index == of => {
                *id = id.take().or(new_id);
                *name = name.take().or(new_name);
                arguments.push_str(&more);
            }
            (Some(Event::Queued), Event::Queued) => {}
            (_, event) => all.push(event),
        }
    }
    all
}

/// A chunk with this delta, with all that OpenRouter puts around it.
pub(crate) fn delta(delta: &Value) -> Value {
    json!({
        "id": "gen-1", "object": "chat.completion.chunk", "created": 1_790_000_000,
        "model": MODEL, "provider": "Acme",
        "choices": [{ "index": 0, "delta": delta, "finish_reason": null,
                      "native_finish_reason": null }]
    })
}

pub(crate) fn finish(reason: &str) -> Value {
    let mut chunk = delta(&json!({ "role": "assistant", "content": "" }));
    chunk["choices"][0]["finish_reason"] = json!(reason);
    chunk["choices"][0]["native_finish_reason"] = json!(format!("native_{reason}"));
    chunk
}

/// The chunk near the end: usage, beside a choice that repeats the finish reason.
pub(crate) fn usage(usage: &Value) -> Value {
    let mut chunk = finish("stop");
    chunk["usage"] = usage.clone();
    chunk
}
