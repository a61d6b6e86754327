use tollfree_core::{
    Code, Error,
    error::excerpt,
    json::{Place, Unreadable},
};
use wasm_bindgen::prelude::*;

use crate::wire;

/// What is thrown: the JSON of a core error, which the door turns into a `TollfreeError`.
pub(crate) struct Fault(pub(crate) Error);

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl From<Fault> for JsValue {
    fn from(Fault(error): Fault) -> Self {
        Self::from_str(&wire::json(&error))
    }
}

/// Reads the JSON of an object that a page passed; the error names the field.
pub(crate) fn read<T: Place>(what: &str, json: &str) -> Result<T, Fault> {
    tollfree_core::json::read(json).map_err(|Unreadable { path, message }| {
        let at = if path.is_empty() { what } else { &path };
        // Both repeat what was not expected, which may be a key in the wrong place.
        let said = excerpt(&format!("{at}: {message}")).unwrap_or_default();
        Fault(Error::new(Code::RequestInvalid, said))
    })
}

/// An error with core's remedy, as JSON, for what only JavaScript can notice.
#[wasm_bindgen]
pub fn problem(
    #[wasm_bindgen(unchecked_param_type = "Code")] code: &str,
    message: &str,
    raw: Option<String>,
) -> String {
    let mut error = named(code, message);
    error.raw = raw.and_then(|raw| excerpt(&raw));
    wire::json(&error)
}

/// The error of the code of this name.
pub(crate) fn named(code: &str, message: &str) -> Error {
    let code = Code::ALL.iter().find(|known| known.as_str() == code);
    Error::new(code.copied().unwrap_or(Code::RequestInvalid), message)
}
