//! The routes beside chat, and what time does to them.

use serde_json::{Value, json};
use tollfree_simulator::{Closed, Engine, Settings};

use crate::harness::{NOON, Played, engine, get, key, play, post, send, trap_key};

fn at(engine: &mut Engine, path: &str, now: u64) -> Played {
    play(engine.handle(&get(path), now))
}

fn call(engine: &mut Engine, path: &str, body: &Value) -> Played {
    let mut request = post(body, &key());
    path.clone_into(&mut request.path);
    play(engine.handle(&request, NOON))
}

fn steady() -> Value {
    json!({ "model": "simulator/steady:free", "stream": true, "messages": [{ "role": "user", "content": "hi" }] })
}

// Would catch: a record that is there at once, shows to everybody, or forgets that a client left.
#[test]
fn records_appear_late_and_to_their_owner_only() {
    let mut engine = engine();
    let reply = engine.handle(&post(&steady(), &key()), NOON);
    engine.closed(reply.exchange_id, Closed::ClientGone { bytes_sent: 10 });
    let id = play(reply).header("X-Generation-Id").expect("an id").to_owned();
    let path = format!("/api/v1/generation?id={id}");
    let early = at(&mut engine, &path, NOON + 480_000);
    assert_eq!(early.status, 404);
    assert_eq!(early.json()["error"]["message"], format!("Generation {id} not found"));
    let late = at(&mut engine, &path, NOON + 600_000).json()["data"].clone();
    assert_eq!((&late["id"], &late["cancelled"]), (&json!(id), &json!(true)));
    assert_eq!((&late["total_cost"], &late["finish_reason"]), (&json!(0.0), &json!("stop")));
    assert_eq!(late["created_at"], "2026-11-22T12:00:30.000Z");
    let mut other = get(&path);
    other.headers = vec![("Authorization".to_owned(), trap_key('5'))];
    assert_eq!(play(engine.handle(&other, NOON + 600_000)).status, 404);
}

// Would catch: a counter that is always right, which the real one is not, or never.
#[test]
fn the_counter_of_a_key_lags_by_a_minute() {
    let mut engine = engine();
    let mut used = |now: u64| {
        let sheet = at(&mut engine, "/api/v1/key", now).json();
        engine.handle(&post(&steady(), &key()), now);
        sheet["data"]["free_model_daily_requests"]["used"].as_u64()
    };
    assert_eq!([used(NOON), used(NOON + 59_999), used(NOON + 60_000)], [Some(0), Some(0), Some(2)]);
}

// Would catch: a free model that never ends, or ends only in the list.
#[test]
fn a_model_retires_in_time() {
    let mut engine = engine();
    let ask = |engine: &mut Engine, now: u64| {
        let mut body = steady();
        body["model"] = json!("simulator/retiring:free");
        play(engine.handle(&post(&body, &key()), now))
    };
    let listed = |engine: &mut Engine, now: u64| {
        let list = at(engine, "/api/v1/models?q=retiring:free", now).json();
        list["data"][0]["expiration_date"].as_str().map(str::to_owned)
    };
    assert_eq!(listed(&mut engine, NOON), Some("2026-11-22".to_owned()));
    assert_eq!(ask(&mut engine, NOON + 3_599_999).status, 200);
    let over = ask(&mut engine, NOON + 3_600_000);
    assert_eq!((over.status, listed(&mut engine, NOON + 3_600_000)), (404, None));
    let text = over.json()["error"]["message"].as_str().expect("a text").to_owned();
    assert!(
        text.contains("unavailable for free") && text.ends_with("simulator/retiring"),
        "{text}"
    );
    let mut fast = Engine::new(Settings { speed: 60, pace: f64::INFINITY, ..Settings::full(1) });
    assert_eq!(ask(&mut fast, NOON).status, 200);
    assert_eq!(ask(&mut fast, NOON + 59_000).status, 200);
    assert_eq!(ask(&mut fast, NOON + 60_000).status, 404, "a minute is an hour");
}

// Would catch: a pool that never fills, never empties, or names a wait that does not hold.
#[test]
fn a_pool_fills_up_and_recovers() {
    let mut engine = engine();
    let mut ask = |now: u64, bearer: &str| {
        let mut body = steady();
        body["model"] = json!("simulator/pool:free");
        play(engine.handle(&post(&body, bearer), now))
    };
    for second in 0..3 {
        assert_eq!(ask(NOON + second * 1_000, &key()).status, 200);
    }
    let full = ask(NOON + 3_000, &trap_key('5'));
    assert_eq!(full.status, 429, "shared by all accounts");
    let metadata = full.json()["error"]["metadata"].clone();
    assert_eq!(metadata["limit_source"], "upstream_provider_shared_pool");
    assert_eq!(metadata["retry_after_seconds"], 7);
    assert_eq!(ask(NOON + 9_999, &key()).status, 429);
    assert_eq!(ask(NOON + 10_000, &key()).status, 200);
}

