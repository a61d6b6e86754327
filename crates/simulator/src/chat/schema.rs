//! A JSON value that fits a JSON Schema: for structured answers and arguments of tool calls.

use serde_json::{Map, Value};

use crate::random::Dice;

/// Deeper schemas get null: a schema may refer to itself.
const DEPTH: usize = 12;

/// An instance of a schema about a subject. Keywords beyond the common ones are not looked at.
pub(crate) fn instance(schema: &Value, about: &str, dice: &mut Dice) -> Value {
    build(schema, about, dice, DEPTH)
}

fn build(schema: &Value, about: &str, dice: &mut Dice, depth: usize) -> Value {
    if depth == 0 {
        return Value::Null;
    }
    if let Some(fixed) = schema.get("const").or_else(|| schema.get("default")) {
        return fixed.clone();
    }
    if let Some(choices) = schema.get("enum").and_then(Value::as_array) {
        return choices.get(dice.below(choices.len())).cloned().unwrap_or_default();
    }
    let first = ["anyOf", "oneOf", "allOf"].iter().find_map(|key| schema.get(*key)?.get(0));
    if let Some(first) = first {
        return build(first, about, dice, depth - 1);
    }
    match kind(schema) {
        "object" => object(schema, about, dice, depth - 1),
        "array" => array(schema, about, dice, depth - 1),
        "string" => Value::from(about),
        "integer" => Value::from(minimum(schema) + i64::try_from(dice.below(9)).unwrap_or(0)),
        "number" => Value::from(f64::from(i32::try_from(minimum(schema)).unwrap_or(0)) + 0.5),
        "boolean" => Value::from(dice.chance(0.5)),
        _ => Value::Null,
    }
}

fn kind(schema: &Value) -> &str {
    let named = match schema.get("type") {
        Some(Value::Array(several)) => several.first().and_then(Value::as_str),
        other => other.and_then(Value::as_str),
    };
    named.unwrap_or(if schema.get("properties").is_some() { "object" } else { "string" })
}

fn minimum(schema: &Value) -> i64 {
    schema.get("minimum").and_then(Value::as_i64).unwrap_or(0).clamp(-1_000_000, 1_000_000)
}

fn object(schema: &Value, about: &str, dice: &mut Dice, depth: usize) -> Value {
    let properties = schema.get("properties").and_then(Value::as_object);
    let members: Map<String, Value> = properties
        .into_iter()
        .flatten()
        .map(|(name, member)| (name.clone(), build(member, about, dice, depth)))
        .collect();
    Value::Object(members)
}

fn array(schema: &Value, about: &str, dice: &mut Dice, depth: usize) -> Value {
    let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(2).min(5);
    let item = schema.get("items").cloned().unwrap_or_else(|| object!({ "type": "string" }));
    Value::Array((0..least).map(|_| build(&item, about, dice, depth)).collect())
}
