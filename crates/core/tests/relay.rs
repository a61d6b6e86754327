//! What another client is shown of a call that is carried for it.

use proptest::prelude::*;
use serde_json::{Value, json};
use tollfree_core::{
    Code, Error,
    call::Input,
    chat::Event,
    relay::{Relay, Reply},
    run::{self, Ask, Plan},
};

use crate::{
    chunking::frame,
    support::{Driven, MODEL, NOW, ask, delta, finish, usage},
};

/// A driver in small: what a client got, and what its call came to.
struct Client {
    status: u16,
    got: String,
    code: Option<Code>,
    /// How many bytes it had before the end of the call.
    early: usize,
}

fn relay(streams: bool) -> Relay {
    Relay::carry(&mut Ask::new(ask(MODEL), Plan::default(), 0), streams).unwrap()
}

/// A client of a server that sends `bytes`, cut where `cuts` say, and closes the connection.
fn client(bytes: &[u8], cuts: &[usize], streams: bool) -> Client {
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (bytes.len() + 1)).collect();
    cuts.extend([0, bytes.len()]);
    cuts.sort_unstable();
    let (mut driven, mut relay) = (Driven::streaming(), relay(streams));
    let (mut got, mut held) = (Vec::new(), Vec::new());
    for ends in cuts.windows(2) {
        let piece = &bytes[ends[0]..ends[1]];
        held.extend_from_slice(piece);
        relay.bytes(piece);
        driven.step(0, Input::Bytes(piece));
        if driven.is_over() {
            break;
        }
        match relay.pass(has_begun(&driven)) {
            Some(pass) => got.extend(held.drain(..pass)),
            None => held.clear(),
        }
    }
    driven.end(0);
    let early = got.len();
    let receipt = driven.receipt().clone();
    let code = receipt.error.as_ref().map(|error| error.code);
    let done = run::Action::Done(Box::new(receipt));
    let reply = relay.hear(&done, has_begun(&driven), NOW).unwrap();
    got.extend(held.drain(..reply.pass));
    got.extend_from_slice(reply.text.as_bytes());
    let status = if early > 0 { 200 } else { reply.status };
    Client { status, got: String::from_utf8(got).unwrap(), code, early }
}

fn has_begun(driven: &Driven) -> bool {
    let is_quiet = |event: &Event| {
        matches!(
            event,
            Event::Queued | Event::Served { .. } | Event::Finish { .. } | Event::Usage { .. }
        )
    };
    driven.events().iter().any(|event| !is_quiet(event))
}

fn data(chunk: &Value) -> String {
    format!("data: {chunk}\n\n")
}

fn text(text: &str) -> String {
    data(&delta(&json!({ "content": text })))
}

/// All JSON of the events that a client got.
fn events(got: &str) -> Vec<Value> {
    let data = got.lines().filter_map(|line| line.strip_prefix("data: "));
    data.filter(|data| *data != "[DONE]").map(|data| serde_json::from_str(data).unwrap()).collect()
}

const DONE: &str = "data: [DONE]\n\n";

// Catches: a byte that is changed, doubled or lost on its way to a client that asked for a stream.
#[test]
fn a_stream_is_handed_on_as_it_is() {
    let bytes = [": OPENROUTER PROCESSING\n\n", &text("a"), &text("é😀"), &data(&finish("stop"))];
    let counts = data(&usage(&json!({ "cost": 0, "total_tokens": 3 })));
    let bytes = [bytes.concat(), counts].concat();
    for newline in ["\n", "\r\n"] {
        let sent = [bytes.as_str(), DONE].concat().replace('\n', newline);
        for cut in 0..sent.len() {
            let client = client(sent.as_bytes(), &[cut], true);
            assert_eq!((client.status, client.code), (200, None));
            let (got, end) = client.got.split_once("\ndata: [DONE]").unwrap();
            assert_eq!((got, end), (bytes.replace('\n', newline).as_str(), "\n\n"));
        }
    }
}

// Catches: a client that waits for its first word although the server sent it; or that is told of a
// queue, after which nothing can be hidden from it any more.
#[test]
fn nothing_passes_before_the_first_word_and_everything_after_it() {
    let queue = [": OPENROUTER PROCESSING\n\n", &data(&delta(&json!({ "content": "" })))].concat();
    let half = r#"data: {"choices":[{"#;
    let bytes = [queue.as_str(), &text("a"), half].concat();
    let end = queue.len() + text("a").len();
    assert_eq!(client(bytes.as_bytes(), &[queue.len()], true).early, end);
    assert_eq!(client(queue.as_bytes(), &[5], true).early, 0);
}

// Catches: a failure of the connection that looks like the end of the answer, or hides behind half
// an event that no client can read.
#[test]
fn what_the_wire_does_not_say_is_said_in_its_words() {
    let bytes = [text("a"), text("b")].concat();
    for cut in text("a").len()..bytes.len() {
        let client = client(&bytes.as_bytes()[..cut], &[10, 300], true);
        let events = events(&client.got);
        let last = events.last().unwrap();
        assert_eq!(client.code, Some(Code::StreamCut));
        assert_eq!(last["error"]["code"], 502);
        assert_eq!(last["error"]["metadata"]["tollfree"]["code"], "stream_cut");
        assert_eq!(last["error"]["metadata"]["tollfree"]["name"], "TollfreeError");
        assert_eq!(last["choices"][0]["finish_reason"], "error");
        assert_eq!(events[0]["choices"][0]["delta"]["content"], "a");
        assert!(!client.got.contains("[DONE]"));
    }
}

