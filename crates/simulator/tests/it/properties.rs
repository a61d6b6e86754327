//! What must hold for any request.

use proptest::prelude::*;
use serde_json::{Value, json};
use tollfree_simulator::{Request, SCENARIOS};

use crate::harness::{engine, key, play, post};

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let member = prop_oneof![
            "[a-z_]{1,12}",
            Just("type".to_owned()),
            Just("id".to_owned()),
            Just("url".to_owned())
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(member, inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
}

fn model() -> impl Strategy<Value = String> {
    let known = prop::sample::select(SCENARIOS).prop_map(|note| note.id.to_owned());
    let other = prop::sample::select(vec![
        "openrouter/free",
        "openrouter/auto",
        "acme/owl-9-peak:free",
        "google/lyria-3-pro-preview",
        "poolside/laguna-s-2.1:free:online:nitro",
        "@preset/x",
        "~acme/owl-latest",
        ":free",
        "",
    ]);
    prop_oneof![known, other.prop_map(str::to_owned), "\\PC{0,20}"]
}

const MEMBERS: [&str; 22] = [
    "messages",
    "model",
    "models",
    "stream",
    "max_tokens",
    "temperature",
    "tools",
    "tool_choice",
    "response_format",
    "plugins",
    "provider",
    "reasoning",
    "modalities",
    "stop",
    "seed",
    "preset",
    "web_search_options",
    "prompt",
    "reasoning_effort",
    "include_reasoning",
    "top_p",
    "usage",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    // Would catch: a panic on, or silence after, any bytes whatever.
    #[test]
    fn any_request_gets_a_reply(
        method in "(GET|POST|OPTIONS|PUT|\\PC{0,5})",
        path in "(/auth|/api/v1/(models|key|chat/completions|model/a/b|generation|auth/keys)|/__simulator/(advance|ledger|reset|scenarios)|\\PC{0,30})",
        query in "(output_modalities=all&limit=3&offset=9|callback_url=https://a.b&state=%\\PC{0,9}|\\PC{0,30})",
        authorized in any::<bool>(),
        body in prop::collection::vec(any::<u8>(), 0..200),
        now in any::<u64>(),
    ) {
        let mut headers = vec![("Access-Control-Request-Headers".to_owned(), path.clone())];
        if authorized { headers.push(("Authorization".to_owned(), key())); }
        let request = Request { method, path, query, headers, body };
        let played = play(engine().handle(&request, now));
        prop_assert!((200..600).contains(&played.status));
    }

    // Would catch: a panic on a member of an unexpected type, and a receipt that is not the bill.
    #[test]
    fn any_members_get_a_reply_and_the_receipt_is_the_bill(
        name in model(),
        stream in any::<bool>(),
        text in "\\PC{0,60}",
        members in prop::collection::vec((prop::sample::select(MEMBERS.to_vec()), any_json()), 0..3),
        now in 0..u64::MAX / 2,
    ) {
        let mut body = json!({ "model": name, "stream": stream, "messages": [{ "role": "user", "content": text }] });
        for (member, value) in members { body[member] = value; }
        let mut engine = engine();
        let played = play(engine.handle(&post(&body, &key()), now));
        prop_assert!((200..600).contains(&played.status));
        let total = engine.total_cost_usd();
        prop_assert!(total >= 0.0);
        if played.status != 200 { prop_assert!(total <= 0.0); }
        let last = played.chunks().pop().or_else(|| serde_json::from_slice(&played.bytes()).ok());
        let usage = last.and_then(|chunk| chunk.get("usage").cloned()).unwrap_or_default();
        if let (Some(cost), Some(false)) = (usage["cost"].as_f64(), usage["is_byok"].as_bool()) {
            prop_assert!((cost - total).abs() < 1e-9, "{} {}", cost, total);
        }
    }
}
