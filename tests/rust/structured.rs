//! Answers in JSON, from the request to the check, over HTTP.

use anyhow::{Context as _, Result};
use tollfree::{ChatRequest, Message, Plan, Raw, ResponseFormat};
use tollfree_tests::{KEY, Practice};

/// What tools write from types: references, a type that holds itself, bounds.
const SCHEMA: &str = r##"{
    "type": "object", "required": ["rating", "share", "note", "tags", "tree"],
    "additionalProperties": false,
    "properties": {
        "rating": { "type": "integer", "minimum": 1, "maximum": 3 },
        "share": { "type": "number", "exclusiveMinimum": 0, "maximum": 1 },
        "note": { "type": "string", "minLength": 40, "maxLength": 50 },
        "tags": { "type": "array", "maxItems": 1, "items": { "type": "string", "maxLength": 5 } },
        "tree": { "$ref": "#/$defs/tree" }
    },
    "$defs": { "tree": { "type": "object", "required": ["name", "kids"], "properties": {
        "name": { "type": "string" },
        "kids": { "anyOf": [{ "type": "null" }, { "type": "array", "items": { "$ref": "#/$defs/tree" } }] }
    } } }
}"##;

// Catches: a schema that the server or the check reads differently, and a repair of what fits.
#[tokio::test]
async fn an_answer_fits_its_schema() -> Result<()> {
    let practice = Practice::open().await?;
    let client = practice.client(KEY)?;
    client.models().await?;
    for prompt in ["Rate the sea", "Rate a short book about very long rivers of the north", "x"] {
        let form = ResponseFormat::schema("rating", Raw::parse(SCHEMA).context("no JSON")?);
        let request =
            ChatRequest::new("nvidia/nemotron-3-super-120b-a12b:free", vec![Message::user(prompt)])
                .with_response_format(form);
        let found = client.structured(&request, &Plan::default(), true, |_| ()).await;
        assert_eq!((found.error.as_ref(), found.requests()), (None, 1), "{}", found.json);
        assert!(found.json.contains("tree") && found.unchecked.is_empty());
    }
    assert!(practice.bill() <= 0.0);
    Ok(())
}