// Catches: a bill that stands behind the end of the stream, where no client looks.
#[test]
fn a_bill_is_told_before_the_end() {
    let paid = data(&usage(&json!({ "cost": 0.01 })));
    let bytes = [text("a").as_str(), &paid, DONE].concat();
    for cut in 0..bytes.len() {
        let stream = client(bytes.as_bytes(), &[cut], true);
        assert_eq!(
            events(&stream.got).last().unwrap()["error"]["metadata"]["tollfree"]["code"],
            "billed"
        );
        assert!(!stream.got.contains("[DONE]"), "{}", stream.got);
        assert!(stream.got.contains(&paid));
    }
    let whole = client(bytes.as_bytes(), &[], false);
    assert_eq!((whole.status, whole.code), (402, Some(Code::Billed)));
}

// Catches: an error of the server that is told twice.
#[test]
fn what_the_wire_says_is_not_repeated() {
    let error = data(&json!({ "error": { "code": 502, "message": "gone" }, "choices": [] }));
    let stream = client([text("a"), error.clone()].concat().as_bytes(), &[], true);
    assert_eq!(stream.got, [text("a"), error.clone()].concat());
    let first = client(error.as_bytes(), &[], true);
    assert_eq!((first.status, first.early), (502, 0));
    let body: Value = serde_json::from_str(&first.got).unwrap();
    assert_eq!(body["error"]["metadata"]["tollfree"]["raw"], "gone");
}

// Catches: an answer without a word, which every client knows by its finish reason, told as a failure.
#[test]
fn an_answer_without_a_word_stays_what_it_is() {
    let bytes = [data(&finish("length")).as_str(), DONE].concat();
    let stream = client(bytes.as_bytes(), &[], true);
    assert_eq!((stream.status, stream.code), (200, Some(Code::EmptyByLength)));
    assert!(stream.got.starts_with(&data(&finish("length"))));
    let whole: Value = serde_json::from_str(&client(bytes.as_bytes(), &[], false).got).unwrap();
    assert_eq!(whole["choices"][0]["finish_reason"], "length");
    assert_eq!(whole["choices"][0]["message"]["content"], "");
}

// Catches: a server that answers in one piece although a stream was asked for, or the other way.
#[test]
fn either_form_becomes_the_one_that_was_asked_for() {
    let body = json!({ "id": "gen-1", "object": "chat.completion", "created": 5, "model": MODEL, "x": [1],
        "choices": [{ "index": 0, "finish_reason": "stop", "message": { "role": "assistant", "content": "Hi",
            "annotations": [{ "type": "url_citation", "url_citation": { "url": "https://a.example" } }] } }],
        "usage": { "prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2, "cost": 0 } });
    let chunk = &events(&client(body.to_string().as_bytes(), &[], true).got)[0];
    assert_eq!(chunk["object"], "chat.completion.chunk");
    assert_eq!(chunk["choices"][0]["delta"]["content"], "Hi");
    let whole: Value =
        serde_json::from_str(&client(body.to_string().as_bytes(), &[9], false).got).unwrap();
    for member in ["id", "object", "created", "model", "usage", "x"] {
        assert_eq!(whole[member], body[member], "{member}");
    }
    let (got, sent) = (&whole["choices"][0], &body["choices"][0]);
    assert_eq!(got["message"]["annotations"], sent["message"]["annotations"]);
    assert_eq!(got["finish_reason"], "stop");
}

// Catches: a failure that a client sorts among the successes, or takes for one that passes by itself.
#[test]
fn every_failure_has_a_status() {
    for code in Code::ALL {
        let mut error = Error::new(*code, "it failed");
        error.retry_at = Some(NOW + 1_500);
        let reply = Reply::refusal(&error, NOW);
        assert!((400..600).contains(&reply.status), "{code:?}");
        assert!(code.is_retryable() || reply.status < 500 || reply.status == 502, "{code:?}");
        let header = |name: &str| reply.headers.iter().find(|(known, _)| *known == name).unwrap();
        assert_eq!(header("x-should-retry").1, "false");
        assert_eq!(header("retry-after").1, "2");
        let body: Value = serde_json::from_str(&reply.text).unwrap();
        assert_eq!(body["error"]["code"], reply.status);
        assert_eq!(body["error"]["metadata"]["tollfree"]["remedy"], code.remedy());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    // Catches: an answer that depends on where the network cut the bytes.
    #[test]
    fn any_chunking_gives_a_client_the_same(
        frames in prop::collection::vec(frame(), 0..14),
        cuts in prop::collection::vec(any::<usize>(), 0..10),
    ) {
        let bytes = frames.concat().into_bytes();
        let (cut, one) = (client(&bytes, &cuts, false), client(&bytes, &[], false));
        prop_assert_eq!((cut.status, cut.got), (one.status, one.got));
        let (cut, one) = (client(&bytes, &cuts, true), client(&bytes, &[], true));
        prop_assert_eq!(cut.status, one.status);
        // What stands behind an error of the server is no client's to read.
        let read = |got: &str| got.split("\"error\"").next().unwrap_or_default().to_owned();
        prop_assert_eq!(read(&cut.got), read(&one.got));
    }
}
