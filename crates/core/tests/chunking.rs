use proptest::prelude::*;
use serde_json::{Value, json};
use tollfree_core::{
    call::{Input, Receipt},
    chat::Event,
};

use crate::support::{Driven, delta, finish, merged, usage};

/// One frame of a stream, the odd ones among them.
pub(crate) fn frame() -> impl Strategy<Value = String> + use<> {
    let data = |chunk: Value| format!("data: {chunk}\n\n");
    let text = || "[a-z €😀\\n\"\\\\]{0,8}";
    let call = (0_u32..3, any::<bool>(), prop::option::of(0_u32..3), "[a-z\"{}]{0,5}");
    prop_oneof![
        3 => call.prop_map(move |(id, is_first, index, arguments)| {
            let mut call = json!({ "index": index, "function": { "arguments": arguments } });
            if is_first {
                call["id"] = json!(format!("c{id}"));
                call["function"]["name"] = json!("f");
            }
            data(delta(&json!({ "tool_calls": [call] })))
        }),
        3 => (0..3, 0..2, text()).prop_map(move |(kind, index, text)| {
            let detail = match kind {
                0 => json!({ "type": "reasoning.text", "text": text, "index": index }),
                1 => json!({ "type": "reasoning.summary", "summary": text, "index": index }),
                _ => json!({ "type": "reasoning.encrypted", "data": text, "index": index }),
            };
            data(delta(&json!({ "content": "", "reasoning_details": [detail] })))
        }),
        1 => text().prop_map(move |text| data(delta(&json!({ "content": null, "refusal": text })))),
        1 => text().prop_map(move |token| {
            let mut chunk = delta(&json!({ "content": token }));
            chunk["choices"][0]["logprobs"] = json!({ "content": [{ "token": token, "logprob": -0.5 }] });
            data(chunk)
        }),
        1 => Just(data(delta(&json!({ "annotations": [
            { "type": "url_citation", "url_citation": { "url": "https://a.example", "title": "A" } },
            { "type": "new", "new": 1 }] })))),
        1 => Just(data(finish("tool_calls"))),
        6 => text().prop_map(move |text| data(delta(&json!({ "content": text })))),
        3 => text().prop_map(move |text| data(delta(&json!({ "content": "", "reasoning": text })))),
        2 => Just(": OPENROUTER PROCESSING\n\n".to_owned()),
        1 => Just(data(finish("stop"))),
        1 => Just(data(finish("error"))),
        1 => Just(data(usage(&json!({ "completion_tokens": 3, "cost": 0 })))),
        1 => Just(data(json!({ "error": { "code": 502, "message": "gone" } }))),
        1 => Just(data(json!({ "model": "other/one:free", "choices": [] }))),
        1 => Just("data: [DONE]\n\n".to_owned()),
        1 => Just("data: {not json\r\n\r\n".to_owned()),
        1 => Just("event: ping\ndata: {}\n\n".to_owned()),
    ]
}

/// The events and the receipt of `bytes`, cut where `cuts` say, all at one moment.
fn run(bytes: &[u8], cuts: &[usize]) -> (Vec<Event>, Receipt) {
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (bytes.len() + 1)).collect();
    cuts.extend([0, bytes.len()]);
    cuts.sort_unstable();
    let mut driven = Driven::streaming();
    for ends in cuts.windows(2) {
        driven.step(0, Input::Bytes(&bytes[ends[0]..ends[1]]));
    }
    driven.end(0);
    (merged(driven.events()), driven.receipt().clone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    // Catches: an event, a figure or a verdict that depends on where the network cut the bytes.
    #[test]
    fn any_chunking_gives_the_same_call(
        frames in prop::collection::vec(frame(), 0..14),
        cuts in prop::collection::vec(any::<usize>(), 0..10),
    ) {
        let bytes = frames.concat().into_bytes();
        prop_assert_eq!(run(&bytes, &cuts), run(&bytes, &[]));
    }

    // Catches: text or reasoning that is lost, doubled or put in another order on its way.
    #[test]
    fn all_text_arrives_once_and_in_order(
        parts in prop::collection::vec((any::<bool>(), "\\PC{1,12}"), 1..20),
        cuts in prop::collection::vec(any::<usize>(), 0..10),
    ) {
        let bytes: Vec<String> = parts.iter().map(|(is_answer, text)| {
            let key = if *is_answer { "content" } else { "reasoning" };
            format!("data: {}\n\n", delta(&json!({ key: text })))
        }).collect();
        let told: Vec<(bool, String)> = run(bytes.concat().as_bytes(), &cuts).0.into_iter().filter_map(|event| match event {
            Event::Text { text } => Some((true, text)),
            Event::Reasoning { text } => Some((false, text)),
            _ => None,
        }).collect();
        let mut sent: Vec<(bool, String)> = Vec::new();
        for (is_answer, text) in parts {
            match sent.last_mut() {
                Some((kind, all)) if *kind == is_answer => all.push_str(&text),
                _ => sent.push((is_answer, text)),
            }
        }
        prop_assert_eq!(told, sent);
    }
}

// Catches: a call to JavaScript for every chunk instead of every read (measured: costs double).
#[test]
fn one_read_is_one_event_however_many_chunks_it_holds() {
    let read: Vec<String> = (0..100)
        .map(|i| format!("data: {}\n\n", delta(&json!({ "content": i.to_string() }))))
        .collect();
    let mut driven = Driven::streaming();
    driven.bytes(10, read.concat().as_bytes());
    let texts = driven.events().iter().filter(|event| matches!(event, Event::Text { .. })).count();
    assert_eq!(texts, 1);
}

// Catches: a character cut by the network that becomes two marks.
#[test]
fn a_character_split_across_reads_stays_whole() {
    let bytes = format!("data: {}\n\n", delta(&json!({ "content": "a😀b" })));
    for cut in 0..bytes.len() {
        let mut driven = Driven::streaming();
        driven.bytes(1, &bytes.as_bytes()[..cut]).bytes(1, &bytes.as_bytes()[cut..]);
        assert_eq!(driven.answer(), "a😀b", "cut at {cut}");
    }
}

// Catches: one byte that is not UTF-8 and costs the rest of the answer.
#[test]
fn a_bad_byte_costs_only_itself() {
    let mut bytes = b"data: {\"choices\":[{\"delta\":{\"content\":\"a".to_vec();
    bytes.push(0xff);
    bytes.extend_from_slice(b"b\"}}]}\n\n");
    let mut driven = Driven::streaming();
    driven.bytes(1, &bytes).text(1, "c");
    assert_eq!(driven.answer(), "a\u{fffd}bc");
}
