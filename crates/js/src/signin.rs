use serde::Serialize;
use tollfree_core::{
    Code, Error,
    session::Reply,
    signin::{self, Exchange, Pending, Wish},
};
use wasm_bindgen::prelude::*;

use crate::{
    fault::Fault,
    session::Session,
    visitor::Visitor,
    wire::{Sending, json, millis},
};

/// A sign-in that can be sent on its way.
#[derive(Serialize, tsify::Tsify)]
pub(crate) struct Departure {
    /// The consent page.
    address: String,
    /// What the tab keeps until the visitor is back, in `sessionStorage` and nowhere else.
    kept: String,
}

/// What the address says on which a page was opened.
#[derive(Default, Serialize, tsify::Tsify)]
pub(crate) struct Arrival {
    /// The address without what a sign-in added.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    cleaned: Option<String>,
    /// The request that brings the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    exchange: Option<Sending>,
    /// Why the sign-in failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    error: Option<Error>,
}

#[wasm_bindgen]
impl Session {
    /// Begins a sign-in, as the JSON of a `Departure`; throws the JSON of an error. `random` are 48
    /// bytes that nobody can foresee.
    #[wasm_bindgen(js_name = "signIn")]
    pub fn sign_in(
        &self,
        callback: String,
        label: Option<String>,
        random: &[u8],
    ) -> Result<String, JsValue> {
        let few = || Error::new(Code::SignInLost, "a sign-in needs 48 random bytes");
        let random = random.try_into().map_err(|_| Fault(few()))?;
        let wish = Wish { callback, label };
        let begun =
            signin::begin(self.0.borrow().session.gateway(), &wish, random).map_err(Fault)?;
        Ok(json(&Departure { address: begun.address, kept: begun.pending.write() }))
    }

    /// What `address` says, as the JSON of an `Arrival`. `kept` is what the tab kept; it has been
    /// taken away from there.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands optional texts over")]
    pub fn land(&self, address: &str, kept: Option<String>) -> String {
        let pending = kept.as_deref().and_then(Pending::read);
        let cleaned = pending.as_ref().map(|pending| signin::cleaned(address, pending));
        let (exchange, error) = match signin::land(address, pending) {
            Ok(exchange) => (exchange, None),
            Err(error) => (None, Some(error)),
        };
        let exchange = exchange.map(|exchange| exchange.request(self.0.borrow().session.gateway()));
        json(&Arrival { cleaned, exchange: exchange.map(Sending::from), error })
    }

    /// Takes in the reply to the exchange: from here on the session has the key. Returns its text,
    /// if it is to be told; throws the JSON of an error.
    #[wasm_bindgen(js_name = "takeKey")]
    pub fn take_key(
        &self,
        status: u16,
        body: &[u8],
        now: f64,
        tell: bool,
    ) -> Result<Option<String>, JsValue> {
        let key = Exchange::read(&Reply { status, body, now: millis(now) }).map_err(Fault)?;
        let told = tell.then(|| key.reveal().to_owned());
        let visitor = &mut *self.0.borrow_mut();
        let gateway = visitor.session.gateway().clone();
        let limits = *visitor.session.limits();
        *visitor = Visitor::from(tollfree_core::session::Session::new(gateway, Some(key), limits));
        Ok(told)
    }
}
