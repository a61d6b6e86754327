//! Answers on the wire: the measured shape, and every way of bending it.

use serde_json::{Value, json};
use tollfree_simulator::{Engine, SCENARIOS, Settings, steady_text};

use crate::harness::{End, NOON, Played, ask, engine, key, play, post, send};

const PROMPT: &str = "Tell me about lighthouses, déjà vu 🌊";

fn scenario(name: &str) -> Played {
    ask(&mut engine(), &format!("simulator/{name}:free"))
}

fn finishes(played: &Played) -> Vec<String> {
    let chunks = played.chunks();
    let of = |c: &Value| {
        c.pointer("/choices/0/finish_reason").and_then(Value::as_str).map(str::to_owned)
    };
    chunks.iter().filter_map(of).collect()
}

// Would catch: chunks that drift from API sheet 4.2 in members, order or number.
#[test]
fn a_stream_has_the_measured_shape() {
    let played = scenario("thinker");
    assert_eq!(played.header("Content-Type"), Some("text/event-stream"));
    let id = played.header("X-Generation-Id").expect("an id").to_owned();
    let text = String::from_utf8(played.bytes()).expect("UTF-8");
    assert!(text.starts_with(&format!(
        "data: {{\"id\":\"{id}\",\"object\":\"chat.completion.chunk\",\"created\":"
    )));
    assert!(text.ends_with("data: [DONE]\n\n") && !text.contains('\r'));
    for chunk in played.chunks() {
        assert_eq!(chunk["choices"].as_array().map(Vec::len), Some(1));
        let delta = &chunk["choices"][0]["delta"];
        assert_eq!((&delta["role"], delta["content"].is_string()), (&json!("assistant"), true));
        assert_eq!(chunk["provider"], "Simulated provider");
        assert!(chunk["choices"][0].get("native_finish_reason").is_some());
        if let Some(thought) = delta["reasoning"].as_str() {
            assert_eq!(delta["reasoning_details"][0]["text"], thought);
        }
    }
    assert_eq!(finishes(&played), ["stop", "stop"]);
    let last = played.chunks().pop().expect("a chunk");
    assert_eq!((&last["usage"]["cost"], &last["usage"]["is_byok"]), (&json!(0), &json!(false)));
    let reasoning = last["usage"]["completion_tokens_details"]["reasoning_tokens"].as_u64();
    assert!(reasoning > Some(10));
}

// Would catch: a text that a test cannot predict, or that differs between stream and plain.
#[test]
fn steady_is_predictable_in_every_form() {
    let steady = scenario("steady");
    assert_eq!(steady.text(), steady_text(PROMPT));
    let letters = steady.text().chars().count() / steady.reads.len();
    assert!((2..=6).contains(&letters), "a chunk is about a token: {letters} characters");
    for name in ["odd", "crlf", "split", "queue", "slow", "no-done", "billed", "byok"] {
        assert_eq!(scenario(name).text(), steady_text(PROMPT), "{name}");
    }
    let body = json!({ "model": "simulator/steady:free", "messages": [{ "role": "user", "content": PROMPT }] });
    let plain = send(&mut engine(), &post(&body, &key())).json();
    assert_eq!(plain["choices"][0]["message"]["content"], steady_text(PROMPT));
    assert_eq!(plain["object"], "chat.completion");
}

// Would catch: broken endings that end well.
#[test]
fn broken_endings_are_broken_as_noted() {
    let half = |played: &Played| {
        let whole = steady_text(PROMPT);
        assert!(whole.starts_with(&played.text()) && !played.text().is_empty());
        assert!(played.text().len() < whole.len() && !played.done());
    };
    for (name, end) in [("cut", End::Cut), ("stall", End::Stall)] {
        let played = scenario(name);
        assert_eq!(played.end, end, "{name}");
        half(&played);
    }
    for (name, code) in [("mid-error", json!(502)), ("string-code", json!("server_error"))] {
        let played = scenario(name);
        half(&played);
        let last = played.chunks().pop().expect("a chunk");
        assert_eq!((&last["error"]["code"], finishes(&played)), (&code, vec!["error".to_owned()]));
    }
    let first = scenario("error-first");
    assert_eq!((first.status, first.chunks().len(), first.text()), (200, 1, String::new()));
    let no_done = scenario("no-done");
    assert_eq!((no_done.end, no_done.done(), finishes(&no_done).len()), (End::Proper, false, 0));
}

