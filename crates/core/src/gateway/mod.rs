//! The server that is spoken to, and the HTTP requests to it.

mod base_url;
mod http;
mod others;

pub use base_url::BaseUrl;
pub use http::{HttpRequest, Method};
use serde::Deserialize;

use crate::{Error, account::ApiKey, json::words};

/// Whose rules hold at a base URL.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Dialect {
    /// OpenRouter's: the free predicate, price limits, the receipt check.
    #[default]
    OpenRouter,
    /// Those of any OpenAI-compatible server, such as one on the visitor's own machine. The caller
    /// vouches that it does not bill; OpenRouter's own hosts are refused.
    Compatible,
}

words!(Dialect { OpenRouter "openrouter", Compatible "compatible" });

/// A server and whose rules hold there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gateway {
    base: BaseUrl,
    dialect: Dialect,
}

impl Default for Gateway {
    fn default() -> Self {
        Self { base: BaseUrl::openrouter(), dialect: Dialect::OpenRouter }
    }
}

impl Gateway {
    /// A server that follows OpenRouter's rules, at another address.
    pub fn openrouter_at(base: &str) -> Result<Self, Error> {
        Ok(Self { base: BaseUrl::parse(base)?, dialect: Dialect::OpenRouter })
    }

    /// Any OpenAI-compatible server that does not bill.
    ///
    /// INVARIANT: never OpenRouter itself, whatever the spelling of its host: that would go around
    /// the guard.
    pub fn compatible(base: &str) -> Result<Self, Error> {
        let base = BaseUrl::parse(base)?;
        base.refuse_openrouter()?;
        Ok(Self { base, dialect: Dialect::Compatible })
    }

    /// Whose rules hold.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The address, without a slash at the end.
    pub fn base(&self) -> &str {
        self.base.as_str()
    }

    /// `GET /models`.
    pub fn models(&self, key: Option<&ApiKey>) -> HttpRequest {
        self.look("/models", key)
    }

    /// A GET of what anybody may read. Sent to OpenRouter without the key, so that it needs no
    /// preflight (API sheet 1.1).
    pub(crate) fn look(&self, path: &str, key: Option<&ApiKey>) -> HttpRequest {
        let key = key.filter(|_| self.dialect == Dialect::Compatible);
        HttpRequest::get(self.url(path), key.cloned())
    }

    /// `GET /key`.
    pub fn key_state(&self, key: &ApiKey) -> HttpRequest {
        HttpRequest::get(self.url("/key"), Some(key.clone()))
    }

    /// `POST /chat/completions`. Not public: only what was admitted for this very server goes there.
    pub(crate) fn chat(&self, body: String, key: Option<&ApiKey>) -> HttpRequest {
        HttpRequest::post(self.url("/chat/completions"), key.cloned(), body)
    }

    fn url(&self, path: &str) -> String {
        [self.base.as_str(), path].concat()
    }
}
