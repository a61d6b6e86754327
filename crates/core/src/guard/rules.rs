//! The documented rules of a request (API sheet 1.6): what is sure to fail is never sent.
//!
//! `form` judges numbers and texts, `messages` and `tools` what is said and what may be called,
//! `model` what one model can take.

mod form;
mod messages;
mod model;
mod tools;

use crate::{Code, Error, chat::ChatRequest};

pub(super) use model::check_for;

/// Checks what holds for every model.
pub(super) fn check(request: &ChatRequest) -> Result<(), Error> {
    messages::check(&request.messages)?;
    form::check(request)?;
    tools::check(request)
}

fn invalid(field: &str, rule: &str) -> Error {
    Error::new(Code::RequestInvalid, format!("{field} {rule}"))
}

/// What the gateway takes as the name of a function or a schema.
fn is_name(name: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    (1..=64).contains(&name.len()) && name.bytes().all(is_allowed)
}
