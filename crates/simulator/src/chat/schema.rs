//! A JSON value that fits a JSON Schema: for structured answers and arguments of tool calls.

use serde_json::{Map, Value};

use crate::random::Dice;

/// Deeper schemas get null: a schema may refer to itself.
const DEPTH: usize = 12;
/// Values of one instance: lists inside of lists multiply.
const MOST: usize = 500;

/// An instance of a schema about a subject. Keywords beyond the common ones are not looked at.
pub(crate) fn instance(schema: &Value, about: &str, dice: &mut Dice) -> Value {
    Maker { root: schema, about, dice, left: MOST }.build(schema, DEPTH)
}

struct Maker<'a> {
    root: &'a Value,
    about: &'a str,
    dice: &'a mut Dice,
    left: usize,
}

impl Maker<'_> {
    fn build(&mut self, schema: &Value, depth: usize) -> Value {
        if depth == 0 || self.left == 0 {
            return Value::Null;
        }
        self.left -= 1;
        let target = schema.get("$ref").and_then(|at| at.as_str()?.strip_prefix('#'));
        if let Some(target) = target.and_then(|at| self.root.pointer(at)) {
            return self.build(target, depth - 1);
        }
        if let Some(fixed) = schema.get("const").or_else(|| schema.get("default")) {
            return fixed.clone();
        }
        if let Some(choices) = schema.get("enum").and_then(Value::as_array) {
            return choices.get(self.dice.below(choices.len())).cloned().unwrap_or_default();
        }
        let first = ["anyOf", "oneOf", "allOf"].iter().find_map(|key| schema.get(*key)?.get(0));
        if let Some(first) = first {
            return self.build(first, depth - 1);
        }
        match kind(schema) {
            "object" => self.object(schema, depth - 1),
            "array" => self.array(schema, depth - 1),
            "string" => Value::from(text(schema, self.about)),
            "integer" => Value::from(self.integer(schema)),
            "number" => self.number(schema),
            "boolean" => Value::from(self.dice.chance(0.5)),
            _ => Value::Null,
        }
    }

    /// Up to eight above the least, and not above the most.
    fn integer(&mut self, schema: &Value) -> i64 {
        let (least, most) = bounds(schema);
        let least = least.unwrap_or_else(|| most.map_or(0, |most| most.min(0)));
        let drawn = least + i64::try_from(self.dice.below(9)).unwrap_or(0);
        most.map_or(drawn, |most| drawn.min(most).max(least))
    }

    /// A half above the least, unless only whole numbers are sure to fit.
    fn number(&mut self, schema: &Value) -> Value {
        match bounds(schema) {
            (_, Some(_)) => Value::from(self.integer(schema)),
            (least, None) => {
                Value::from(f64::from(i32::try_from(least.unwrap_or(0)).unwrap_or(0)) + 0.5)
            }
        }
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Value {
        let properties = schema.get("properties").and_then(Value::as_object);
        let members: Map<String, Value> = properties
            .into_iter()
            .flatten()
            .map(|(name, member)| (name.clone(), self.build(member, depth)))
            .collect();
        Value::Object(members)
    }

    fn array(&mut self, schema: &Value, depth: usize) -> Value {
        let count = |name: &str| schema.get(name).and_then(Value::as_u64);
        let least = count("minItems").unwrap_or(2).min(count("maxItems").unwrap_or(u64::MAX));
        let any = object!({ "type": "string" });
        let item = schema.get("items").unwrap_or(&any);
        Value::Array((0..least.min(5)).map(|_| self.build(item, depth)).collect())
    }
}

fn kind(schema: &Value) -> &str {
    let named = match schema.get("type") {
        Some(Value::Array(several)) => several.first().and_then(Value::as_str),
        other => other.and_then(Value::as_str),
    };
    named.unwrap_or(if schema.get("properties").is_some() { "object" } else { "string" })
}

/// The least and the most whole number.
fn bounds(schema: &Value) -> (Option<i64>, Option<i64>) {
    let bound = |name: &str| {
        let number = schema.get(name).and_then(Value::as_i64);
        number.map(|number| number.clamp(-1_000_000, 1_000_000))
    };
    let least = bound("minimum").or_else(|| bound("exclusiveMinimum").map(|bound| bound + 1));
    let most = bound("maximum").or_else(|| bound("exclusiveMaximum").map(|bound| bound - 1));
    (least, most)
}

/// The subject, cut or filled up to the length that is asked for.
fn text(schema: &Value, about: &str) -> String {
    let count = |name: &str| schema.get(name).and_then(Value::as_u64);
    let count = |name: &str| count(name).map(|count| usize::try_from(count).unwrap_or(MOST));
    let most = count("maxLength").unwrap_or(usize::MAX);
    let mut text: String = about.chars().take(most).collect();
    let missing = count("minLength").unwrap_or(0).min(MOST).saturating_sub(text.chars().count());
    text.extend(std::iter::repeat_n('.', missing));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    // Would catch: lists inside of lists, each of five, that fill the memory.
    #[test]
    fn an_instance_is_bounded() {
        let mut schema = object!({ "type": "string" });
        for _ in 0..DEPTH {
            schema = object!({ "type": "array", "minItems": 5, "items": schema });
        }
        let made = instance(&schema, "x", &mut Dice::new(1)).to_string();
        assert!(made.len() < 40 * MOST, "{} bytes", made.len());
    }
}
