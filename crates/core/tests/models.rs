//! Every field of a catalogue entry, what it is for, and the figures of its endpoints.

use serde_json::{Value, json};
use tollfree_core::{
    Code,
    catalogue::{Endpoints, Kind, Model},
};

use crate::support::{MODEL, NOW, catalogue, entry};

fn read(entry: &Value) -> Model {
    catalogue(std::slice::from_ref(entry)).models()[0].clone()
}

// Catches: a field of the sheet that is dropped or read into the wrong place.
#[test]
fn every_field_is_read() {
    let mut full = entry(MODEL);
    full["hugging_face_id"] = json!("acme/owl");
    full["knowledge_cutoff"] = json!("2026-01-31");
    full["architecture"]["instruct_type"] = json!("chatml");
    full["top_provider"]["is_moderated"] = json!(true);
    full["per_request_limits"] = json!({ "prompt_tokens": 5, "completion_tokens": null });
    full["supported_voices"] = json!(["ada", 7]);
    full["default_parameters"] =
        json!({ "temperature": 1, "top_p": 0.95, "top_k": null, "frequency_penalty": -0.5 });
    full["reasoning"] = json!({ "mandatory": true, "default_enabled": true,
        "supported_efforts": ["high", "tomorrow"], "default_effort": "high", "supports_max_tokens": true });
    full["benchmarks"] = json!({
        "artificial_analysis": { "intelligence_index": 31.5, "coding_index": null },
        "design_arena": [{ "arena": "web", "category": "games", "elo": 1200.5, "rank": 3,
                           "win_rate": 0.6 }, {}, null]
    });
    full["alias_target"] = json!({ "name": "Owl", "slug": "acme/owl-3" });
    let model = read(&full);
    assert_eq!(model.canonical_slug.as_deref(), Some("acme/owl-2-30b-20260812"));
    assert_eq!(model.hugging_face_id.as_deref(), Some("acme/owl"));
    assert_eq!(model.knowledge_cutoff.as_deref(), Some("2026-01-31"));
    assert_eq!(model.modality.as_deref(), Some("text+image->text"));
    assert_eq!(model.tokenizer.as_deref(), Some("Other"));
    assert_eq!(model.instruct_type.as_deref(), Some("chatml"));
    assert_eq!((model.is_moderated, model.provider_context_length), (Some(true), Some(131_072)));
    let limits = model.per_request_limits.unwrap();
    assert_eq!((limits.prompt_tokens, limits.completion_tokens), (Some(5), None));
    assert_eq!(
        (model.supported_voices, model.output_modalities),
        (vec!["ada".into()], vec!["text".into()])
    );
    let defaults = model.default_parameters;
    assert_eq!((defaults.temperature, defaults.top_p), (Some(1.0), Some(0.95)));
    assert_eq!((defaults.top_k, defaults.frequency_penalty), (None, Some(-0.5)));
    let scores = model.benchmarks.unwrap();
    assert_eq!((scores.intelligence, scores.coding, scores.arenas.len()), (Some(31.5), None, 1));
    assert_eq!((scores.arenas[0].rank, scores.arenas[0].win_rate), (Some(3), Some(0.6)));
    assert_eq!(model.alias_target.unwrap().slug, "acme/owl-3");
    let thinks = model.reasoning.unwrap();
    assert!(thinks.mandatory && thinks.default_enabled && thinks.supports_max_tokens);
    assert_eq!(thinks.default_effort.as_deref(), Some("high"));
}

// Catches: "any effort" (null), "these" (a list) and "not selectable" (absent) taken for each other.
#[test]
fn efforts_say_which_can_be_chosen() {
    let takes = |reasoning: Value, effort: &str| {
        let mut thinker = entry(MODEL);
        thinker["reasoning"] = reasoning;
        read(&thinker).reasoning.unwrap().takes_effort(effort)
    };
    assert!(takes(json!({ "supported_efforts": null }), "minimal"));
    let some = json!({ "supported_efforts": ["medium", "low"] });
    assert!(takes(some.clone(), "low") && !takes(some, "high"));
    assert!(!takes(json!({ "mandatory": true }), "low"));
}

