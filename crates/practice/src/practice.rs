use js_sys::{Array, Promise};
use tollfree_simulator::{Engine, Request, Settings, page::PageDoor};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::{Reply, reply::failed};

/// An OpenRouter within the page.
#[wasm_bindgen]
pub struct Practice(PageDoor);

#[wasm_bindgen]
impl Practice {
    /// An engine with the practice models. The same `seed`, any number, gives the same answers.
    #[wasm_bindgen(constructor)]
    pub fn new(seed: f64) -> Self {
        // The bits, so that every number is a seed of its own.
        let engine = Engine::new(Settings::practice(seed.to_bits()));
        Self(PageDoor::new(engine, js_sys::Date::now))
    }

    /// Sends one request: `query` without the question mark, `headers` as pairs of name and value,
    /// as `Headers` has them. Resolves to a [`Reply`] when the head of the answer would arrive, and
    /// rejects with an `Error` where a browser's `fetch` would.
    pub fn send(
        &self,
        method: String,
        path: String,
        query: String,
        headers: &Array,
        body: Option<String>,
    ) -> Promise {
        let headers = headers.iter().filter_map(|pair| self::pair(&pair)).collect();
        let body = body.unwrap_or_default().into_bytes();
        let request = Request { method, path, query, headers, body };
        let door = self.0.clone();
        future_to_promise(async move {
            let reply = door.send(request).await.map_err(failed)?;
            Ok(Reply::new(reply).into())
        })
    }
}

fn pair(pair: &JsValue) -> Option<(String, String)> {
    let pair = pair.dyn_ref::<Array>()?;
    Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
}
