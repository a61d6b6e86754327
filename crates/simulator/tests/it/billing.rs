//! The ledger knows what each trap of API sheet 2.4 costs.

use serde_json::{Value, json};

use crate::harness::{NOON, Played, cost_of, engine, get, key, post, send, trap_key};

fn cost(members: &Value) -> f64 {
    let (cost, played) = cost_of(&key(), members);
    assert_eq!(played.status, 200, "{members} {:?}", String::from_utf8(played.bytes()));
    let receipt = played.json()["usage"]["cost"].as_f64().expect("a cost");
    assert!((receipt - cost).abs() < 1e-12, "receipt {receipt}, ledger {cost}");
    cost
}

fn close(got: f64, wanted: f64) {
    assert!((got - wanted).abs() < 1e-9, "{got} instead of {wanted}");
}

// Would catch: a ledger that cries wolf.
#[test]
fn free_calls_cost_nothing() {
    for model in [
        "poolside/laguna-s-2.1:free",
        "openrouter/free",
        "inclusionai/ling-3.1-flash",
        "acme/owl-9-nulls:free",
    ] {
        close(cost(&json!({ "model": model })), 0.0);
    }
    let safe = json!({ "provider": { "max_price": { "prompt": 0, "completion": "0", "request": 0 } },
        "plugins": [{ "id": "web", "enabled": false }],
        "tools": [{ "type": "openrouter:datetime" }, { "type": "function", "function": { "name": "f" } }] });
    close(cost(&safe), 0.0);
}

// Would catch: any of the ways to a bill that the ledger overlooks.
#[test]
fn every_trap_is_billed() {
    let pdf =
        |file: Value| json!([{ "role": "user", "content": [{ "type": "file", "file": file }] }]);
    let rows = [
        (json!({ "plugins": [{ "id": "web" }] }), 0.007),
        (json!({ "plugins": [{ "id": "web", "max_results": 12 }] }), 0.009),
        (json!({ "model": "poolside/laguna-s-2.1:free:online" }), 0.007),
        (json!({ "tools": [{ "type": "openrouter:web_search" }] }), 0.007),
        (json!({ "tools": [{ "type": "web_search_preview_2025_03_11" }] }), 0.007),
        (json!({ "web_search_options": {} }), 0.007),
        (json!({ "tools": [{ "type": "openrouter:web_fetch" }] }), 0.001),
        (json!({ "tools": [{ "type": "openrouter:image_generation" }] }), 0.04),
        (json!({ "tools": [{ "type": "openrouter:subagent" }] }), 0.01),
        (json!({ "tools": [{ "type": "openrouter:bash" }] }), 0.002),
        (json!({ "plugins": [{ "id": "fusion" }] }), 0.03),
        (json!({ "messages": pdf(json!({ "filename": "a.PDF", "file_data": "AAAA" })) }), 0.002),
        (
            json!({ "messages": pdf(json!({ "file_data": "data:application/pdf;base64,AA" })) }),
            0.002,
        ),
        (json!({ "preset": "mine" }), 0.007),
        (json!({ "model": "poolside/laguna-s-2.1:free@preset/mine" }), 0.007),
        (json!({ "model": "stealth/dusk-alpha" }), 0.002),
        (json!({ "model": "google/lyria-3-pro-preview" }), 0.08),
        (json!({ "model": "google/lyria-3-clip-preview" }), 0.04),
        (json!({ "model": "black-forest-labs/flux.2-pro" }), 0.03),
        (json!({ "model": "acme/owl-9-ticket:free" }), 0.0005),
        (json!({ "model": "acme/owl-9-novel:free" }), 0.001),
        (json!({ "model": "acme/owl-9-painter:free", "modalities": ["image", "text"] }), 0.02),
        (json!({ "model": "simulator/billed:free" }), 0.001),
    ];
    for (members, wanted) in rows {
        let got = cost(&members);
        assert!((got - wanted).abs() < 1e-9, "{members}: {got} instead of {wanted}");
    }
}

