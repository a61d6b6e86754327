use tollfree::{ChatRequest, Code, Error};
use tollfree_core::guard::screen;

/// Reads the JSON of a request as the npm package's door does: traps by name, then every field.
pub fn door(json: &str) -> Result<ChatRequest, Error> {
    screen(json.as_bytes())?;
    serde_json::from_str(json).map_err(|error| Error::new(Code::RequestInvalid, error.to_string()))
}
