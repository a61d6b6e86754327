use tollfree_core::{
    Error,
    relay::{self, Reply, Route},
};
use wasm_bindgen::prelude::*;

use crate::{
    call::Call,
    fault::Fault,
    session::Session,
    wire::{Sending, json, millis},
};

/// What another client asks through `fetch`. Everything here throws the JSON of a `Reply`: what such
/// a client can make something of.
#[wasm_bindgen]
impl Session {
    /// Where a request leads: to the server as it is, then the JSON of what to send; or to the guard.
    pub fn route(&self, method: &str, url: &str, now: f64) -> Result<Option<String>, JsValue> {
        match self.visitor().borrow().session.route(method, url) {
            Ok(Route::Look(request)) => Ok(Some(json(&Sending::from(request)))),
            Ok(Route::Chat) => Ok(None),
            Err(error) => Err(refusal(&error, now)),
        }
    }

    /// Begins the call that `body` asks for: the wire's JSON and that of `PlanOptions`.
    pub fn relay(&self, body: &str, options: &str, seed: f64, now: f64) -> Result<Call, JsValue> {
        let begun = relay::read(body)
            .map_err(Fault)
            .and_then(|asked| self.begin(&asked.request, options, seed, now, Some(asked.streams)));
        begun.map_err(|Fault(error)| refusal(&error, now))
    }
}

fn refusal(error: &Error, now: f64) -> JsValue {
    JsValue::from_str(&json(&Reply::refusal(error, millis(now))))
}
