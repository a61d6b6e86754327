//! The schema as it is typed: what is wrong with it, and the quick way to write one.

use serde_json::Value;
use tollfree::{Raw, schema};

/// What is known of a schema that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Words of it that are sent, and that answers are not held against.
    pub unchecked: Vec<String>,
    /// What providers that keep strictly to schemas are known to refuse.
    pub advice: Vec<String>,
}

/// Looks at a schema. An error is a sentence: until then nothing is sent.
pub fn inspect(text: &str) -> Result<Checked, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        format!("Not JSON yet: line {line}, column {column}. Until then no schema is sent.")
    })?;
    let Some(root) = value.as_object() else {
        return Err("A schema is an object in braces. Until then no schema is sent.".into());
    };
    let raw = Raw::parse(text.trim()).ok_or("Not JSON yet. Until then no schema is sent.")?;
    let mut advice = Vec::new();
    if root.get("type").and_then(Value::as_str) != Some("object") {
        advice
            .push("Some providers take only objects: let the outermost type be \"object\".".into());
    } else if root.get("additionalProperties") != Some(&Value::Bool(false)) {
        advice.push("Some providers want \"additionalProperties\": false in every object.".into());
    }
    Ok(Checked { unchecked: schema::unchecked(&raw), advice })
}

/// The kinds of a field of the quick start.
pub const KINDS: [&str; 5] = ["string", "number", "integer", "boolean", "array"];

/// One field of an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// One of [`KINDS`]; a list is of texts.
    pub kind: String,
    /// Whether it has to be there.
    pub is_required: bool,
}

/// The schema of an object with these fields, in their order: the model writes in it. Those without
/// a name are left out.
pub fn write(rows: &[Row]) -> String {
    let rows: Vec<(String, &Row)> = rows
        .iter()
        .filter(|row| !row.name.trim().is_empty())
        .map(|row| (Value::from(row.name.trim()).to_string(), row))
        .collect();
    let property = |(name, row): &(String, &Row)| match row.kind.as_str() {
        "array" => {
            format!("    {name}: {{ \"type\": \"array\", \"items\": {{ \"type\": \"string\" }} }}")
        }
        kind => format!("    {name}: {{ \"type\": {} }}", Value::from(kind)),
    };
    let properties: Vec<String> = rows.iter().map(property).collect();
    let required = rows.iter().filter(|(_, row)| row.is_required);
    let required: Vec<&str> = required.map(|(name, _)| name.as_str()).collect();
    format!(
        "{{\n  \"type\": \"object\",\n  \"properties\": {{\n{}\n  }},\n  \"required\": [{}],\n  \"additionalProperties\": false\n}}",
        properties.join(",\n"),
        required.join(", ")
    )
}

/// The fields of a schema that the quick start can show whole; `None` when it would lose something.
pub fn rows(text: &str) -> Option<Vec<Row>> {
    let value: Value = serde_json::from_str(text).ok()?;
    let properties = value.get("properties")?.as_object()?;
    let required: Vec<&str> =
        value.get("required")?.as_array()?.iter().filter_map(Value::as_str).collect();
    let row = |name: String| {
        let kind = properties.get(&name)?.get("type")?.as_str()?.to_owned();
        let is_required = required.contains(&name.as_str());
        Some(Row { name, kind, is_required })
    };
    let rows: Vec<Row> = order(text)?.into_iter().map(row).collect::<Option<_>>()?;
    let again: Value = serde_json::from_str(&write(&rows)).ok()?;
    (again == value).then_some(rows)
}

/// The names of the properties, in the order in which they stand there.
fn order(text: &str) -> Option<Vec<String>> {
    let raw = Raw::parse(text.trim())?;
    let mut names = Vec::new();
    let read = raw.cursor().object(|key, value| match key {
        b"properties" => value.object(|name, _| {
            names.push(String::from_utf8_lossy(name).into_owned());
            Ok(())
        }),
        _ => Ok(()),
    });
    read.ok().map(|()| names)
}

/// Schemas to begin with: a label and what it asks for.
pub const SAMPLES: [(&str, &str); 3] = [
    (
        "Answer and confidence",
        r#"{
  "type": "object",
  "properties": {
    "answer": { "type": "string" },
    "confidence": { "type": "number", "minimum": 0, "maximum": 1 }
  },
  "required": ["answer", "confidence"],
  "additionalProperties": false
}"#,
    ),
    (
        "A label",
        r#"{
  "type": "object",
  "properties": {
    "label": { "enum": ["positive", "neutral", "negative"] },
    "reason": { "type": "string" }
  },
  "required": ["label", "reason"],
  "additionalProperties": false
}"#,
    ),
    (
        "A list of items",
        r#"{
  "type": "object",
  "properties": {
    "items": {
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "name": { "type": "string" },
          "price": { "type": "number" }
        },
        "required": ["name", "price"],
        "additionalProperties": false
      }
    }
  },
  "required": ["items"],
  "additionalProperties": false
}"#,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// A broken schema that is sent, or one whose mistake nobody can find.
    #[test]
    fn what_is_no_schema_is_told_with_its_place() {
        assert_eq!(
            inspect("{\n  \"type\": }").unwrap_err(),
            "Not JSON yet: line 2, column 11. Until then no schema is sent."
        );
        assert!(inspect("[1]").unwrap_err().starts_with("A schema is an object"));
    }

    /// A sample that itself would be refused, or half checked without a word.
    #[test]
    fn samples_are_good_examples() {
        for (label, text) in SAMPLES {
            let checked = inspect(text).unwrap();
            assert_eq!((checked.unchecked.len(), checked.advice.len()), (0, 0), "{label}");
        }
        let odd = inspect(r#"{"type":"object","properties":{"a":{"format":"date"}}}"#).unwrap();
        assert_eq!(odd.unchecked, ["format"]);
        assert_eq!(odd.advice.len(), 1);
    }

    /// The quick start that throws away what it cannot show.
    #[test]
    fn fields_become_a_schema_and_come_back() {
        let row = |name: &str, kind: &str, is_required| Row {
            name: name.into(),
            kind: kind.into(),
            is_required,
        };
        let fields = [row("title", "string", true), row("tags", "array", false)];
        let text = write(&fields);
        assert_eq!(rows(&text).as_deref(), Some(&fields[..]));
        assert!(inspect(&text).unwrap().advice.is_empty());
        assert_eq!(rows(SAMPLES[0].1), None);
        assert_eq!(rows("{"), None);
    }
}
