//! Error bodies in the shapes of API sheet 3.3.

use serde_json::{Map, Value};

use crate::reply::{Body, Reply};

/// An error before the first byte of an answer.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) status: u16,
    message: String,
    metadata: Map<String, Value>,
    availability: Option<Value>,
    #[cfg(feature = "full")]
    code: Option<Code>,
    headers: Vec<(&'static str, String)>,
}

/// What stands in the place of a numeric code.
#[cfg(feature = "full")]
#[derive(Clone, Copy, Debug)]
enum Code {
    Word(&'static str),
    Type(&'static str),
}

impl Problem {
    pub(crate) fn new(status: u16, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            metadata: Map::new(),
            availability: None,
            #[cfg(feature = "full")]
            code: None,
            headers: Vec::new(),
        }
    }

    /// Adds members to `error.metadata`; anything but an object adds nothing.
    pub(crate) fn with(mut self, metadata: Value) -> Self {
        if let Value::Object(more) = metadata {
            self.metadata.extend(more);
        }
        self
    }

    /// Sets `error.availability` (form G).
    pub(crate) fn available(mut self, availability: Value) -> Self {
        self.availability = Some(availability);
        self
    }

    /// A word instead of the number in `error.code`.
    #[cfg(feature = "full")]
    pub(crate) fn coded(mut self, code: &'static str) -> Self {
        self.code = Some(Code::Word(code));
        self
    }

    /// No `error.code`, but `error_type` and `http_status` beside the message, as in the examples
    /// of form G.
    #[cfg(feature = "full")]
    pub(crate) fn uncoded(mut self, error_type: &'static str) -> Self {
        self.code = Some(Code::Type(error_type));
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Form A with what this problem knows. `user_id` appears as soon as the key is known.
    pub(crate) fn body(&self, user_id: Option<&str>) -> Value {
        let mut error = object!({ "code": self.status, "message": self.message.clone() });
        #[cfg(feature = "full")]
        self.recode(&mut error);
        if !self.metadata.is_empty() {
            error["metadata"] = Value::Object(self.metadata.clone());
        }
        if let Some(availability) = &self.availability {
            error["availability"] = availability.clone();
        }
        let mut body = object!({ "error": error });
        if let Some(user) = user_id {
            body["user_id"] = Value::from(user);
        }
        body
    }

    #[cfg(feature = "full")]
    fn recode(&self, error: &mut Value) {
        match self.code {
            None => {}
            Some(Code::Word(word)) => error["code"] = Value::from(word),
            Some(Code::Type(kind)) => {
                *error = object!({
                    "message": self.message.clone(), "error_type": kind, "http_status": self.status,
                });
            }
        }
    }

    pub(crate) fn reply(self, exchange_id: u64, user_id: Option<&str>) -> Reply {
        let body = self.body(user_id);
        let mut reply = json_reply(exchange_id, self.status, &body);
        reply.headers.extend(self.headers);
        reply
    }
}

/// A readable JSON answer.
pub(crate) fn json_reply(exchange_id: u64, status: u16, body: &Value) -> Reply {
    let mut headers = crate::cors::readable();
    headers.push(("Content-Type", "application/json".to_owned()));
    Reply { exchange_id, status, headers, body: Body::now(body.to_string().into_bytes()) }
}

/// Form B, the validation errors of routes other than chat.
#[cfg(feature = "full")]
pub(crate) fn zod_reply(exchange_id: u64, code: &str, field: &str, message: &str) -> Reply {
    let issues = Value::from([object!({ "code": code, "path": [field], "message": message })]);
    let error = object!({ "name": "ZodError", "message": issues.to_string() });
    json_reply(exchange_id, 400, &object!({ "success": false, "error": error }))
}
