use std::fmt;

use serde::Serialize;

use super::Pending;
use crate::{
    Code, Error,
    account::ApiKey,
    error::ErrorBody,
    gateway::{Gateway, HttpRequest},
    json::Cursor,
    session::Reply,
};

/// A code that can be turned into a key, once, within ten minutes.
///
/// INVARIANT: it cannot be copied, and asking for the key uses it up. `Debug` hides it.
#[derive(PartialEq, Eq)]
pub struct Exchange {
    code: String,
    verifier: String,
}

#[derive(Serialize)]
struct Body<'a> {
    code: &'a str,
    code_verifier: &'a str,
    code_challenge_method: &'static str,
}

impl Exchange {
    pub(super) fn new(code: String, pending: Pending) -> Self {
        Self { code, verifier: pending.verifier }
    }

    /// `POST /auth/keys`.
    pub fn request(self, gateway: &Gateway) -> HttpRequest {
        let body =
            Body { code: &self.code, code_verifier: &self.verifier, code_challenge_method: "S256" };
        // Three texts: nothing that JSON could not hold.
        gateway.exchange(crate::json::write(&body))
    }

    /// Reads the reply to [`Exchange::request`]. The account's id, which it holds too, is not kept.
    pub fn read(reply: &Reply<'_>) -> Result<ApiKey, Error> {
        reply.read(key).map_err(|error| told(error, reply))
    }
}

fn key(body: &[u8]) -> Result<ApiKey, Error> {
    let mut key = None;
    let read = Cursor::new(body).object(|name, value| {
        if name == b"key" {
            key = value.string()?.and_then(|text| ApiKey::parse(&text).ok());
        }
        Ok(())
    });
    read.ok()
        .and(key)
        .ok_or_else(|| Error::new(Code::Unreadable, "the reply to the sign-in holds no key"))
}

/// A refusal in the words of a sign-in. Others, such as of a server that is down, stay as they are.
fn told(error: Error, reply: &Reply<'_>) -> Error {
    // A page of an edge or a proxy says nothing of the code.
    let Some(said) = ErrorBody::read(reply.body) else { return error };
    let (code, message) = match reply.status {
        400 if said.says("invalid code") && !said.says("challenge") => {
            (Code::SignInRefused, "the server does not know this code, or it was used before")
        }
        403 if said.says("expired") => (Code::SignInExpired, "the code of this sign-in is too old"),
        401 | 403 | 409 => {
            (Code::SignInRefused, "the server does not accept the code of this sign-in")
        }
        400 | 405 | 422 => (Code::RequestRejected, "the server refused the form of the sign-in"),
        _ => return error,
    };
    let mut told = Error::new(code, message);
    if code == Code::RequestRejected {
        told = told.with_remedy("sign in again; if it stays, paste a key from openrouter.ai/keys");
    }
    (told.status, told.raw, told.request_id) = (error.status, error.raw, error.request_id);
    told
}

impl fmt::Debug for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Exchange(hidden)")
    }
}
