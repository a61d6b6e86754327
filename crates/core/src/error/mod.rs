//! What can go wrong, each with a stable code, one sentence and a remedy.
//!
//! `code` lists the codes, `body` and `said` read what a server says, `classify` turns it into an
//! [`Error`]: one file for each family of statuses.

mod body;
mod classify;
mod code;
mod http_date;
mod redact;
mod said;
mod scope;
mod when;

use serde::{Deserialize, Serialize};

pub use body::{ErrorBody, RetryAfter};
pub(crate) use classify::from_body;
pub use classify::{Refused, classify};
pub use code::Code;
pub use redact::excerpt;
pub use scope::Scope;

use crate::Millis;

/// A failure of one call, or of what had to come before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message} [{}]", code.as_str())]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Error {
    /// Stable name of the failure.
    pub code: Code,
    /// What happened, one sentence in lower case.
    pub message: String,
    /// What to do next, one sentence in lower case.
    pub remedy: String,
    /// What the failure is about: one call, one model, the whole account, the network, the
    /// set-up.
    pub scope: Scope,
    /// From when on the same request can succeed, ms since the Unix epoch. Absent: unknown or never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub retry_at: Option<Millis>,
    /// How many requests the limit that was hit allows, where the server said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub limit: Option<u32>,
    /// HTTP status, when a server answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub status: Option<u16>,
    /// Generation id or request id, to quote to OpenRouter's support.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub request_id: Option<String>,
    /// The provider that failed, where the server named it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub provider: Option<String>,
    /// The server's own words. Never holds the key or the account id.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub raw: Option<String>,
    /// Where the remedy is carried out, when that is a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub link: Option<String>,
    /// Free models that can do what the asked one cannot, in the catalogue's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub models: Vec<String>,
    /// A model that the server offers instead and that costs money. Data to show: it is never
    /// asked by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub paid_alternative: Option<String>,
}

impl Error {
    /// An error with the code's own remedy.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            remedy: code.remedy().to_owned(),
            scope: code.scope(),
            retry_at: None,
            limit: None,
            status: None,
            request_id: None,
            provider: None,
            raw: None,
            link: code.link().map(str::to_owned),
            models: Vec::new(),
            paid_alternative: None,
        }
    }

    /// The same error under a code that says more.
    #[must_use]
    pub(crate) fn named(self, code: Code) -> Self {
        let Self { remedy, scope, link, .. } = Self::new(code, "");
        Self { code, remedy, scope, link, ..self }
    }

    /// The same error with another remedy.
    #[must_use]
    pub fn with_remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }

    /// The same error, now that a part of the answer had already arrived: whatever a provider failed
    /// at is a failed stream then, while what a person has to change stays what it is.
    pub(crate) fn mid_stream(self) -> Self {
        let who = self.provider.as_deref().unwrap_or("the provider");
        let (code, message) = match self.code {
            Code::Moderated => {
                let of = self.provider.as_deref().map_or(String::new(), |who| format!(" of {who}"));
                (Code::Moderated, format!("the moderation{of} stopped the answer"))
            }
            Code::ProviderFailed
            | Code::UpstreamTimeout
            | Code::UpstreamBusy
            | Code::RateLimited
            | Code::RequestRejected
            | Code::NoEndpoint
            | Code::HttpStatus => {
                (Code::StreamError, format!("{who} failed in the middle of the answer"))
            }
            _ => return self,
        };
        let told = Self::new(code, message);
        Self {
            remedy: told.remedy,
            message: told.message,
            scope: told.scope,
            link: None,
            code,
            ..self
        }
    }

    /// Whether sending the same request again can help.
    pub fn is_retryable(&self) -> bool {
        self.code.is_retryable()
    }
}
