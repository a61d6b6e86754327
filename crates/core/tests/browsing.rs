//! Which models are shown, in which order, what changed, and what is kept for the next visit.

use serde_json::{Value, json};
use tollfree_core::catalogue::{
    Catalogue, Difference, Endpoints, Field, Filter, Freshness, Known, MAX_AGE, Order, stored,
};

use crate::support::{MODEL, NOW, catalogue, entry};

const DAY: u64 = 86_400_000;
const SERVER: &str = "https://openrouter.ai/api/v1";

/// Three entries that differ in everything that can be filtered.
fn list() -> Catalogue {
    let owl = entry(MODEL);
    let mut cat = entry("feline/cat:free");
    cat["name"] = json!("Feline: Cat (free)");
    cat["description"] = json!("Purrs");
    cat["created"] = json!((NOW - 3 * DAY) / 1000);
    cat["context_length"] = json!(8_000);
    cat["architecture"]["input_modalities"] = json!(["text"]);
    cat["supported_parameters"] = json!(["tools", "temperature"]);
    cat["expiration_date"] = json!(null);
    cat["reasoning"] = json!({ "mandatory": false });
    cat["top_provider"] = json!({ "max_completion_tokens": null });
    let mut bat = entry("feline/bat");
    bat["name"] = json!("Bat");
    bat["created"] = json!(0);
    bat["context_length"] = json!(1_000_000);
    bat["expiration_date"] = json!("2026-11-24");
    bat["benchmarks"] = json!({ "artificial_analysis": { "intelligence_index": 40 } });
    catalogue(&[owl, cat, bat])
}

fn shown(filter: Value, known: &Known<'_>) -> Vec<String> {
    let filter: Filter = serde_json::from_value(filter).unwrap();
    let list = list();
    let found = list.select(|_| true, &filter, Order::Listed, known);
    found.iter().map(|model| model.id.clone()).collect()
}

// Catches: a filter that filters nothing, or the wrong way round.
#[test]
fn filters_show_what_they_say() {
    const CAT: &str = "feline/cat:free";
    const BAT: &str = "feline/bat";
    let cases = [
        (json!({}), vec![MODEL, CAT, BAT]),
        (json!({ "text": "FELINE purrs" }), vec![CAT]),
        (json!({ "text": "nothing like it" }), vec![]),
        (json!({ "input": ["image", "text"] }), vec![MODEL, BAT]),
        (json!({ "output": ["text"] }), vec![MODEL, CAT, BAT]),
        (json!({ "output": ["image"] }), vec![]),
        (json!({ "parameters": ["tools", "temperature"] }), vec![CAT]),
        (json!({ "minContext": 131_072 }), vec![MODEL, BAT]),
        (json!({ "maxAgeDays": 3 }), vec![CAT]),
        (json!({ "leavesWithinDays": 3 }), vec![BAT]),
        (json!({ "leavesWithinDays": 30 }), vec![MODEL, BAT]),
        (json!({ "staysDays": 3 }), vec![MODEL, CAT]),
        (json!({ "reasoning": true }), vec![CAT]),
        (json!({ "reasoning": false }), vec![MODEL, BAT]),
        (json!({ "provider": "Feline" }), vec![CAT, BAT]),
        (json!({ "usable": true }), vec![]),
    ];
    for (filter, ids) in cases {
        let known = Known { now: NOW, ..Known::default() };
        assert_eq!(shown(filter.clone(), &known), ids, "{filter}");
    }
    assert!(serde_json::from_value::<Filter>(json!({ "minContxt": 1 })).is_err());
}

// Catches: "usable" that shows what the key cannot call, and a provider known only by endpoints
// that is not found.
#[test]
fn filters_use_what_else_is_known() {
    let usable = catalogue(&[entry(MODEL)]);
    let known = Known { now: NOW, usable: Some(&usable), endpoints: &[] };
    assert_eq!(shown(json!({ "usable": true }), &known), [MODEL]);
    let served = json!({ "data": { "id": MODEL, "endpoints": [{ "provider_name": "Nest" }] } });
    let served = [Endpoints::read(served.to_string().as_bytes(), NOW).unwrap()];
    let known = Known { now: NOW, usable: None, endpoints: &served };
    assert_eq!(shown(json!({ "provider": "nest" }), &known), [MODEL]);
}

// Catches: an order that puts what is unknown first, or shuffles equals.
#[test]
fn orders_put_the_unknown_last() {
    let list = list();
    let measured = |id: &str, p50: f64| {
        let all = json!({ "data": { "id": id, "endpoints": [{ "provider_name": "P",
            "latency_last_30m": { "p50": p50 * 10.0 }, "throughput_last_30m": { "p50": p50 } }] } });
        Endpoints::read(all.to_string().as_bytes(), NOW).unwrap()
    };
    let endpoints = [measured("feline/bat", 20.0), measured("feline/cat:free", 30.0)];
    let known = Known { now: NOW, usable: None, endpoints: &endpoints };
    let sorted = |order| {
        let found = list.select(|_| true, &Filter::default(), order, &known);
        let letter = |id: &str| id.split('/').nth(1).and_then(|slug| slug.chars().next()).unwrap();
        found.iter().map(|model| letter(&model.id)).collect::<String>()
    };
    for (order, ids) in [
        (Order::Listed, "ocb"),
        (Order::Name, "obc"),
        (Order::Newest, "cob"),
        (Order::Context, "boc"),
        (Order::Output, "obc"),
        (Order::Leaving, "boc"),
        (Order::Intelligence, "boc"),
        (Order::Latency, "bco"),
        (Order::Throughput, "cbo"),
    ] {
        assert_eq!(sorted(order), ids, "{order:?}");
    }
}

