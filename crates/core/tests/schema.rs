//! Structured answers held against their schema.

use proptest::prelude::*;
use serde_json::{Value, json};
use tollfree_core::{
    Code,
    chat::Raw,
    schema::{Verdict, check},
};

use crate::support::{MODEL, ask};

fn held(schema: &Value, answer: &Value) -> Verdict {
    check(&Raw::parse(&schema.to_string()).unwrap(), &answer.to_string())
}

fn fits(schema: &Value, answer: &Value) -> bool {
    held(schema, answer).fits()
}

// Catches: a keyword that is not checked, or is checked the wrong way round.
#[test]
fn each_keyword_tells_right_from_wrong() {
    let closed = json!({ "properties": { "a": { "type": "integer" } }, "required": ["a"], "additionalProperties": false });
    let list = json!({ "prefixItems": [{ "type": "string" }], "items": { "type": "number" }, "minItems": 1, "maxItems": 3 });
    let old = json!({ "items": [{ "type": "string" }], "additionalItems": { "type": "number" } });
    let tree = json!({ "$ref": "#/$defs/node", "$defs": { "node": { "type": "object", "required": ["next"],
        "properties": { "next": { "anyOf": [{ "$ref": "#/$defs/node" }, { "type": "null" }] } } } } });
    let one = json!({ "oneOf": [{ "minimum": 5 }, { "maximum": 9 }] });
    let cases = [
        (json!({ "type": "string" }), json!("x"), json!(1)),
        (json!({ "type": ["integer", "null"] }), json!(2.0), json!(2.5)),
        (json!({ "enum": ["a", 1] }), json!(1.0), json!("b")),
        (json!({ "const": { "a": [1] } }), json!({ "a": [1] }), json!({ "a": [2] })),
        (json!({ "minimum": 1, "maximum": 3 }), json!(3), json!(3.1)),
        (json!({ "exclusiveMinimum": 1 }), json!(1.1), json!(1)),
        (json!({ "exclusiveMaximum": 1 }), json!(0), json!(1)),
        (json!({ "minLength": 2, "maxLength": 2 }), json!("éé"), json!("é")),
        (json!({ "minProperties": 1 }), json!({ "a": 1 }), json!({})),
        (closed.clone(), json!({ "a": 1 }), json!({ "a": 1, "b": 2 })),
        (closed, json!({ "a": 1 }), json!({})),
        (list.clone(), json!(["a", 1, 2]), json!([1])),
        (list, json!(["a"]), json!(["a", "b"])),
        (json!({ "allOf": [{ "type": "number" }, { "minimum": 1 }] }), json!(1), json!(0)),
        (json!({ "anyOf": [{ "type": "number" }, { "type": "null" }] }), json!(null), json!("x")),
        (old.clone(), json!(["a", 1]), json!([1])),
        (old, json!(["a"]), json!(["a", "b"])),
        (one, json!(4), json!(7)),
        (tree, json!({ "next": { "next": null } }), json!({ "next": { "next": 1 } })),
        (json!({ "properties": { "a": false } }), json!({}), json!({ "a": 1 })),
        (json!({ "$ref": "#/$defs/none" }), json!(null), json!(null)),
    ];
    for (schema, right, wrong) in &cases[..cases.len() - 1] {
        assert!(fits(schema, right), "{schema} {right}: {}", held(schema, right).words());
        assert!(!fits(schema, wrong), "{schema} {wrong}");
    }
    assert!(!fits(&cases[20].0, &cases[20].1), "a reference that leads nowhere proves nothing");
}

// Catches: a fault that nobody can find.
#[test]
fn faults_name_the_place_and_the_rule() {
    let schema = json!({ "type": "object", "properties": { "items": { "type": "array", "items": {
        "type": "object", "required": ["price"], "properties": { "price": { "type": "number" } } } } } });
    let answer = json!({ "items": [{ "price": 1 }, { "price": "2" }, {}] });
    let words = held(&schema, &answer).words();
    assert_eq!(
        words,
        "answer.items[1].price must be of type number; answer.items[2] must have a member price"
    );
    let raw = Raw::parse(&schema.to_string()).unwrap();
    assert_eq!(check(&raw, "```json\n{}\n```").words(), "answer is not JSON");
    assert_eq!(held(&schema, &answer).error().unwrap().code, Code::SchemaMismatch);
    assert_eq!(held(&schema, &json!({})).error(), None);
}

// Catches: a keyword that is passed over in silence.
#[test]
fn what_is_not_checked_is_named_once() {
    let schema =
        json!({ "pattern": "^a", "title": "t", "items": { "pattern": "x", "format": "date" } });
    let verdict = held(&schema, &json!(["b", "c"]));
    assert!(verdict.fits());
    assert_eq!(verdict.unchecked, ["pattern", "format"]);
}

// Catches: a repair that does not say what is wrong, or that changes the first request.
#[test]
fn a_repair_quotes_the_faults() {
    let verdict = held(&json!({ "type": "object" }), &json!([1]));
    let repair = verdict.repair(&ask(MODEL), "[1]");
    assert_eq!(repair.messages.len(), 3);
    let written = serde_json::to_string(&repair.messages).unwrap();
    assert!(written.contains("answer must be of type object"), "{written}");
}

// Catches: a schema that leads in circles, or whose forms multiply, and hangs the page or passes.
#[test]
fn endless_schemas_do_not_fit() {
    let circle = json!({ "$ref": "#" });
    assert!(!fits(&circle, &json!(1)));
    let doubling = json!({ "$defs": { "x": { "allOf": [{ "$ref": "#/$defs/y" }, { "$ref": "#/$defs/y" }] },
        "y": { "allOf": [{ "$ref": "#/$defs/x" }, { "$ref": "#/$defs/x" }] } }, "oneOf": [{ "$ref": "#/$defs/x" }, true] });
    assert!(!fits(&doubling, &json!(1)), "a form that was not looked at to its end proves nothing");
    let raw = Raw::parse("true").unwrap();
    let deep = "[".repeat(5000) + &"]".repeat(5000);
    assert!(!check(&raw, &deep).fits());
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e6..1e6).prop_map(Value::from),
        "[a-z#/$]{0,6}".prop_map(Value::from),
    ];
    let names = prop::sample::select(vec![
        "type",
        "properties",
        "required",
        "items",
        "anyOf",
        "oneOf",
        "allOf",
        "$ref",
        "$defs",
        "enum",
        "const",
        "additionalProperties",
        "minimum",
        "maxItems",
        "minLength",
        "prefixItems",
        "x",
        "a",
    ]);
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(names.clone().prop_map(str::to_owned), inner, 0..5)
                .prop_map(|all| Value::Object(all.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    // Catches: any schema or answer that makes the check panic, hang, or tell without bound.
    #[test]
    fn anything_is_survived(schema in any_json(), answer in any_json()) {
        let verdict = held(&schema, &answer);
        prop_assert!(verdict.faults.len() <= 20);
    }

    // Catches: a value that is not equal to itself, or equal to another.
    #[test]
    fn a_constant_fits_itself_only(one in any_json(), other in any_json()) {
        let (constant, either) = (json!({ "const": one }), json!({ "enum": [other, one] }));
        prop_assert!(fits(&constant, &one));
        prop_assert!(fits(&either, &one));
        if one != other && !one.is_number() {
            prop_assert!(!fits(&constant, &other));
        }
    }
}