// Would catch: paid models reached by a detour and billed as free.
#[test]
fn paid_models_are_billed_by_their_tokens() {
    let mut costs = Vec::new();
    for model in [
        json!("northwind/harbour-4-large"),
        json!("~northwind/harbour-latest"),
        json!("openrouter/auto"),
        json!("@preset/x"),
    ] {
        costs.push(cost(&json!({ "model": model })));
    }
    let left_out = cost_of(&key(), &json!({ "model": null }));
    assert!(costs.iter().all(|cost| *cost > 1e-5) && left_out.0 > 1e-5, "{costs:?} {}", left_out.0);
    let played: Played = cost_of(&key(), &json!({ "model": "northwind/harbour-4-large" })).1;
    let usage = &played.json()["usage"];
    let count = |key: &str| usage[key].as_f64().expect("a number");
    let wanted = count("prompt_tokens") * 0.000_003 + count("completion_tokens") * 0.000_015;
    close(count("cost"), wanted);
}

// Would catch: a fallback to a paid model that the ledger books on the free one.
#[test]
fn a_fallback_is_billed_at_the_model_that_served() {
    let chain = json!({ "model": "simulator/busy:free", "models": ["northwind/harbour-4-large"] });
    let (cost, played) = cost_of(&key(), &chain);
    assert_eq!(
        (played.status, &played.json()["model"]),
        (200, &json!("northwind/harbour-4-large"))
    );
    assert!(cost > 0.0);
    let free = json!({ "model": "simulator/busy:free", "models": ["simulator/steady:free"] });
    close(cost_of(&key(), &free).0, 0.0);
}

// Would catch: overrides that are listed and never applied.
#[test]
fn overrides_apply_under_their_conditions() {
    let long = json!([{ "role": "user", "content": "word ".repeat(2000) }]);
    close(cost(&json!({ "model": "acme/owl-9-peak:free" })), 0.0);
    assert!(cost(&json!({ "model": "acme/owl-9-peak:free", "messages": long })) > 0.001);
}

// Would catch: a clock that the hours of a price are not read by.
#[test]
fn a_price_holds_at_its_hours() {
    let body = json!({ "model": "acme/owl-9-peak:free", "messages": [{ "role": "user", "content": "hi" }] });
    let at = |hour: u64| {
        let mut engine = engine();
        engine.handle(&post(&body, &key()), NOON / 86_400_000 * 86_400_000 + hour * 3_600_000);
        engine.total_cost_usd()
    };
    for night in [22, 23, 0, 5] {
        assert!(at(night) > 0.0, "at {night}");
    }
    for day in [6, 12, 21] {
        close(at(day), 0.0);
    }
}

// Would catch: a discount that is listed and never given.
#[test]
fn a_discount_lowers_the_bill() {
    let mut costs = Vec::new();
    let mut engine = engine();
    let list: Value =
        serde_json::from_slice(&send(&mut engine, &get("/api/v1/models")).bytes()).expect("a list");
    for entry in list["data"].as_array().expect("entries") {
        let Some(discount) = entry["pricing"]["discount"].as_f64() else { continue };
        let (cost, played) = cost_of(&key(), &json!({ "model": entry["id"] }));
        let usage = &played.json()["usage"];
        let part = |count: &str, price: &str| {
            let price = entry["pricing"][price].as_str().unwrap_or("0");
            let count = usage.pointer(count).and_then(Value::as_f64).expect("a count");
            count * price.parse::<f64>().expect("a number")
        };
        let full = part("/prompt_tokens", "prompt")
            + part("/completion_tokens", "completion")
            + part("/completion_tokens_details/reasoning_tokens", "internal_reasoning");
        assert!((cost - full * (1.0 - discount)).abs() < 1e-8, "{cost} of {full}");
        costs.push(cost);
    }
    assert!(!costs.is_empty() && costs.iter().all(|cost| *cost > 0.0));
}

