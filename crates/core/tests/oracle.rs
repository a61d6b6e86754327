//! Promise 1 from outside: the predicate against an oracle that shares no line with it.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::{free::admit, support::entry};

/// The oracle: is this price text or number nothing but zeros?
fn is_zero(price: &Value) -> bool {
    let text = match price {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return false,
    };
    let mantissa = text.split(['e', 'E']).next().unwrap_or("");
    let only_zeros = mantissa.chars().all(|c| c == '0' || c == '.');
    only_zeros && mantissa.starts_with('0') && !text.contains(' ')
}

/// The oracle: API sheet 2.1, last paragraph, word by word.
fn may_be_admitted(entry: &Value) -> bool {
    let id = entry["id"].as_str().unwrap();
    let has_good_id =
        id == "openrouter/free" || (id.ends_with(":free") && id.matches(':').count() == 1);
    let is_direct = !id.contains('@') && !id.starts_with('~');
    let pricing = entry["pricing"].as_object();
    let said = |key| pricing.is_some_and(|pricing| pricing.get(key).is_some_and(is_zero));
    let all_zero = pricing.is_some_and(|pricing| {
        pricing.iter().all(|(key, value)| match key.as_str() {
            "discount" => true,
            "overrides" => {
                value.is_null()
                    || value.as_array().is_some_and(|all| all.iter().all(has_zero_override))
            }
            _ => value.is_null() || is_zero(value),
        })
    });
    let outputs = &entry["architecture"]["output_modalities"];
    has_good_id
        && is_direct
        && said("prompt")
        && said("completion")
        && all_zero
        && *outputs == json!(["text"])
}

fn has_zero_override(entry: &Value) -> bool {
    let conditions = ["min_prompt_tokens", "utc_start", "utc_end"];
    entry.as_object().is_some_and(|entry| {
        entry.iter().all(|(key, value)| {
            conditions.contains(&key.as_str()) || value.is_null() || is_zero(value)
        })
    })
}

fn price() -> impl Strategy<Value = Value> {
    prop_oneof![
        12 => Just(json!("0")),
        2 => prop::sample::select(&["0.0", "00", "-1", "", "0.08", "1e-30", "-0", "NaN", " 0", "0e9"][..]).prop_map(Value::from),
        1 => prop::sample::select(vec![json!(0), json!(0.0), json!(1), json!(-1), json!(null), json!(true), json!([]), json!({})]),
    ]
}

fn pricing() -> impl Strategy<Value = Value> {
    let key =
        prop::sample::select(&["request", "image", "web_search", "internal_reasoning", "new"][..]);
    let more = prop::collection::hash_map(key, price(), 0..3);
    let over = prop::collection::hash_map(
        prop::sample::select(&["prompt", "completion", "utc_start", "other"][..]),
        price(),
        0..3,
    );
    let overrides = prop_oneof![
        6 => Just(None),
        2 => prop::collection::vec(over, 0..3).prop_map(|all| Some(json!(all))),
        1 => price().prop_map(Some),
    ];
    (prop::option::weighted(0.97, price()), prop::option::weighted(0.97, price()), more, overrides)
        .prop_map(|(prompt, completion, more, overrides)| {
            let mut map: Map<String, Value> =
                more.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
            for (key, value) in
                [("prompt", prompt), ("completion", completion), ("overrides", overrides)]
            {
                map.extend(value.map(|value| (key.to_owned(), value)));
            }
            Value::from(map)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    // Catches: any entry that is admitted although the sheet's predicate does not hold for it, and
    // any free one that is refused.
    #[test]
    fn what_is_admitted_satisfies_the_oracle(
        id in prop_oneof![
            5 => Just("acme/owl:free".to_owned()), 1 => Just("openrouter/free".to_owned()),
            1 => "(~|@preset/)?(acme|openrouter)/(owl|auto|free)(:free|:online|:batch|@preset/x){0,2}",
        ],
        pricing in pricing(),
        outputs in prop_oneof![5 => Just(json!(["text"])), 1 => prop::sample::subsequence(vec!["text", "image", "audio"], 0..3).prop_map(|all| json!(all))],
    ) {
        let mut entry = entry(&id);
        entry["pricing"] = pricing;
        entry["architecture"]["output_modalities"] = outputs;
        prop_assert_eq!(admit(&entry, &id).is_ok(), may_be_admitted(&entry), "{}", entry);
    }
}