// Catches: a classifier or a model of vectors offered for a chat, and a chat model hidden because
// of letters in its name.
#[test]
fn what_a_model_is_for() {
    let kind = |id: &str, outputs: Value, description: &str| {
        let mut odd = entry(id);
        odd["architecture"]["output_modalities"] = outputs;
        odd["description"] = json!(description);
        read(&odd).kind()
    };
    let text = || json!(["text"]);
    for id in [
        "nvidia/nemotron-3.5-content-safety:free",
        "meta-llama/llama-guard-4-12b",
        "openai/gpt-oss-safeguard-20b",
        "ibm-granite/granite-guardian-3",
    ] {
        assert_eq!(kind(id, text(), ""), Kind::Classifier, "{id}");
    }
    let told = kind("acme/label", text(), "A small Safety Classifier for prompts.");
    assert_eq!(told, Kind::Classifier);
    for id in ["acme/vanguard-7b", "guard/owl", "openrouter/free", "acme/safety_first"] {
        let expected = if id == "acme/safety_first" { Kind::Classifier } else { Kind::Chat };
        assert_eq!(kind(id, text(), "It reads about safety."), expected, "{id}");
    }
    assert_eq!(kind("a/b", json!(["embeddings"]), ""), Kind::Embeddings);
    assert_eq!(kind("a/b", json!(["rerank"]), ""), Kind::Rerank);
    for other in [json!(["decisions"]), json!(["speech"]), json!(["text", "audio"]), json!([])] {
        assert_eq!(kind("a/b", other, ""), Kind::Other);
    }
}

// Catches: a classifier in the list of free chats, where it would use up requests on labels.
#[test]
fn free_chats_hold_no_classifier() {
    let list = catalogue(&[entry("nvidia/nemotron-3.5-content-safety:free"), entry(MODEL)]);
    let ids: Vec<&str> = list.free().map(|model| model.id.as_str()).collect();
    assert_eq!(ids, [MODEL]);
}

fn endpoint(latency: &Value, throughput: &Value) -> Endpoints {
    let body = json!({ "data": { "id": MODEL, "name": "Owl", "endpoints": [null, {
        "name": "Acme | owl", "model_id": MODEL, "provider_name": "Acme Cloud", "tag": "acme/fp8",
        "context_length": 4096, "max_completion_tokens": null, "quantization": "fp5", "status": -2,
        "pricing": { "prompt": "0", "completion": "0" }, "uptime_last_5m": null,
        "uptime_last_30m": 99.25, "uptime_last_1d": 101, "supports_implicit_caching": true,
        "latency_last_30m": latency, "throughput_last_30m": throughput
    }] } });
    Endpoints::read(body.to_string().as_bytes(), NOW).unwrap()
}

// Catches: a field of an endpoint misread, or an unknown word that costs the endpoint.
#[test]
fn endpoints_are_read() {
    let all = endpoint(&json!(null), &json!(null));
    assert_eq!((all.model.as_str(), all.endpoints.len(), all.fetched_at), (MODEL, 1, NOW));
    let one = &all.endpoints[0];
    assert_eq!((one.provider.as_str(), one.tag.as_deref()), ("Acme Cloud", Some("acme/fp8")));
    assert_eq!((one.quantization.as_deref(), one.status), (Some("fp5"), Some(-2)));
    assert_eq!((one.uptime_5m, one.uptime_30m, one.uptime_1d), (None, Some(99.25), None));
    assert_eq!((one.latency_ms, one.throughput), (None, None), "told only with a key");
    assert_eq!(one.pricing.obstacle(), None);
    assert!(all.has_provider("acme cloud") && all.has_provider("ACME") && !all.has_provider("fp8"));
    let zdr = json!({ "data": [{ "name": "x", "model_id": MODEL, "provider_name": "Y" }] });
    let kept = Endpoints::read_zero_retention(zdr.to_string().as_bytes()).unwrap();
    assert_eq!(kept[0].model_id, MODEL);
    for body in ["{}", "[]", "<html>", r#"{"data":{}}"#, r#"{"data":{"endpoints":[{"#] {
        let error = Endpoints::read(body.as_bytes(), NOW).unwrap_err();
        assert_eq!(error.code, Code::Unreadable, "{body}");
    }
}

// Catches: a quarter of a second shown as a quarter of a millisecond: the sheet's two units.
#[test]
fn units_are_made_sure() {
    let latency = |p50: f64, p99: f64| {
        let said = json!({ "p50": p50, "p75": p50, "p90": null, "p99": p99 });
        let all = endpoint(&said, &json!(null)).endpoints[0].latency_ms;
        all.map(|all| (all.p50, all.p99.unwrap()))
    };
    assert_eq!(latency(0.25, 1.5), Some((250.0, 1500.0)), "seconds");
    assert_eq!(latency(730.0, 9000.0), Some((730.0, 9000.0)), "milliseconds");
    assert_eq!(latency(49.0, 60.0), Some((49_000.0, 60_000.0)));
    for (p50, p99) in [(-1.0, 5.0), (0.0, 5.0), (700.0, 4e6), (1.0, 1e9)] {
        assert_eq!(latency(p50, p99), None, "{p50} {p99}");
    }
    let throughput = |p50: Value| {
        let said = json!({ "p50": p50, "p90": 80.5 });
        endpoint(&json!(null), &said).endpoints[0].throughput.map(|all| all.p50)
    };
    assert_eq!(throughput(json!(42.5)), Some(42.5));
    assert_eq!(throughput(json!(1e7)), None);
    assert_eq!(throughput(json!(null)), None, "no median, no figures");
}
