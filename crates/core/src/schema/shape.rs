use serde_json::{Map, Value};

use super::check::Walk;

/// Keywords that are checked below, or that say nothing about what fits.
pub(super) const KNOWN: [&str; 31] = [
    "properties",
    "required",
    "additionalProperties",
    "items",
    "additionalItems",
    "prefixItems",
    "minItems",
    "maxItems",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minProperties",
    "maxProperties",
    "const",
    "enum",
    "$defs",
    "definitions",
    "$schema",
    "$id",
    "$comment",
    "$anchor",
    "title",
    "description",
    "default",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
];

type Schema = Map<String, Value>;

pub(super) fn kind(walk: &mut Walk<'_>, rule: &Value, value: &Value, path: &str) {
    let is = |name: &Value| name.as_str().is_some_and(|name| is_of(name, value));
    let fits = match rule {
        Value::Array(any) => any.iter().any(is),
        one => is(one),
    };
    if !fits {
        let words = match rule {
            Value::Array(any) => {
                any.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or ")
            }
            one => one.as_str().unwrap_or("of a type that exists").to_owned(),
        };
        walk.fault(path, format!("must be of type {words}"));
    }
}

fn is_of(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => {
            value.is_i64()
                || value.is_u64()
                || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        _ => false,
    }
}

/// Numbers are equal by value: 1 and 1.0 are one number.
pub(super) fn is_equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(a), Value::Number(b)) => {
            a == b || a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| a.to_bits() == b.to_bits())
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_equal(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| is_equal(a, b)))
        }
        _ => left == right,
    }
}

/// The keywords that count only for values of one kind.
pub(super) fn check<'a>(walk: &mut Walk<'a>, schema: &'a Schema, value: &Value, path: &str) {
    match value {
        Value::Object(members) => object(walk, schema, members, path),
        Value::Array(items) => array(walk, schema, items, path),
        Value::String(text) => {
            let length = text.chars().count();
            bounds(walk, schema, ["minLength", "maxLength"], length, "characters", path);
        }
        Value::Number(number) => numbers(walk, schema, number.as_f64().unwrap_or_default(), path),
        _ => {}
    }
}

fn object<'a>(walk: &mut Walk<'a>, schema: &'a Schema, members: &Schema, path: &str) {
    for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
        if let Some(name) = name.as_str().filter(|name| !members.contains_key(*name)) {
            walk.fault(path, format!("must have a member {name}"));
        }
    }
    let properties = schema.get("properties").and_then(Value::as_object);
    // Which members patterns allow is not checked: no member can be called one too many then.
    let others =
        schema.get("additionalProperties").filter(|_| !schema.contains_key("patternProperties"));
    for (name, member) in members {
        let at = format!("{path}.{name}");
        match (properties.and_then(|properties| properties.get(name)), others) {
            (Some(rule), _) | (None, Some(rule)) => walk.value(rule, member, &at),
            (None, None) => {}
        }
    }
    bounds(walk, schema, ["minProperties", "maxProperties"], members.len(), "members", path);
}

fn array<'a>(walk: &mut Walk<'a>, schema: &'a Schema, items: &[Value], path: &str) {
    let list = |name: &str| schema.get(name).and_then(Value::as_array);
    // Older drafts list the first elements under the name of the others.
    let (first, rest) = match list("items") {
        Some(first) => (Some(first), "additionalItems"),
        None => (list("prefixItems"), "items"),
    };
    let (first, rest) = (first.map_or(&[][..], Vec::as_slice), schema.get(rest));
    for (at, item) in items.iter().enumerate() {
        if let Some(rule) = first.get(at).or(rest) {
            walk.value(rule, item, &format!("{path}[{at}]"));
        }
    }
    bounds(walk, schema, ["minItems", "maxItems"], items.len(), "elements", path);
}

fn bounds(
    walk: &mut Walk<'_>,
    schema: &Schema,
    [least, most]: [&str; 2],
    count: usize,
    of: &str,
    path: &str,
) {
    let bound = |name: &str| schema.get(name).and_then(Value::as_u64);
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    if let Some(least) = bound(least).filter(|least| count < *least) {
        walk.fault(path, format!("must have at least {least} {of}"));
    }
    if let Some(most) = bound(most).filter(|most| count > *most) {
        walk.fault(path, format!("must have at most {most} {of}"));
    }
}

fn numbers(walk: &mut Walk<'_>, schema: &Schema, number: f64, path: &str) {
    type Breaks = fn(f64, f64) -> bool;
    let rules: [(&str, &str, Breaks); 4] = [
        ("minimum", "at least", |number, bound| number < bound),
        ("maximum", "at most", |number, bound| number > bound),
        ("exclusiveMinimum", "above", |number, bound| number <= bound),
        ("exclusiveMaximum", "below", |number, bound| number >= bound),
    ];
    for (keyword, words, breaks) in rules {
        if let Some(bound) = schema.get(keyword)
            && bound.as_f64().is_some_and(|bound| breaks(number, bound))
        {
            walk.fault(path, format!("must be {words} {bound}"));
        }
    }
}
