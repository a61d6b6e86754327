use futures_core::{future::LocalBoxFuture, stream::LocalBoxStream};
use futures_util::stream::{self, StreamExt as _};
use gloo_net::http::{RequestBuilder, Response as FetchResponse};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestMode, RequestRedirect,
};

use super::{Broken, HttpRequest, Method, Response, Transport};

/// The browser's `fetch`: no cookies, no referrer, no redirects, aborted when dropped.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fetch;

impl Transport for Fetch {
    fn send(&self, request: HttpRequest) -> LocalBoxFuture<'static, Result<Response, Broken>> {
        Box::pin(send(request))
    }
}

/// Aborts when it is dropped.
///
/// INVARIANT: without a reason. A reason that is no `Error` object makes gloo-net panic.
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn send(request: HttpRequest) -> Result<Response, Broken> {
    let abort = AbortOnDrop(AbortController::new().map_err(broken)?);
    let mut builder = RequestBuilder::new(request.url())
        .method(match request.method() {
            Method::Get => gloo_net::http::Method::GET,
            Method::Post => gloo_net::http::Method::POST,
        })
        .mode(RequestMode::Cors)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        // The catalogue's headers let a cache serve it an hour late, but it has to prove prices.
        .cache(RequestCache::NoCache)
        // The key goes to the configured origin and nowhere else; the api does not redirect.
        .redirect(RequestRedirect::Error)
        .abort_signal(Some(&abort.0.signal()));
    for (name, value) in request.headers() {
        builder = builder.header(name, &value);
    }
    let built = match request.body() {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let sent = built.map_err(|error| Broken(error.to_string()))?.send().await;
    let response = sent.map_err(|error| Broken(error.to_string()))?;
    Ok(Response {
        status: response.status(),
        content_type: response.headers().get("content-type").unwrap_or_default(),
        generation_id: response.headers().get("x-generation-id"),
        body: body(&response, abort)?,
    })
}

fn body(
    response: &FetchResponse,
    abort: AbortOnDrop,
) -> Result<LocalBoxStream<'static, Result<Vec<u8>, Broken>>, Broken> {
    let Some(body) = response.body() else {
        return Ok(stream::empty().boxed_local());
    };
    let reader: ReadableStreamDefaultReader =
        body.get_reader().dyn_into().map_err(|other| broken(other.into()))?;
    // The guard travels with the stream: it is dropped when the stream is.
    let pieces = stream::unfold(Some((reader, abort)), |open| async move {
        let (reader, abort) = open?;
        match read(&reader).await {
            Ok(Some(bytes)) => Some((Ok(bytes), Some((reader, abort)))),
            Ok(None) => None,
            Err(broken) => Some((Err(broken), None)),
        }
    });
    Ok(pieces.boxed_local())
}

async fn read(reader: &ReadableStreamDefaultReader) -> Result<Option<Vec<u8>>, Broken> {
    let step = JsFuture::from(reader.read()).await.map_err(broken)?;
    let value = Reflect::get(&step, &JsValue::from_str("value")).map_err(broken)?;
    if value.is_undefined() {
        return Ok(None);
    }
    let bytes: Uint8Array = value.dyn_into().map_err(broken)?;
    Ok(Some(bytes.to_vec()))
}

#[expect(clippy::needless_pass_by_value, reason = "map_err hands over the value")]
fn broken(value: JsValue) -> Broken {
    let message = value.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    Broken(message.unwrap_or_else(|| "the browser gave no reason".into()))
}
