//! The requests beside chats.

use super::{Dialect, Gateway, HttpRequest};
use crate::{Code, Error, account::ApiKey};

impl Gateway {
    /// `GET /models` of what makes embeddings or reranks: the plain list has only what writes text.
    /// Sent without the key, so that it needs no preflight.
    pub fn other_models(&self) -> HttpRequest {
        HttpRequest::get(self.url("/models?output_modalities=embeddings,rerank"), None)
    }

    /// `GET /models/user`: what this key can really call.
    pub fn usable_models(&self, key: &ApiKey) -> HttpRequest {
        HttpRequest::get(self.url("/models/user"), Some(key.clone()))
    }

    /// `GET /models/{author}/{slug}/endpoints`, by the model's own id: the link that an entry holds
    /// leads to the endpoints of its paid twin (API sheet 1.1). Only with a key the server tells
    /// latencies and throughputs.
    pub fn endpoints(&self, id: &str, key: Option<&ApiKey>) -> Result<HttpRequest, Error> {
        let is_part = |part: &str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:~".contains(&byte);
            part.bytes().all(plain) && part.bytes().any(|byte| byte.is_ascii_alphanumeric())
        };
        match id.split_once('/') {
            Some((author, slug)) if is_part(author) && is_part(slug) => {
                let path = ["/models/", id, "/endpoints"].concat();
                Ok(HttpRequest::get(self.url(&path), key.cloned()))
            }
            _ => Err(Error::new(Code::ModelUnknown, "this is not the id of a model")),
        }
    }

    /// `GET /endpoints/zdr`: the endpoints that keep nothing.
    pub fn zero_retention(&self) -> HttpRequest {
        HttpRequest::get(self.url("/endpoints/zdr"), None)
    }

    /// `GET /providers`.
    pub fn providers(&self) -> HttpRequest {
        HttpRequest::get(self.url("/providers"), None)
    }

    /// `POST` to a path that answers in one piece. Not public: only what was admitted for this very
    /// server goes there.
    pub(crate) fn task(&self, path: &str, body: String, key: Option<&ApiKey>) -> HttpRequest {
        HttpRequest::post(self.url(path), key.cloned(), body)
    }

    /// `POST /auth/keys`: without a key, because it brings one.
    pub(crate) fn exchange(&self, body: String) -> HttpRequest {
        HttpRequest::post(self.url("/auth/keys"), None, body)
    }

    /// Whether what is asked there has to be proven free.
    pub(crate) fn bills(&self) -> bool {
        self.dialect == Dialect::OpenRouter
    }
}