// Catches: a model that left unnoticed, and a change of mere order told as one.
#[test]
fn differences_name_what_happened() {
    let old = catalogue(&[entry("a/gone:free"), entry("a/same:free"), entry("a/odd:free")]);
    let mut same = entry("a/same:free");
    same["architecture"]["input_modalities"] = json!(["image", "text"]);
    same["description"] = json!("Other words");
    let mut odd = entry("a/odd:free");
    odd["context_length"] = json!(1);
    odd["expiration_date"] = json!(null);
    odd["supported_parameters"] = json!(["tools"]);
    odd["pricing"]["request"] = json!("0.1");
    odd["reasoning"] = json!({ "mandatory": true });
    let new = catalogue(&[entry("a/new:free"), odd, same]);
    let found = Difference::between(&old, &new);
    assert_eq!(
        (found.arrived, found.left),
        (vec!["a/new:free".into()], vec!["a/gone:free".into()])
    );
    assert_eq!(found.changed.len(), 1);
    assert_eq!(found.changed[0].id, "a/odd:free");
    assert_eq!(
        found.changed[0].fields,
        [Field::Context, Field::Expiry, Field::Parameters, Field::Price, Field::Reasoning]
    );
    assert!(Difference::between(&new, &new).is_empty());
}

// Catches: noise: the same entry, written in another order, told as changed.
#[test]
fn another_order_is_no_difference() {
    let (mut one, mut other) = (entry("a/b"), entry("a/b"));
    one["reasoning"] = json!({ "mandatory": false, "supported_efforts": ["low", "high"] });
    other["reasoning"] = json!({ "supported_efforts": ["high", "low"], "mandatory": false });
    let priced = |entry: &Value, prices: &str| {
        let text = entry.to_string().replace(r#"{"completion":"0","prompt":"0"}"#, prices);
        assert!(text.contains(prices), "{text}");
        Catalogue::read(format!(r#"{{"data":[{text}]}}"#).as_bytes(), NOW).unwrap()
    };
    let old = priced(&one, r#"{"prompt":"1","completion":"2","new":"3"}"#);
    let new = priced(&other, r#"{"new":"3","completion":"2","prompt":"1"}"#);
    assert_eq!(Difference::between(&old, &new), Difference::default());
    let dearer = priced(&other, r#"{"prompt":"1","completion":"2","new":"4"}"#);
    assert_eq!(Difference::between(&old, &dearer), Difference::default(), "of no known unit");
}

// Catches: a catalogue that is asked for on every look, or believed after its hour, or believed
// for ever because a clock was wrong.
#[test]
fn freshness_ends() {
    for (age, expected) in [
        (0, Freshness::Fresh),
        (120_000, Freshness::Fresh),
        (120_001, Freshness::Stale),
        (MAX_AGE, Freshness::Stale),
        (MAX_AGE + 1, Freshness::Old),
    ] {
        assert_eq!(Freshness::at(NOW - age, NOW), expected, "{age}");
    }
    assert_eq!(Freshness::at(NOW + 1, NOW), Freshness::Old);
}

// Catches: paid entries kept for nothing, a field lost on the way, a text of another server or
// version believed.
#[test]
fn what_is_kept_is_what_may_be_free() {
    let router = entry("openrouter/free");
    let body = json!({ "data": [entry("a/paid"), entry(MODEL), {}, router] }).to_string();
    let text = stored::write(body.as_bytes(), SERVER, NOW).unwrap();
    let back = Catalogue::restore(&text, SERVER, NOW + 5).unwrap();
    assert_eq!(back.fetched_at(), NOW);
    assert!(!back.is_whole());
    let whole = Catalogue::read(body.as_bytes(), NOW).unwrap();
    assert!(whole.is_whole());
    assert_eq!(back.models(), &whole.models()[1..]);
    assert!(Catalogue::restore(&text, "https://elsewhere.example/v1", NOW).is_none());
    let older = text.replace("\"version\":1", "\"version\":0");
    assert!(Catalogue::restore(&older, SERVER, NOW).is_none());
    for broken in ["", "{}", "null", text.split_at(text.len() / 2).0] {
        assert!(Catalogue::restore(broken, SERVER, NOW).is_none(), "{broken}");
    }
    for nothing in ["{\"data\":[]}", "<html>", "{\"data\":[{\"id\":\"a/b:free\""] {
        assert!(stored::write(nothing.as_bytes(), SERVER, NOW).is_none(), "{nothing}");
    }
}

// Catches: a price proven from storage after its hour, or by a clock that was set back.
#[test]
fn what_is_kept_proves_only_while_it_is_young() {
    let body = json!({ "data": [entry(MODEL)] }).to_string();
    let text = stored::write(body.as_bytes(), SERVER, NOW).unwrap();
    let proves =
        |now| Catalogue::restore(&text, SERVER, now).unwrap().prove_free(MODEL, now).is_ok();
    assert!(proves(NOW) && proves(NOW + MAX_AGE));
    assert!(!proves(NOW + MAX_AGE + 1));
    assert!(!proves(NOW - 1), "from the future");
}
