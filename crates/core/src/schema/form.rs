use super::{Verdict, check};
use crate::chat::{Raw, ResponseFormat};

/// Checks a whole answer against the form that was asked for; words fit any other form.
pub fn check_form(form: Option<&ResponseFormat>, answer: &str) -> Verdict {
    match form {
        Some(ResponseFormat::JsonSchema { json_schema }) => check(&json_schema.schema, answer),
        Some(ResponseFormat::JsonObject) => Raw::parse(r#"{"type":"object"}"#)
            .map_or_else(Verdict::default, |object| check(&object, answer)),
        Some(ResponseFormat::Text) | None => Verdict::default(),
    }
}
