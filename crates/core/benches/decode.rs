//! What decoding costs natively: `cargo bench -p tollfree-core`.
//!
//! Figures, no verdict: the machine decides the time, `tests/bounds.rs` holds that work grows with
//! the bytes. Each line is the median of several runs; the ratio compares twice the bytes.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a bench talks and may panic")]

use std::time::{Duration, Instant};

use tollfree_core::{
    call::{Action, Call, Head, Input, Limits},
    chat::{ChatRequest, Message},
    gateway::Gateway,
    guard::Guard,
    sse::Decoder,
};

const RUNS: usize = 7;

fn main() {
    let line = |what: &str, cost: Duration, bytes: usize| {
        let rate = f64::from(u32::try_from(bytes).unwrap()) / cost.as_secs_f64() / 1e6;
        println!("{what:<46} {:>9.2} ms {rate:>8.0} MB/s", cost.as_secs_f64() * 1e3);
    };
    for (what, size, piece) in [
        ("one 10 MB event, 16-byte reads", 10_000_000, 16),
        ("one 8 MB event, 1,460-byte reads", 8_000_000, 1460),
    ] {
        let events = [one_event(size / 2), one_event(size)];
        let decoded = events.each_ref().map(|event| median(|| decode(event, piece)));
        line(&format!("decoder: {what}"), decoded[1], size);
        println!("{:<46} {:>9.2}", "  twice the bytes, times", ratio(decoded));
        let called = events.each_ref().map(|event| median(|| call(event, piece)));
        line(&format!("call:    {what}"), called[1], size);
        println!("{:<46} {:>9.2}", "  twice the bytes, times", ratio(called));
    }
    let chunks = chunks(20_000);
    for (what, piece) in [("64 KiB reads", 65_536), ("16 KiB reads", 16_384), ("per chunk", 292)] {
        let cost = median(|| call(&chunks, piece));
        line(&format!("call:    20,000 chunks, {what}"), cost, chunks.len());
    }
}

fn ratio(costs: [Duration; 2]) -> f64 {
    costs[1].as_secs_f64() / costs[0].as_secs_f64()
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn one_event(size: usize) -> Vec<u8> {
    let text = "x".repeat(size);
    format!("data: {{\"choices\":[{{\"delta\":{{\"content\":\"{text}\"}}}}]}}\n\n").into_bytes()
}

/// Chunks as OpenRouter sends them (API sheet 4.2), of 292 bytes each.
fn chunks(count: usize) -> Vec<u8> {
    (0..count)
        .map(|number| {
            format!(
                "data: {{\"id\":\"gen-1790000000-AbCdEfGhIjKlMnOpQrSt\",\"object\":\"chat.completion.chunk\",\
                 \"created\":1790000000,\"model\":\"acme/owl-2-30b:free\",\"provider\":\"Acme\",\"choices\":\
                 [{{\"index\":0,\"delta\":{{\"role\":\"assistant\",\"content\":\" w{number:05}\"}},\
                 \"finish_reason\":null,\"native_finish_reason\":null,\"logprobs\":null}}]}}\n\n"
            )
        })
        .collect::<Vec<String>>()
        .concat()
        .into_bytes()
}

fn decode(bytes: &[u8], piece: usize) {
    let (mut decoder, mut frames) = (Decoder::default(), 0);
    for piece in bytes.chunks(piece) {
        decoder.feed(piece, |_| frames += 1).unwrap();
    }
    assert_eq!(frames, 1);
}

fn call(bytes: &[u8], piece: usize) {
    let gateway = Gateway::compatible("http://localhost").unwrap();
    let request = ChatRequest::new("m", vec![Message::user("Hi")]);
    let admitted = Guard::new(&gateway).admit(&request, None, 0, None).unwrap();
    let mut actions = Vec::new();
    let mut call = Call::new(admitted, Limits::default(), 0, &mut actions);
    let head = Head { status: 200, content_type: "text/event-stream", generation_id: None };
    call.step(Input::Head(head), 1, &mut actions);
    let mut told = 0;
    for piece in bytes.chunks(piece) {
        call.step(Input::Bytes(piece), 2, &mut actions);
        let emits = |action: &Action| matches!(action, Action::Emit(_));
        told += actions.drain(..).filter(emits).count();
    }
    assert!(told > 0);
}
