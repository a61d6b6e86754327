use fastrand::Rng;
use serde_json::{Value, json};

/// A field: its name, how often of 256 it is there, and its values.
type Field = (&'static str, u8, fn() -> Vec<Value>);

/// Every field of API sheet 1.6, with values inside and outside of what is allowed, and some that
/// nobody knows. What is costly is rarer, so that enough is left to be admitted.
const FIELDS: [Field; 38] = [
    ("max_tokens", 90, || {
        vec![json!(16), json!(400), json!(3000), json!(0), json!(4_000_000_000_u64)]
    }),
    ("max_completion_tokens", 12, || vec![json!(16), json!(900), json!(0), json!(-1)]),
    ("temperature", 30, || vec![json!(0), json!(1.5), json!(2.1), json!("hot")]),
    ("top_p", 20, || vec![json!(0.5), json!(1), json!(-1)]),
    ("top_k", 20, || vec![json!(1), json!(40), json!(-1)]),
    ("min_p", 10, || vec![json!(0.1), json!(7)]),
    ("top_a", 6, || vec![json!(0.5)]),
    ("frequency_penalty", 10, || vec![json!(-2), json!(3)]),
    ("presence_penalty", 10, || vec![json!(1), json!(-3)]),
    ("repetition_penalty", 10, || vec![json!(1.1), json!(9)]),
    ("seed", 20, || vec![json!(7), json!(-1), json!(1.5)]),
    ("stop", 20, || {
        vec![json!("x"), json!(["a", "b"]), json!([]), json!(["1", "2", "3", "4", "5"])]
    }),
    ("logit_bias", 6, || vec![json!({ "50256": -100 }), json!({ "1": 101 })]),
    ("logprobs", 6, || vec![json!(true)]),
    ("top_logprobs", 6, || vec![json!(5), json!(21)]),
    ("reasoning", 40, || {
        vec![
            json!({ "effort": "high" }),
            json!({ "enabled": false }),
            json!({ "max_tokens": 2000 }),
            json!({ "effort": "low", "max_tokens": 5 }),
            json!({ "exclude": true }),
            json!({ "effort": "none" }),
        ]
    }),
    ("reasoning_effort", 4, || vec![json!("high")]),
    ("include_reasoning", 4, || vec![json!(true)]),
    ("tools", 20, || {
        let function = json!({ "type": "function", "function": { "name": "f", "parameters": {} } });
        let mut all: Vec<Value> = ["web_search", "web_fetch", "image_generation", "fusion", "bash"]
            .map(|kind| json!([{ "type": format!("openrouter:{kind}") }]))
            .into();
        all.push(json!([{ "type": "web_search_preview" }]));
        all.push(json!([function, { "type": "openrouter:subagent" }]));
        all.extend(std::iter::repeat_n(json!([function]), 6));
        all
    }),
    ("tool_choice", 8, || vec![json!("auto"), json!({ "type": "openrouter:web_search" })]),
    ("parallel_tool_calls", 5, || vec![json!(true)]),
    ("response_format", 10, || {
        vec![
            json!({ "type": "json_object" }),
            json!({ "type": "json_schema", "json_schema": { "name": "a", "schema": {} } }),
        ]
    }),
    ("plugins", 10, || {
        let file = |engine: &str| json!([{ "id": "file-parser", "pdf": { "engine": engine } }]);
        vec![
            json!([{ "id": "web" }]),
            json!([{ "id": "web", "enabled": false }]),
            json!([{ "id": "fusion" }]),
            json!([{ "id": "web-fetch" }]),
            json!([{ "id": "response-healing" }]),
            file("mistral-ocr"),
            file("cloudflare-ai"),
            json!([]),
        ]
    }),
    ("provider", 25, || {
        vec![
            json!({ "max_price": { "prompt": 9, "completion": 9 } }),
            json!({ "sort": "price", "allow_fallbacks": true }),
            json!({ "order": ["acme"] }),
            json!({ "require_parameters": true }),
            json!({ "data_collection": "deny" }),
            json!({ "max_price": {}, "only": ["northwind"] }),
        ]
    }),
    ("modalities", 8, || vec![json!(["text"]), json!(["image", "text"]), json!(["audio"])]),
    ("image_config", 3, || vec![json!({ "aspect_ratio": "1:1" })]),
    ("audio", 3, || vec![json!({ "voice": "alloy", "format": "wav" })]),
    ("preset", 5, || vec![json!("mine"), json!(null)]),
    ("web_search_options", 5, || vec![json!({}), json!({ "search_context_size": "high" })]),
    ("service_tier", 4, || vec![json!("priority")]),
    ("session_id", 10, || vec![json!("s"), json!("x".repeat(300))]),
    ("user", 10, || vec![json!("u")]),
    ("metadata", 6, || vec![json!({ "a": "b" })]),
    ("route", 3, || vec![json!("fallback")]),
    ("transforms", 3, || vec![json!(["middle-out"])]),
    ("stream", 6, || vec![json!(true), json!(false)]),
    ("usage", 3, || vec![json!({ "include": true })]),
    ("anything_new", 2, || vec![json!(1)]),
];

/// The fields of one request.
pub(super) fn draw(dice: &mut Rng) -> Vec<(&'static str, Value)> {
    let mut drawn = Vec::new();
    // Most requests have a handful, some have nearly all.
    let share = if dice.u8(..) < 8 { 6 } else { 1 };
    for (name, often, values) in &FIELDS {
        if dice.u16(..256) < u16::from(*often) * share / 2
            && let Some(value) = dice.choice(values())
        {
            drawn.push((*name, value));
        }
    }
    drawn
}

/// A short text of odd letters.
pub(super) fn noise(dice: &mut Rng) -> String {
    const LETTERS: [&str; 10] =
        ["a", "Say hi ", "é", "🌊", "\"", "\\", "\u{0}", "\n", "/", ":free"];
    let many = dice.usize(1..8);
    (0..many).map(|_| dice.choice(LETTERS).unwrap_or_default()).collect()
}
