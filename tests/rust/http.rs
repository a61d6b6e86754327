use futures_util::{StreamExt as _, future::LocalBoxFuture};
use tollfree::transport::{Broken, HttpRequest, Method, Response, Transport};

/// HTTP over reqwest. Dropping the future or the body closes the connection.
#[derive(Clone)]
pub struct Http(reqwest::Client);

impl Http {
    /// A transport that follows no redirect and asks no proxy: tests talk to this machine only.
    pub fn new() -> anyhow::Result<Self> {
        let none = reqwest::redirect::Policy::none();
        Ok(Self(reqwest::Client::builder().redirect(none).no_proxy().build()?))
    }
}

impl Transport for Http {
    fn send(&self, request: HttpRequest) -> LocalBoxFuture<'static, Result<Response, Broken>> {
        let client = self.0.clone();
        Box::pin(async move {
            let mut sending = match request.method() {
                Method::Get => client.get(request.url()),
                Method::Post => client.post(request.url()),
            };
            for (name, value) in request.headers() {
                sending = sending.header(name, value);
            }
            if let Some(body) = request.body() {
                sending = sending.body(body.to_owned());
            }
            let response = sending.send().await.map_err(|error| broken(&error))?;
            let header =
                |name: &str| response.headers().get(name)?.to_str().ok().map(str::to_owned);
            Ok(Response {
                status: response.status().as_u16(),
                content_type: header("content-type").unwrap_or_default(),
                generation_id: header("x-generation-id"),
                body: Box::pin(
                    response.bytes_stream().map(|read| {
                        read.map(|bytes| bytes.to_vec()).map_err(|error| broken(&error))
                    }),
                ),
            })
        })
    }
}

fn broken(error: &reqwest::Error) -> Broken {
    Broken(error.to_string())
}