// Would catch: a budget that is not kept, or an answer although thinking ate everything.
#[test]
fn budgets_end_answers() {
    let played = scenario("empty-length");
    assert_eq!((played.text(), finishes(&played)), (String::new(), vec!["length".to_owned(); 2]));
    let body = json!({ "model": "simulator/steady:free", "stream": true, "max_tokens": 5,
        "messages": [{ "role": "user", "content": PROMPT }] });
    let short = send(&mut engine(), &post(&body, &key()));
    assert_eq!(finishes(&short), ["length", "length"]);
    assert_eq!(short.chunks().last().expect("usage")["usage"]["completion_tokens"], 5);
}

// Would catch: bytes that are not as nasty as noted.
#[test]
fn nasty_bytes_are_nasty() {
    let bad = scenario("bad-utf8");
    assert!(String::from_utf8(bad.bytes()).is_err());
    assert_eq!(bad.text().replace('\u{fffd}', ""), steady_text(PROMPT));
    let crlf = String::from_utf8(scenario("crlf").bytes()).expect("UTF-8");
    assert_eq!(crlf.matches('\n').count(), crlf.matches("\r\n").count());
    let split = scenario("split");
    assert!(split.reads.iter().all(|read| read.len() <= 7));
    assert!(
        split.reads.iter().any(|read| std::str::from_utf8(read).is_err()),
        "a character is cut"
    );
    let odd = String::from_utf8(scenario("odd").bytes()).expect("UTF-8");
    for part in [
        "\"finish_reason\":\"\"",
        "\"eos\"",
        "\"choices\":[]",
        "\"delta\":null",
        ".25,",
        "event: ping",
        "data:\n\n",
        "\"usage\":null",
    ] {
        assert!(odd.contains(part), "{part}");
    }
}

// Would catch: volume scenarios without volume, or with all of it in memory at once.
#[test]
fn volume_comes_in_blocks() {
    let huge = scenario("huge-line");
    assert_eq!(huge.text().strip_prefix("This much had arrived.").map(str::len), Some(300_000));
    assert!(huge.reads.iter().all(|read| read.len() <= 64 * 1024));
    let hose = scenario("firehose");
    assert!(hose.reads.len() > 20_000 && hose.took_ms == 0);
}

// Would catch: a queue that shows nothing, and speeds that are not those noted.
#[test]
fn pace_is_as_noted() {
    let mut engine = Engine::new(Settings::full(1));
    let mut run = |model: &str| {
        let body = json!({ "model": model, "stream": true, "messages": [{ "role": "user", "content": PROMPT }] });
        play(engine.handle(&post(&body, &key()), NOON))
    };
    let queue = run("simulator/queue:free");
    let comments =
        queue.reads.iter().filter(|read| **read == b": OPENROUTER PROCESSING\n\n").count();
    assert!(comments == 12 && queue.took_ms > 7_000, "{comments} {}", queue.took_ms);
    let slow = run("simulator/slow:free");
    let per_second = slow.speed();
    assert!((4.0..7.0).contains(&per_second), "{per_second}");
    let usual = run("cohere/north-mini-code:free");
    let per_second = usual.speed();
    assert!((15.0..130.0).contains(&per_second), "{per_second}");
}

// Would catch: drawing that is measured with less text, or slower, than it says.
#[test]
fn known_speeds_and_lengths_are_kept() {
    let mut engine = Engine::new(Settings::full(1));
    for (name, speed, bytes) in
        [("fifty", 50.0, 4_200), ("hundred", 100.0, 8_400), ("essay", 4_700.0, 200_000)]
    {
        let body = json!({ "model": format!("simulator/{name}:free"), "stream": true,
            "messages": [{ "role": "user", "content": PROMPT }] });
        let run = play(engine.handle(&post(&body, &key()), NOON));
        let (said, length) = (run.speed(), run.text().len());
        assert!((said / speed - 1.0).abs() < 0.06, "{name}: {said} tokens a second");
        assert!((bytes..bytes + 3_000).contains(&length), "{name}: {length} bytes");
    }
}

// Would catch: a tool call that cannot be put together, or with arguments off its schema.
#[test]
fn a_tool_call_comes_in_fragments() {
    let body = json!({ "model": "simulator/tools:free", "stream": true,
        "messages": [{ "role": "user", "content": "weather in Bern" }],
        "tools": [{ "type": "function", "function": { "name": "look_up", "parameters": {
            "type": "object", "properties": { "place": { "type": "string" }, "days": { "type": "integer" } } } } }] });
    let played = send(&mut engine(), &post(&body, &key()));
    let calls: Vec<Value> = played
        .chunks()
        .iter()
        .filter_map(|c| c.pointer("/choices/0/delta/tool_calls/0").cloned())
        .collect();
    assert_eq!(calls[0]["function"]["name"], "look_up");
    assert!(calls[0]["id"].is_string() && calls[1..].iter().all(|call| call.get("id").is_none()));
    let arguments: String =
        calls.iter().filter_map(|c| c["function"]["arguments"].as_str()).collect();
    let arguments: Value = serde_json::from_str(&arguments).expect("JSON");
    assert!(arguments["place"].is_string() && arguments["days"].is_i64());
    assert_eq!(finishes(&played), ["tool_calls", "tool_calls"]);
}

