use tollfree_core::{
    catalogue::Catalogue,
    session::{self, Reply, Setup},
};
use wasm_bindgen::prelude::*;

use crate::{
    call::Call,
    fault::{self, Fault},
    prepared::Prepared,
    wire::{Sending, json, millis},
};

/// One visitor at one server. Keeps the key: JavaScript sees it only inside the headers of the
/// requests that it sends.
#[wasm_bindgen]
pub struct Session(session::Session);

#[wasm_bindgen]
impl Session {
    /// Opens a session by the JSON of a `Setup`; throws the JSON of an error.
    pub fn open(setup: &str) -> Result<Self, JsValue> {
        let setup: Setup = fault::read("options", setup)?;
        Ok(Self(setup.open().map_err(Fault)?))
    }

    /// The request that loads the catalogue, as JSON.
    pub fn models(&self) -> String {
        json(&Sending::from(self.0.models()))
    }

    /// Whether the catalogue has to be loaded before the next call.
    #[wasm_bindgen(js_name = "isStale")]
    pub fn is_stale(&self, now: f64) -> bool {
        self.0.refresh(millis(now)).is_some()
    }

    /// Takes in the reply to [`Session::models`]; throws the JSON of an error.
    #[wasm_bindgen(js_name = "takeModels")]
    pub fn take_models(&mut self, status: u16, body: &[u8], now: f64) -> Result<(), JsValue> {
        let reply = Reply { status, body, now: millis(now) };
        Ok(self.0.take_models(&reply).map(drop).map_err(Fault)?)
    }

    /// The loaded models that a call may ask, or all, as JSON.
    pub fn list(&self, all: bool) -> String {
        let models: Vec<_> = if all {
            self.0.catalogue().into_iter().flat_map(Catalogue::models).collect()
        } else {
            self.0.askable().collect()
        };
        json(&models)
    }

    /// The request that asks for the key's state, as JSON; throws the JSON of an error.
    #[wasm_bindgen(js_name = "keyState")]
    pub fn key_state(&self) -> Result<String, JsValue> {
        Ok(json(&Sending::from(self.0.key_state().map_err(Fault)?)))
    }

    /// The key's state in the reply to [`Session::key_state`], as JSON; throws the JSON of an
    /// error.
    #[wasm_bindgen(js_name = "takeKeyState")]
    pub fn take_key_state(&self, status: u16, body: &[u8], now: f64) -> Result<String, JsValue> {
        let reply = Reply { status, body, now: millis(now) };
        Ok(json(&self.0.take_key_state(&reply).map_err(Fault)?))
    }

    /// Throws the JSON of an error when no catalogue can make this request admissible.
    pub fn check(&self, prepared: &Prepared) -> Result<(), JsValue> {
        Ok(self.0.check(&prepared.0, None).map_err(Fault)?)
    }

    /// Admits a chat request; throws the JSON of an error, and then nothing may be sent.
    pub fn chat(&self, prepared: &Prepared, now: f64) -> Result<Call, JsValue> {
        let mut actions = Vec::new();
        let chat = self.0.chat(&prepared.0, None, millis(now), &mut actions);
        let (http, call) = chat.map_err(Fault)?;
        Ok(Call::new(call, Sending::from(http), actions))
    }
}