// Would catch: filters that let everything pass, prices per token instead of per million.
#[test]
fn the_catalogue_is_filtered_and_sorted_as_asked() {
    let mut engine = engine();
    let mut ids = |query: &str| -> Vec<String> {
        let list = send(&mut engine, &get(&format!("/api/v1/models?{query}"))).json();
        let models = list["data"].as_array().expect("a list").clone();
        models.iter().map(|m| m["id"].as_str().expect("an id").to_owned()).collect()
    };
    let free = ids("max_price=0");
    assert!(free.iter().any(|id| id == "google/lyria-3-pro-preview"), "not the free filter");
    assert!(!free.iter().any(|id| id == "openrouter/auto" || id == "northwind/harbour-4-large"));
    assert_eq!(
        ids("min_price=2.9&max_price=3.1&q=northwind/harbour-4-large"),
        ["northwind/harbour-4-large"]
    );
    assert_eq!(ids("q=:free&zdr=true"), ["qwen/qwen3.8-27b:free"]);
    assert!(ids("model_authors=poolside").iter().all(|id| id.starts_with("poolside/")));
    assert!(ids("context=1000000&q=:free").len() < ids("q=:free").len());
    let cheap = ids("sort=pricing-high-to-low&limit=3");
    let dear = ids("sort=pricing-low-to-high&limit=3");
    assert!(cheap.len() == 3 && cheap != dear);
    for odd in
        ["sort=best", "category=cooking", "zdr=maybe", "limit=0", "limit=1001", "max_price=x"]
    {
        let played = send(&mut engine, &get(&format!("/api/v1/models?{odd}")));
        assert_eq!(
            (played.status, &played.json()["error"]["name"]),
            (400, &json!("ZodError")),
            "{odd}"
        );
    }
}

// Would catch: health that is shown to everybody, or never.
#[test]
fn percentiles_are_for_callers_with_a_key() {
    let mut engine = engine();
    let mut request = get("/api/v1/models/poolside/laguna-s-2.1:free/endpoints");
    let known = play(engine.handle(&request, NOON)).json()["data"]["endpoints"][0].clone();
    assert!(known["latency_last_30m"]["p50"].as_f64() > Some(100.0), "milliseconds");
    request.headers.clear();
    let unknown = play(engine.handle(&request, NOON)).json()["data"]["endpoints"][0].clone();
    assert!(unknown["latency_last_30m"].is_null() && unknown["throughput_last_30m"].is_null());
}

// Would catch: vectors of any length, order without sense, and requests that are not counted.
#[test]
fn vectors_and_rankings_make_sense_and_count() {
    let mut engine = engine();
    let model = "nvidia/nemotron-3-embed-1b:free";
    let body = json!({ "model": model, "input": ["the sea", "a sea", "tax"], "dimensions": 64 });
    let data = call(&mut engine, "/api/v1/embeddings", &body).json()["data"].clone();
    let vector = |at: usize| -> Vec<f64> {
        let list = data[at]["embedding"].as_array().expect("a vector");
        list.iter().filter_map(Value::as_f64).collect()
    };
    let close =
        |a: usize, b: usize| -> f64 { vector(a).iter().zip(vector(b)).map(|(x, y)| x * y).sum() };
    assert_eq!(vector(0).len(), 64);
    assert!((close(0, 0) - 1.0).abs() < 1e-3 && close(0, 1) > close(0, 2));
    let rerank = json!({ "model": "nvidia/llama-nemotron-rerank-vl-1b-v2:free", "query": "grey sea",
        "documents": ["tax", { "text": "a grey sea" }], "top_n": 1 });
    let ranked = call(&mut engine, "/api/v1/rerank", &rerank).json();
    assert_eq!(ranked["results"][0]["index"], 1);
    assert_eq!(ranked["results"].as_array().map(Vec::len), Some(1));
    for (path, body) in [
        ("/api/v1/embeddings", json!({ "model": model })),
        ("/api/v1/embeddings", json!({ "model": model, "input": [] })),
        ("/api/v1/embeddings", json!({ "model": "simulator/steady:free", "input": "x" })),
        ("/api/v1/rerank", json!({ "model": model, "query": "x", "documents": ["y"] })),
    ] {
        assert_eq!(call(&mut engine, path, &body).status, 400, "{body}");
    }
    let sheet = at(&mut engine, "/api/v1/key", NOON).json();
    assert_eq!(sheet["data"]["free_model_daily_requests"]["used"], 6);
    assert!(engine.total_cost_usd() <= 0.0);
}

// Would catch: routes that only a management key may use, and routes that do not exist.
#[test]
fn other_routes_say_what_they_are() {
    let mut engine = engine();
    assert_eq!(at(&mut engine, "/api/v1/activity", NOON).status, 403);
    assert_eq!(at(&mut engine, "/api/v1/nothing", NOON).status, 404);
    let providers = at(&mut engine, "/api/v1/providers", NOON).json();
    let providers = providers["data"].as_array().expect("a list").clone();
    assert!(providers.iter().any(|provider| provider["slug"] == "google-ai-studio"));
}