// Would catch: structured answers that are no JSON or do not fit.
#[test]
fn structured_answers_fit() {
    let schema = json!({ "type": "object", "properties": {
        "winner": { "enum": ["a", "b"] }, "scores": { "type": "array", "items": { "type": "number" }, "minItems": 3 } } });
    let body = json!({ "model": "simulator/steady:free", "messages": [{ "role": "user", "content": "judge" }],
        "response_format": { "type": "json_schema", "json_schema": { "name": "x", "schema": schema } } });
    let text = send(&mut engine(), &post(&body, &key())).json()["choices"][0]["message"]["content"]
        .clone();
    let value: Value = serde_json::from_str(text.as_str().expect("text")).expect("JSON");
    assert!(["a", "b"].contains(&value["winner"].as_str().expect("a choice")));
    assert_eq!(value["scores"].as_array().map(Vec::len), Some(3));
}

// Would catch: a scenario that panics, never ends or does nothing when it is not streamed.
#[test]
fn every_scenario_answers_streamed_and_plain() {
    for note in SCENARIOS {
        assert!(!note.does.is_empty() && !note.shows.is_empty());
        for stream in [true, false] {
            let body = json!({ "model": note.id, "stream": stream, "messages": [{ "role": "user", "content": PROMPT }] });
            let played = send(&mut engine(), &post(&body, &key()));
            let silent = played.bytes().is_empty() && played.end == End::Proper;
            assert!(!silent, "{} {stream}", note.id);
        }
    }
}

// Would catch: practice models that do not behave as their description says.
#[test]
fn practice_models_behave_as_described() {
    let mut engine = Engine::new(Settings::practice(9));
    let mut run = |name: &str, prompt: &str| {
        let body = json!({ "model": format!("practice/{name}:free"), "stream": true,
            "messages": [{ "role": "user", "content": prompt }] });
        play(engine.handle(&post(&body, &key()), NOON))
    };
    let words = |played: &Played| played.text().split_whitespace().count();
    assert!(words(&run("swift", "tea")) < 60 && words(&run("terse", "tea")) < 35);
    assert!((1_400..2_000).contains(&words(&run("long", "tea"))));
    assert!(run("coder", "tea").text().contains("```"));
    assert!(run("tables", "tea").text().contains("|---|"));
    assert!(!run("worldly", "tea").text().is_ascii());
    let ponder = run("ponder", "tea").chunks();
    assert!(ponder[0]["choices"][0]["delta"]["reasoning"].is_string());
    assert!(run("crowded", "tea").bytes().starts_with(b": OPENROUTER PROCESSING"));
    let failed = (0..60).filter(|_| !run("fickle", "tea").done()).count();
    assert!((10..32).contains(&failed), "about every third: {failed} of 60");
}

// Would catch: lanes that all say the same to a sample prompt.
#[test]
fn sample_prompts_get_differing_answers() {
    let prompts = [
        "Which is larger, 9.9 or 9.11?",
        "How many r’s are in “strawberry”?",
        "CORS for a ten-year-old",
        "Debounce against throttle, with code",
        "A haiku that is also a regex",
    ];
    for prompt in prompts {
        let mut engine = engine();
        let mut texts: Vec<String> = (0..20)
            .map(|_| {
                let body = json!({ "model": "poolside/laguna-s-2.1:free", "stream": true,
                "messages": [{ "role": "user", "content": prompt }] });
                send(&mut engine, &post(&body, &key())).text()
            })
            .collect();
        texts.sort();
        texts.dedup();
        assert!(texts.len() >= 3, "{prompt}: {}", texts.len());
    }
}

// Would catch: a vision model that does not look.
#[test]
fn vision_reads_the_header_of_a_png() {
    let png = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4";
    let body = json!({ "model": "practice/vision:free", "messages": [{ "role": "user", "content": [
        { "type": "text", "text": "What is this?" }, { "type": "image_url", "image_url": { "url": png } }] }] });
    let mut engine = Engine::new(Settings::practice(1));
    let answer = play(engine.handle(&post(&body, &key()), NOON)).json();
    let text = answer["choices"][0]["message"]["content"].as_str().expect("text").to_owned();
    assert!(text.contains("5 by 5 pixels") && text.contains("image/png"), "{text}");
}
