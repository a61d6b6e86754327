use serde::Deserialize;

use super::Session;
use crate::{
    Error,
    gateway::{Dialect, Gateway},
    json::members,
};

/// How a session is opened, as an object of options says it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Setup {
    /// The visitor's key; `null` to look around without one.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "string | null"))]
    pub key: Option<String>,
    /// Where the server is; OpenRouter when left out.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub base_url: Option<String>,
    /// Whose rules hold there; OpenRouter's when left out.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub dialect: Option<Dialect>,
}

impl Setup {
    /// Opens the session. A server of [`Dialect::Compatible`] has no default address.
    pub fn open(&self) -> Result<Session, Error> {
        let base = self.base_url.as_deref();
        let gateway = match (self.dialect.unwrap_or_default(), base) {
            (Dialect::OpenRouter, None) => Gateway::default(),
            (Dialect::OpenRouter, Some(base)) => Gateway::openrouter_at(base)?,
            (Dialect::Compatible, base) => Gateway::compatible(base.unwrap_or_default())?,
        };
        Session::open(gateway, self.key.as_deref())
    }
}

members! {
    Setup from Self::default();
    must {}
    may { key, base_url as "baseUrl", dialect }
}
