//! The simulator in the page, as a transport: no key, no network. It is a program of its own
//! (`crates/practice`), loaded when somebody practises.

use std::rc::Rc;

use futures_channel::oneshot;
use futures_core::{future::LocalBoxFuture, stream::LocalBoxStream};
use futures_util::{FutureExt as _, StreamExt as _, future::Shared, stream};
use js_sys::{Array, Promise, Uint8Array};
use tollfree::{
    Client, Error, Gateway,
    clock::Browser,
    quota::Uncounted,
    transport::{Broken, HttpRequest, Response, Transport},
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{clock, module};

/// An address that is never resolved: requests to it do not leave the page.
const HOST: &str = "http://practice.localhost";

/// The simulator wants a key of the right form; this one is worth nothing anywhere.
const KEY: &str = "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";

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type Engine;

    #[wasm_bindgen(method)]
    fn send(
        this: &Engine,
        method: &str,
        path: &str,
        query: &str,
        headers: &Array,
        body: Option<&str>,
    ) -> Promise;

    type Reply;

    #[wasm_bindgen(method, getter)]
    fn status(this: &Reply) -> u16;

    #[wasm_bindgen(method, getter)]
    fn headers(this: &Reply) -> Array;

    #[wasm_bindgen(method)]
    fn next(this: &Reply) -> Promise;

    #[wasm_bindgen(method)]
    fn close(this: &Reply);
}

/// A client that practises. `seed` makes its answers and failures repeatable. The program is
/// loaded with the first request.
pub fn client(seed: f64) -> Result<Client, Error> {
    let gateway = Gateway::openrouter_at(&format!("{HOST}/api/v1"))?;
    let practice = Practice(load(seed).boxed_local().shared());
    let clock = Rc::new(Browser::default());
    // Playing costs nothing, so nothing is counted.
    let counter = Rc::new(Uncounted::new(clock.clone()));
    Client::counted(gateway, Some(KEY), Rc::new(practice), clock, counter)
}

struct Practice(Shared<LocalBoxFuture<'static, Result<Engine, Broken>>>);

async fn load(seed: f64) -> Result<Engine, Broken> {
    let failed =
        |value| Broken(format!("the program for practice did not load: {}", words(&value)));
    let program = module::load("practice").await.map_err(failed)?;
    clock::breathe().await;
    let engine = program.make("Practice", &Array::of1(&seed.into())).map_err(failed)?;
    clock::breathe().await;
    Ok(engine.unchecked_into())
}

impl Transport for Practice {
    fn send(&self, request: HttpRequest) -> LocalBoxFuture<'static, Result<Response, Broken>> {
        let engine = self.0.clone();
        Box::pin(async move { Ok(respond(ask(&engine.await?, &request).await?)) })
    }
}

/// An answer under way. Dropping it hangs up.
struct Open(Reply);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// The promise is awaited by a task of its own: an answer that nobody waits for any more hangs up
/// as soon as it comes.
async fn ask(engine: &Engine, request: &HttpRequest) -> Result<Open, Broken> {
    let target = request.url().strip_prefix(HOST).unwrap_or(request.url());
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let pair = |(name, value): (&str, String)| Array::of2(&name.into(), &value.into());
    let headers = request.headers().map(pair).collect();
    let head = engine.send(request.method().as_str(), path, query, &headers, request.body());
    let (hand_over, handed) = oneshot::channel();
    spawn_local(async move {
        let head = JsFuture::from(head).await;
        let head = head.map(|reply| Open(reply.unchecked_into())).map_err(|value| broken(&value));
        drop(hand_over.send(head));
    });
    handed.await.unwrap_or_else(|_| Err(Broken("the program for practice broke down".into())))
}

fn respond(open: Open) -> Response {
    let headers: Vec<(String, String)> = open.0.headers().iter().filter_map(|p| pair(&p)).collect();
    let header = |wanted: &str| {
        let found = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.clone())
    };
    Response {
        status: open.0.status(),
        content_type: header("content-type").unwrap_or_default(),
        generation_id: header("x-generation-id"),
        body: body(open),
    }
}

fn pair(pair: &JsValue) -> Option<(String, String)> {
    let pair = pair.dyn_ref::<Array>()?;
    Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
}

fn body(open: Open) -> LocalBoxStream<'static, Result<Vec<u8>, Broken>> {
    let pieces = stream::unfold(Some(open), |open| async move {
        let open = open?;
        match JsFuture::from(open.0.next()).await {
            Ok(bytes) => Some((Ok(bytes.dyn_into::<Uint8Array>().ok()?.to_vec()), Some(open))),
            Err(value) => Some((Err(broken(&value)), None)),
        }
    });
    pieces.boxed_local()
}

fn broken(value: &JsValue) -> Broken {
    Broken(words(value))
}

fn words(value: &JsValue) -> String {
    let error = value.dyn_ref::<js_sys::Error>();
    error.map_or_else(|| "the browser gave no reason".into(), |error| error.message().into())
}