// Would catch: a price limit that filters nothing, or more than listed prices.
#[test]
fn max_price_filters_listed_prices_only() {
    let limit = json!({ "max_price": { "prompt": 0, "completion": 0, "request": 0 } });
    for model in [
        "northwind/harbour-4-large",
        "openrouter/auto",
        "~acme/owl-latest",
        "acme/owl-9-ticket:free",
        "acme/owl-9:batch",
    ] {
        let (cost, played) = cost_of(&key(), &json!({ "model": model, "provider": limit }));
        assert_eq!(played.status, 404, "{model}");
        assert_eq!(played.json()["error"]["availability"]["code"], "constraint_filtered");
        close(cost, 0.0);
    }
    let (cost, _) = cost_of(&key(), &json!({ "provider": limit, "plugins": [{ "id": "web" }] }));
    close(cost, 0.007);
    close(
        cost_of(&key(), &json!({ "model": "google/lyria-3-pro-preview", "provider": limit })).0,
        0.08,
    );
}

// Would catch: account defaults that the ledger cannot see.
#[test]
fn account_traits_are_billed() {
    let off = json!({ "plugins": [{ "id": "web", "enabled": false }] });
    close(cost_of(&trap_key('2'), &json!({})).0, 0.007);
    close(cost_of(&trap_key('2'), &off).0, 0.0);
    close(cost_of(&trap_key('3'), &off).0, 0.007);
    let no_panel = json!({ "plugins": [{ "id": "fusion", "enabled": false }] });
    close(cost_of(&trap_key('a'), &off).0, 0.03);
    close(cost_of(&trap_key('a'), &no_panel).0, 0.0);
    let (cost, played) = cost_of(&trap_key('b'), &no_panel);
    close(cost, 0.03);
    let usage = &played.json()["usage"];
    close(usage["cost_details"]["server_tool_cost"].as_f64().expect("a cost"), 0.03);
    assert_eq!(usage["server_tool_use_details"]["tool_calls_executed"], 1);
    let (cost, played) = cost_of(&trap_key('7'), &json!({}));
    let usage = &played.json()["usage"];
    assert_eq!((&usage["is_byok"], &usage["cost"]), (&json!(true), &json!(0)));
    close(cost, usage["cost_details"]["upstream_inference_cost"].as_f64().expect("a cost"));
    assert!(cost > 0.0);
}

// Would catch: tokens of a failed answer on the bill, or its search fee off the bill.
#[test]
fn an_error_waives_tokens_and_no_extras() {
    let failing = json!({ "model": "simulator/mid-error:free" });
    close(cost_of(&trap_key('7'), &failing).0, 0.0);
    let with_search = json!({ "model": "simulator/mid-error:free", "plugins": [{ "id": "web" }] });
    close(cost_of(&trap_key('7'), &with_search).0, 0.007);
    let empty = json!({ "model": "simulator/empty-length:free" });
    close(cost_of(&trap_key('3'), &empty).0, 0.007);
}

// Would catch: a key without money that pays.
#[test]
fn keys_without_money_refuse_what_costs() {
    let status = |digit: char, members: &Value| cost_of(&trap_key(digit), members).1.status;
    let web = json!({ "plugins": [{ "id": "web" }] });
    assert_eq!((status('8', &json!({})), status('8', &web)), (200, 402));
    assert_eq!(status('8', &json!({ "model": "northwind/harbour-4-large" })), 402);
    assert_eq!(status('6', &json!({})), 402);
    close(cost_of(&trap_key('8'), &web).0, 0.0);
}

// Would catch: PDF parts billed although a free engine was named.
#[test]
fn a_free_document_engine_is_free() {
    let message = json!([{ "role": "user", "content": [{ "type": "file", "file": { "filename": "a.pdf", "file_data": "AA" } }] }]);
    let with = |engine: &str| {
        let plugin = json!([{ "id": "file-parser", "pdf": { "engine": engine } }]);
        json!({ "messages": message, "plugins": plugin })
    };
    let free = with("cloudflare-ai");
    close(cost(&free), 0.0);
    close(cost(&with("native")), 0.002);
    close(cost_of(&trap_key('c'), &free).0, 0.0);
    close(cost_of(&trap_key('c'), &json!({ "messages": message })).0, 0.002);
    close(cost_of(&trap_key('d'), &free).0, 0.002);
}
