//! Promise 1: every trap of API sheet 2.1 to 2.3.

use serde_json::{Map, Value, json};

use crate::support::{MODEL, NOW, ask, catalogue, entry};
use tollfree_core::{
    Code, Error,
    gateway::Gateway,
    guard::{Admitted, Guard},
};

pub(crate) fn admit(entry: &Value, id: &str) -> Result<Admitted, Error> {
    let guard = Guard::new(&Gateway::default());
    guard.admit(&ask(id), Some(&catalogue(std::slice::from_ref(entry))), NOW, None)
}

fn code_with(change: impl FnOnce(&mut Value)) -> Option<Code> {
    let mut entry = entry(MODEL);
    change(&mut entry);
    admit(&entry, MODEL).err().map(|error| error.code)
}

// Catches: any of the ids by which a free request becomes a paid one (API sheet 2.3).
#[test]
fn ids_that_can_cost_are_refused() {
    use Code::{ModelIndirect, ModelMissing, ModelPaid};
    let traps = [
        ("acme/owl", ModelPaid),
        ("acme/owl:batch", ModelPaid),
        ("acme/owl:thinking", ModelPaid),
        ("acme/owl:extended", ModelPaid),
        ("acme/owl:FREE", ModelPaid),
        ("acme/owl:freed", ModelPaid),
        ("acme/owl-free", ModelPaid),
        (":free", ModelPaid),
        ("free", ModelPaid),
        ("", ModelMissing),
        (" ", ModelMissing),
        ("openrouter/auto", ModelPaid),
        ("openrouter/auto-beta", ModelPaid),
        ("openrouter/fusion", ModelPaid),
        ("openrouter/pareto-code", ModelPaid),
        ("openrouter/bodybuilder", ModelPaid),
        ("typesafe/jev-router", ModelPaid),
        ("inclusionai/ling-3.1-flash", ModelPaid),
        ("acme/owl:online", ModelIndirect),
        ("acme/owl:nitro", ModelIndirect),
        ("acme/owl:floor", ModelIndirect),
        ("acme/owl:exacto", ModelIndirect),
        ("acme/owl:free:online", ModelIndirect),
        ("acme/owl:online:free", ModelIndirect),
        ("acme/owl:free:free", ModelIndirect),
        ("openrouter/free:online", ModelIndirect),
        ("~acme/owl-latest", ModelIndirect),
        ("~acme/owl-latest:free", ModelIndirect),
        ("@preset/cheap", ModelIndirect),
        ("acme/owl:free@preset/cheap", ModelIndirect),
        ("acme/owl@preset/cheap:free", ModelIndirect),
        ("acme/owl:free ", ModelIndirect),
        (" acme/owl:free", ModelIndirect),
        ("acme/owl:free\n", ModelIndirect),
    ];
    for (id, code) in traps {
        assert_eq!(admit(&entry(id), id).unwrap_err().code, code, "{id:?}");
    }
}

// Catches: the free ones refused, which would make everything above easy.
#[test]
fn free_ids_are_admitted() {
    for id in [MODEL, "openrouter/free", "a/b:free"] {
        assert_eq!(admit(&entry(id), id).unwrap().model(), id);
    }
    assert_eq!(admit(&entry(MODEL), "acme/other:free").unwrap_err().code, Code::ModelUnknown);
}

// Catches: a price that is overlooked, or an unreadable one that counts as zero (API sheet 2.1).
#[test]
fn every_price_has_to_be_zero() {
    for key in [
        "prompt",
        "completion",
        "request",
        "image",
        "image_output",
        "image_token",
        "web_search",
        "audio",
        "audio_output",
        "internal_reasoning",
        "input_cache_read",
        "a_key_of_tomorrow",
    ] {
        let priced = |price: Value| code_with(|entry| entry["pricing"][key] = price);
        for paid in [json!("0.08"), json!("1e-30"), json!(0.5), json!(1)] {
            assert_eq!(priced(paid.clone()), Some(Code::ModelPaid), "{key} {paid}");
        }
        for unknown in
            [json!("-1"), json!(-1), json!(""), json!(true), json!([]), json!({}), json!("free")]
        {
            assert_eq!(priced(unknown.clone()), Some(Code::PriceUnproven), "{key} {unknown}");
        }
        for zero in [json!("0"), json!(0), json!("0.000"), json!(0.0)] {
            assert_eq!(priced(zero.clone()), None, "{key} {zero}");
        }
    }
}

