use serde_json::Value;

use super::shape;
use crate::chat::Raw;

/// Deepest nesting that is looked at.
const MOST_DEPTH: u32 = 64;

/// Keywords whose value is a list of schemas, a schema by name, or one schema.
const LISTS: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
const NAMED: [&str; 3] = ["properties", "$defs", "definitions"];
const ONE: [&str; 3] = ["items", "additionalProperties", "additionalItems"];

/// Keywords of `schema`, at any depth, that [`check`](super::check()) does not look at, each once.
pub fn unchecked(schema: &Raw) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(schema) = serde_json::from_str::<Value>(schema.as_str()) {
        look(&schema, 0, &mut found);
    }
    found
}

fn look(schema: &Value, depth: u32, found: &mut Vec<String>) {
    let (Some(members), true) = (schema.as_object(), depth < MOST_DEPTH) else { return };
    for (keyword, value) in members {
        match keyword.as_str() {
            name if NAMED.contains(&name) => {
                let all = value.as_object().into_iter().flatten();
                all.for_each(|(_, schema)| look(schema, depth + 1, found));
            }
            name if LISTS.contains(&name) || value.is_array() && name == "items" => {
                let all = value.as_array().into_iter().flatten();
                all.for_each(|schema| look(schema, depth + 1, found));
            }
            name if ONE.contains(&name) => look(value, depth + 1, found),
            "type" | "$ref" => {}
            name if shape::KNOWN.contains(&name) || found.iter().any(|known| known == name) => {}
            name => found.push(name.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A keyword deep inside that nobody checks, and that an answer is said to fit.
    #[test]
    fn what_is_not_checked_is_named_at_any_depth_and_once() {
        let schema = Raw::parse(
            r#"{"type":"object","properties":{"format":{"type":"string","format":"date"},
            "list":{"items":{"anyOf":[{"pattern":"a"},{"format":"x","if":true}]}}},
            "additionalProperties":false,"required":["format"]}"#,
        );
        let found = unchecked(&schema.unwrap());
        assert_eq!(found, ["format", "pattern", "if"]);
    }

    #[test]
    fn a_schema_of_known_words_is_checked_whole() {
        let schema =
            Raw::parse(r##"{"$defs":{"a":{"enum":[1]}},"$ref":"#/$defs/a","minItems":1}"##);
        assert!(unchecked(&schema.unwrap()).is_empty());
    }
}
