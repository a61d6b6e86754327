use std::{cell::RefCell, rc::Rc};

use tollfree_core::{
    catalogue::Catalogue,
    chat::ChatRequest,
    error::excerpt,
    guard,
    relay::Relay,
    run::PlanOptions,
    session::{Reply, Setup},
};
use wasm_bindgen::prelude::*;

use crate::{
    call::Call,
    fault::{self, Fault},
    visitor::{Shared, Visitor},
    wire::{Sending, json, millis},
};

/// One visitor at one server. Keeps the key: JavaScript sees it only inside the headers of the
/// requests that it sends.
#[wasm_bindgen]
pub struct Session(pub(crate) Shared);

impl Session {
    pub(crate) fn visitor(&self) -> &Shared {
        &self.0
    }

    /// Begins a call; one that is carried for another client, who asked for a stream or not.
    pub(crate) fn begin(
        &self,
        request: &str,
        options: &str,
        seed: f64,
        now: f64,
        carried: Option<bool>,
    ) -> Result<Call, Fault> {
        let options: PlanOptions = fault::read("options", options)?;
        guard::screen(request.as_bytes())?;
        let request: ChatRequest = fault::read("request", request)?;
        let mut ask = options.ask(request, seed.to_bits())?;
        let relay = carried.map(|streams| Relay::carry(&mut ask, streams)).transpose()?;
        let mut actions = Vec::new();
        let run = self.0.borrow_mut().session.run(ask, millis(now), &mut actions);
        Ok(Call::new(run, Shared::clone(&self.0), actions, relay))
    }
}

#[wasm_bindgen]
impl Session {
    /// Opens a session by the JSON of a `Setup`; throws the JSON of an error.
    pub fn open(setup: &str) -> Result<Self, JsValue> {
        let setup: Setup = fault::read("options", setup)?;
        let visitor = Visitor::from(setup.open().map_err(Fault)?);
        Ok(Self(Rc::new(RefCell::new(visitor))))
    }

    /// The request that loads the catalogue, as JSON.
    pub fn models(&self) -> String {
        json(&Sending::from(self.0.borrow().session.models()))
    }

    /// How long to wait for a whole reply, ms.
    #[wasm_bindgen(getter)]
    pub fn patience(&self) -> f64 {
        u32::try_from(self.0.borrow().session.limits().reply).map_or(f64::INFINITY, f64::from)
    }

    /// Takes in the reply to [`Session::models`]; throws the JSON of an error.
    #[wasm_bindgen(js_name = "takeModels")]
    pub fn take_models(&self, status: u16, body: &[u8], now: f64) -> Result<(), JsValue> {
        let visitor = &mut *self.0.borrow_mut();
        let reply = Reply { status, body, now: millis(now) };
        let failed = visitor.session.take_models(&reply).err();
        visitor.not_loaded.clone_from(&failed);
        Ok(failed.map_or(Ok(()), |error| Err(Fault(error)))?)
    }

    /// No reply to [`Session::models`] came: why, as [`problem`](crate::problem) takes it.
    #[wasm_bindgen(js_name = "noModels")]
    pub fn no_models(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Code")] code: &str,
        message: &str,
        raw: Option<String>,
    ) {
        let mut error = fault::named(code, message);
        error.raw = raw.and_then(|raw| excerpt(&raw));
        self.0.borrow_mut().not_loaded = Some(error);
    }

    /// The loaded models that a call may ask, or all, as JSON.
    pub fn list(&self, all: bool) -> String {
        let visitor = self.0.borrow();
        let models: Vec<_> = if all {
            visitor.session.catalogue().into_iter().flat_map(Catalogue::models).collect()
        } else {
            visitor.session.askable().collect()
        };
        json(&models)
    }

    /// The request that asks for the key's state, as JSON; throws the JSON of an error.
    #[wasm_bindgen(js_name = "keyState")]
    pub fn key_state(&self) -> Result<String, JsValue> {
        Ok(json(&Sending::from(self.0.borrow().session.key_state().map_err(Fault)?)))
    }

    /// The key's state in the reply to [`Session::key_state`], as JSON; throws the JSON of an
    /// error.
    #[wasm_bindgen(js_name = "takeKeyState")]
    pub fn take_key_state(&self, status: u16, body: &[u8], now: f64) -> Result<String, JsValue> {
        let visitor = &mut *self.0.borrow_mut();
        let reply = Reply { status, body, now: millis(now) };
        let state = visitor.session.take_key_state(&reply).map_err(Fault)?;
        if let Some(free) = &state.free_requests {
            visitor.quota.borrow_mut().seed(free, reply.now);
        }
        Ok(json(&state))
    }

    /// Begins a call: the JSON of a `ChatRequest` and of `PlanOptions`. Both are read at once, so
    /// that nothing the page changes later can change what is asked; throws the JSON of an error
    /// that names the field. `seed` is any number, another one for each call.
    pub fn chat(&self, request: &str, options: &str, seed: f64, now: f64) -> Result<Call, JsValue> {
        Ok(self.begin(request, options, seed, now, None)?)
    }

    /// Where the account's free requests stand, as JSON.
    pub fn quota(&self, now: f64) -> String {
        json(&self.0.borrow().quota.borrow().standing(millis(now)))
    }

    /// A person has looked at what was billed and lets calls go on.
    pub fn resume(&self, now: f64) {
        let visitor = &mut *self.0.borrow_mut();
        visitor.session.resume();
        visitor.quota.borrow_mut().resume(millis(now));
    }

    /// What is to be wiped out of this memory once the session is freed; nothing while another
    /// visitor of this page has the same key.
    pub fn secret(&self) -> Option<Vec<u8>> {
        let visitor = self.0.borrow();
        let is_last = Rc::strong_count(&visitor.quota) == 1;
        visitor.session.secret().filter(|_| is_last).map(<[u8]>::to_vec)
    }

    /// What earlier calls say of a model, as JSON.
    pub fn availability(&self, model: &str, now: f64) -> String {
        json(&self.0.borrow().session.availability(model, millis(now)))
    }

    /// The account's settings were changed: models that it could not use may be asked again.
    #[wasm_bindgen(js_name = "forgetUnusable")]
    pub fn forget_unusable(&self) {
        self.0.borrow_mut().session.memory_mut().forget_unusable();
    }
}
