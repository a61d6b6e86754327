//! The simulator in the page, as a transport: no key, no network.

use std::rc::Rc;

use futures_core::future::LocalBoxFuture;
use futures_util::StreamExt as _;
use tollfree::{
    Client, Error, Gateway,
    clock::Browser,
    transport::{Broken, HttpRequest, Response, Transport},
};
use tollfree_simulator::{
    Engine, Request, Settings,
    page::{PageDoor, PageFailure, PageReply},
};

/// An address that is never resolved: requests to it do not leave the page.
const HOST: &str = "http://practice.localhost";

/// The simulator wants a key of the right form; this one is worth nothing anywhere.
const KEY: &str = "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";

/// A client that practises. `seed` makes its answers and failures repeatable.
pub fn client(seed: u64) -> Result<Client, Error> {
    let door = PageDoor::new(Engine::new(Settings::practice(seed)), js_sys::Date::now);
    let gateway = Gateway::openrouter_at(&format!("{HOST}/api/v1"))?;
    Client::with(gateway, Some(KEY), Rc::new(Practice(door)), Rc::new(Browser::default()))
}

struct Practice(PageDoor);

impl Transport for Practice {
    fn send(&self, request: HttpRequest) -> LocalBoxFuture<'static, Result<Response, Broken>> {
        let door = self.0.clone();
        Box::pin(async move {
            let reply = door.send(translate(&request)).await.map_err(broken)?;
            Ok(respond(reply))
        })
    }
}

fn translate(request: &HttpRequest) -> Request {
    let target = request.url().strip_prefix(HOST).unwrap_or(request.url());
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Request {
        method: request.method().as_str().into(),
        path: path.into(),
        query: query.into(),
        headers: request.headers().map(|(name, value)| (name.into(), value)).collect(),
        body: request.body().unwrap_or_default().into(),
    }
}

fn respond(reply: PageReply) -> Response {
    let header = |wanted: &str| {
        let found = reply.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.clone())
    };
    Response {
        status: reply.status,
        content_type: header("content-type").unwrap_or_default(),
        generation_id: header("x-generation-id"),
        body: reply.body.map(|piece| piece.map_err(broken)).boxed_local(),
    }
}

fn broken(failure: PageFailure) -> Broken {
    Broken(failure.to_string())
}
