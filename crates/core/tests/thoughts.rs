//! Reasoning, annotations and logprobs: told once, kept whole.

use serde_json::{Value, json};
use tollfree_core::chat::{Annotation, Event, Raw};

use crate::support::{Driven, delta};

fn details(all: &Value) -> Value {
    delta(&json!({ "content": "", "reasoning_details": all }))
}

fn kept(driven: &Driven) -> Vec<&str> {
    driven.receipt().reasoning_details.iter().map(Raw::as_str).collect()
}

// Catches: pieces of one thought sent back as many, or two thoughts as one.
#[test]
fn consecutive_pieces_of_one_block_become_one() {
    let text =
        |text: &str, index: u32| json!({ "type": "reasoning.text", "text": text, "index": index });
    let mut driven = Driven::streaming();
    driven
        .chunk(1, &details(&json!([text("Let ", 0)])))
        .chunk(1, &details(&json!([text("\u{e9}\"\\\n", 0), text("me", 0)])))
        .chunk(
            1,
            &details(&json!([{ "type": "reasoning.text", "signature": "s/1==", "index": 0 }])),
        )
        .chunk(1, &details(&json!([text("Next", 0)])))
        .chunk(1, &details(&json!([text("Other", 1)])))
        .chunk(1, &details(&json!([{ "type": "reasoning.summary", "summary": "S", "index": 1 }])));
    driven.text(1, "a").finish(1, "stop").done(1);
    let kept: Vec<Value> =
        kept(&driven).iter().map(|raw| serde_json::from_str(raw).unwrap()).collect();
    let signed = json!({ "type": "reasoning.text", "text": "Let \u{e9}\"\\\nme", "signature": "s/1==", "index": 0 });
    let summary = json!({ "type": "reasoning.summary", "summary": "S", "index": 1 });
    assert_eq!(kept, [signed, text("Next", 0), text("Other", 1), summary]);
    assert_eq!(
        driven.thoughts(),
        "Let \u{e9}\"\\\nmeNextOtherS",
        "shown, as `reasoning` is absent"
    );
}

// Catches: a byte of signed or encrypted reasoning that changes on its way.
#[test]
fn what_comes_in_one_piece_stays_byte_for_byte() {
    let odd = r#"{ "type":"reasoning.encrypted","data" : "a\/b\u00e9==", "index":0,"new":{"z":1.50,"a":null} }"#;
    let chunk = |detail: &str| {
        format!("data: {{\"choices\":[{{\"delta\":{{\"reasoning_details\":[{detail}]}}}}]}}\n\n")
    };
    let mut driven = Driven::streaming();
    driven.bytes(1, chunk(odd).as_bytes()).bytes(1, chunk(odd).as_bytes());
    driven.text(1, "a").done(1);
    assert_eq!(kept(&driven), [odd, odd], "encrypted pieces are never joined");
    let body = format!(
        r#"{{"choices":[{{"message":{{"content":"a","reasoning_details":[{odd},5,{odd}]}}}}]}}"#
    );
    assert_eq!(kept(&Driven::whole(200, "application/json", &body)), [odd, odd]);
}

// Catches: a character that is cut in two by its escapes.
#[test]
fn halves_of_a_character_meet_again() {
    let chunk = |text: &str| {
        format!(
            "data: {{\"choices\":[{{\"delta\":{{\"reasoning_details\":[{{\"type\":\"reasoning.text\",\"text\":\"{text}\"}}]}}}}]}}\n\n"
        )
    };
    let mut driven = Driven::streaming();
    driven.bytes(1, chunk("\\ud83d").as_bytes()).bytes(1, chunk("\\ude00").as_bytes());
    driven.text(1, "a").done(1);
    let kept: Value = serde_json::from_str(kept(&driven)[0]).unwrap();
    assert_eq!(kept["text"], "\u{1f600}");
}

// Catches: a citation or a document that is dropped or taken for another kind.
#[test]
fn annotations_are_told() {
    let url = json!({ "type": "url_citation", "url_citation": { "url": "https://a.example", "title": "A", "start_index": 1, "end_index": 2 } });
    let file = json!({ "type": "file", "file": { "hash": "x", "content": [] } });
    let mut driven = Driven::streaming();
    driven.chunk(1, &delta(&json!({ "content": "a", "annotations": [url, file, 5, {}] }))).done(1);
    let told: Vec<Annotation> = driven
        .events()
        .into_iter()
        .filter_map(|event| match event {
            Event::Annotation { annotation } => Some(annotation),
            _ => None,
        })
        .collect();
    assert_eq!(told.len(), 2);
    assert!(
        matches!(&told[0], Annotation::UrlCitation { url, title: Some(_), start_index: Some(1), end_index: Some(2), .. } if url == "https://a.example")
    );
    assert!(matches!(&told[1], Annotation::File { file } if file.as_str().contains("hash")));
}

// Catches: likelihoods lost, or told of tokens that have none.
#[test]
fn logprobs_are_told() {
    let mut chunk = delta(&json!({ "content": "a" }));
    chunk["choices"][0]["logprobs"] = json!({ "content": [
        { "token": "a", "logprob": -0.25, "top_logprobs": [{ "token": "b", "logprob": -1.5 }] },
        { "token": "c" }] });
    let mut driven = Driven::streaming();
    driven.chunk(1, &chunk).chunk(1, &chunk).text(1, "plain").done(1);
    let told: Vec<(String, f64, usize)> = driven
        .events()
        .into_iter()
        .filter_map(|event| match event {
            Event::Logprobs { tokens } => Some(tokens),
            _ => None,
        })
        .flatten()
        .map(|token| (token.token, token.logprob, token.top.len()))
        .collect();
    assert_eq!(told, [("a".to_owned(), -0.25, 1), ("a".to_owned(), -0.25, 1)]);
    assert_eq!(driven.answer(), "aaplain");
}

// Catches: long reasoning in single tokens taken for a flood, because the wrapping of each piece is
// counted, which is not kept: models that are free may write 200,000 tokens.
#[test]
fn long_reasoning_in_small_pieces_is_no_overflow() {
    let piece =
        json!([{ "type": "reasoning.text", "text": " so", "format": "unknown", "index": 0 }]);
    let event = format!("data: {}\n\n", details(&piece)).repeat(1000);
    let mut driven = Driven::streaming();
    for _ in 0..100 {
        driven.bytes(1, event.as_bytes());
    }
    driven.text(1, "a").finish(1, "stop").done(1);
    assert_eq!(driven.receipt().error, None);
    assert_eq!(kept(&driven).len(), 1);
    assert!(kept(&driven)[0].len() > 300_000);
}

// Catches: an object of very many members, each of which is looked for among those of the next one,
// or which takes many times its bytes in memory.
#[test]
fn details_of_very_many_members_are_not_joined() {
    let mut many = json!({ "type": "reasoning.text", "text": "a", "index": 0 });
    for number in 0..100 {
        many[format!("m{number}")] = json!(number);
    }
    let mut driven = Driven::streaming();
    driven.chunk(1, &details(&json!([many, many]))).text(1, "a").done(1);
    let raw = serde_json::to_string(&many).unwrap();
    assert_eq!(kept(&driven), [raw.as_str(), raw.as_str()]);
}
