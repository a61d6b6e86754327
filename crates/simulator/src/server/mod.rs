//! The HTTP door: plays the engine's replies on real connections, at their pace.

mod playback;

use std::future::Future;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body as HttpBody, to_bytes};
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{Request as HttpRequest, Response, StatusCode};
use tokio::net::TcpListener;

use crate::engine::Engine;
use crate::reply::{Body, Reply};
use crate::request::Request;

/// Larger request bodies are answered with 413.
const LARGEST_BODY: usize = 32 * 1024 * 1024;

/// An engine that several connections share; tests keep a handle to read its ledger.
pub type SharedEngine = Arc<Mutex<Engine>>;

/// Serves an engine until the future is dropped or the listener fails.
pub fn serve(listener: TcpListener, engine: Engine) -> impl Future<Output = io::Result<()>> + Send {
    serve_shared(listener, Arc::new(Mutex::new(engine)))
}

/// [`serve`] with an engine that the caller keeps a handle of.
pub async fn serve_shared(listener: TcpListener, engine: SharedEngine) -> io::Result<()> {
    let app = Router::new().fallback(answer).with_state(engine);
    axum::serve(listener, app).await
}

/// The engine, even if a thread died while it held it: its state is plain data.
fn lock(engine: &SharedEngine) -> MutexGuard<'_, Engine> {
    engine.lock().unwrap_or_else(PoisonError::into_inner)
}

fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

async fn answer(
    State(engine): State<SharedEngine>,
    request: HttpRequest<HttpBody>,
) -> Response<HttpBody> {
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST_BODY).await else {
        return plain(StatusCode::PAYLOAD_TOO_LARGE);
    };
    let reply = lock(&engine).handle(&read(&parts, bytes.to_vec()), now_ms());
    let exchange = playback::Exchange::new(engine, reply.exchange_id);
    play(reply, exchange).await
}

fn read(parts: &Parts, body: Vec<u8>) -> Request {
    let headers = parts.headers.iter();
    Request {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: headers
            .map(|(name, value)| {
                (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
            })
            .collect(),
        body,
    }
}

async fn play(reply: Reply, exchange: playback::Exchange) -> Response<HttpBody> {
    let mut head = Response::builder().status(reply.status);
    for (name, value) in &reply.headers {
        head = head.header(*name, value);
    }
    let body = match reply.body {
        Body::Whole { bytes, after_ms } => exchange.whole(bytes, after_ms).await,
        Body::Stream(script) => exchange.stream(script),
    };
    head.body(body).unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

fn plain(status: StatusCode) -> Response<HttpBody> {
    let mut response = Response::new(HttpBody::empty());
    *response.status_mut() = status;
    response
}
