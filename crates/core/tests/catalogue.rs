use serde_json::{Value, json};
use tollfree_core::{
    Code,
    catalogue::{Catalogue, MAX_AGE},
    gateway::Gateway,
    guard::Guard,
};

use crate::support::{MODEL, NOW, ask, catalogue, entry};

// Catches: a price proven from a list of last week.
#[test]
fn a_stale_catalogue_proves_nothing() {
    let guard = Guard::new(&Gateway::default());
    let list = catalogue(&[entry(MODEL)]);
    assert!(guard.admit(&ask(MODEL), Some(&list), NOW + MAX_AGE, None).is_ok());
    let stale = guard.admit(&ask(MODEL), Some(&list), NOW + MAX_AGE + 1, None).unwrap_err();
    assert_eq!(stale.code, Code::CatalogueStale);
    let back = guard.admit(&ask(MODEL), Some(&list), NOW - MAX_AGE - 1, None).unwrap_err();
    assert_eq!(back.code, Code::CatalogueStale, "the clock was set back");
    assert!(guard.admit(&ask(MODEL), Some(&list), NOW - 1000, None).is_ok(), "it was adjusted");
    let none = guard.admit(&ask(MODEL), None, NOW, None).unwrap_err();
    assert_eq!(none.code, Code::CatalogueStale);
}

// Catches: one odd entry that costs the whole list, or fields read into the wrong place.
#[test]
fn entries_are_read_permissively() {
    let odd = json!({
        "id": "acme/odd:free", "created": null, "context_length": null, "description": 7,
        "architecture": null, "pricing": null, "top_provider": [], "supported_parameters": {},
        "default_parameters": {}, "hugging_face_id": "", "reasoning": null, "benchmarks": [[]]
    });
    let thinker = json!({ "id": "acme/think", "reasoning": { "mandatory": true } });
    let list = catalogue(&[odd, json!({}), json!(null), json!("x"), entry(MODEL), thinker]);
    let ids: Vec<&str> = list.models().iter().map(|model| model.id.as_str()).collect();
    assert_eq!(ids, ["acme/odd:free", MODEL, "acme/think"]);
    let odd = &list.models()[0];
    assert_eq!((odd.created, odd.context_length, odd.max_completion_tokens), (0, 0, None));
    assert_eq!((odd.name.as_str(), odd.reasoning.clone()), ("acme/odd:free", None));
    let owl = list.find(MODEL).unwrap();
    assert_eq!((owl.created, owl.context_length), (1_786_500_000, 131_072));
    assert_eq!(owl.max_completion_tokens, Some(16_384));
    assert_eq!(owl.expiration_date.as_deref(), Some("2026-12-15"));
    assert!(owl.reads("image") && !owl.reads("audio"));
    assert!(owl.supports("temperature") && !owl.supports("tools"));
    let support = list.find("acme/think").unwrap().reasoning.clone().unwrap();
    assert!(support.mandatory && !support.default_enabled);
    let free: Vec<&str> = list.free().map(|model| model.id.as_str()).collect();
    assert_eq!(free, [MODEL]);
}

// Catches: a reply of another kind that is read as an empty catalogue.
#[test]
fn what_is_no_list_is_an_error() {
    for body in ["", "{}", "[]", "<html>", r#"{"error":{"code":500}}"#, r#"{"data":[{"id":"a""#] {
        let error = Catalogue::read(body.as_bytes(), NOW).unwrap_err();
        assert_eq!(error.code, Code::Unreadable, "{body}");
    }
    assert!(Catalogue::read(br#"{"data":[]}"#, NOW).unwrap().models().is_empty());
}

// Catches: prices that leave core as if they were figures; the judgement is what counts.
#[test]
fn a_model_serialises_in_camel_case() {
    let model: Value = serde_json::to_value(&catalogue(&[entry(MODEL)]).models()[0]).unwrap();
    assert_eq!(model["contextLength"], 131_072);
    assert_eq!(model["inputModalities"], json!(["text", "image"]));
    assert!(model.get("reasoning").is_none(), "absent, not null");
}