// Catches: an entry without prices that counts as one whose prices are zero.
#[test]
fn prompt_and_completion_have_to_be_said() {
    let unproven = Some(Code::PriceUnproven);
    for key in ["prompt", "completion"] {
        assert_eq!(code_with(|entry| entry["pricing"][key] = json!(null)), unproven);
        assert_eq!(code_with(|entry| drop(object(&mut entry["pricing"]).remove(key))), unproven);
    }
    for pricing in [json!(null), json!("0"), json!([]), json!({}), json!(0)] {
        assert_eq!(code_with(|entry| entry["pricing"] = pricing), unproven);
    }
    assert_eq!(code_with(|entry| drop(object(entry).remove("pricing"))), unproven);
    assert_eq!(code_with(|entry| entry["pricing"]["request"] = json!(null)), None);
}

// Catches: a price that holds only by night or only for long prompts.
#[test]
fn overrides_have_to_be_zero_too() {
    let with = |overrides: Value| code_with(|entry| entry["pricing"]["overrides"] = overrides);
    let night = json!({ "utc_start": 2200, "utc_end": 600, "prompt": "0.1" });
    let zero = json!({ "min_prompt_tokens": 200_000, "prompt": "0", "completion": "0" });
    assert_eq!(with(json!([zero, night])), Some(Code::ModelPaid));
    assert_eq!(with(json!([{ "prompt": "-1" }])), Some(Code::PriceUnproven));
    assert_eq!(with(json!([{ "on_weekdays": [1, 2] }])), Some(Code::PriceUnproven));
    for odd in [json!({ "prompt": "0.1" }), json!("0.1"), json!(["0.1"]), json!([["0.1"]])] {
        assert_eq!(with(odd.clone()), Some(Code::PriceUnproven), "{odd}");
    }
    for harmless in [json!([]), json!(null), json!([zero])] {
        assert_eq!(with(harmless.clone()), None, "{harmless}");
    }
    assert_eq!(code_with(|entry| entry["pricing"]["discount"] = json!(0.5)), None);
}

// Catches: a song or a picture behind a token price of zero.
#[test]
fn only_text_may_come_out() {
    let with =
        |outputs: Value| code_with(|entry| entry["architecture"]["output_modalities"] = outputs);
    let not_chat = Some(Code::ModelNotChat);
    for outputs in [
        json!(["text", "audio"]),
        json!(["image"]),
        json!([]),
        json!(null),
        json!("text"),
        json!(["text", null]),
        json!(["text", 5]),
        json!(["text", { "x": 1 }]),
        json!(["Text"]),
    ] {
        assert_eq!(with(outputs.clone()), not_chat, "{outputs}");
    }
    assert_eq!(code_with(|entry| drop(object(entry).remove("architecture"))), not_chat);
}

// Catches: a paid entry hidden behind a free one of the same id.
#[test]
fn an_id_listed_twice_has_to_be_free_twice() {
    let mut paid = entry(MODEL);
    paid["pricing"]["prompt"] = json!("0.1");
    for list in [[entry(MODEL), paid.clone()], [paid.clone(), entry(MODEL)]] {
        let guard = Guard::new(&Gateway::default());
        let refused = guard.admit(&ask(MODEL), Some(&catalogue(&list)), NOW, None).unwrap_err();
        assert_eq!(refused.code, Code::ModelPaid);
    }
}

fn object(value: &mut Value) -> &mut Map<String, Value> {
    value.as_object_mut().unwrap()
}
