//! Whom the lanes talk to, and what the visitor typed to connect.

use std::fmt;

use tollfree::{Dialect, Error, Gateway};

/// Whom the lanes talk to.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Connection {
    /// The simulator in the page: no key, no network.
    #[default]
    Practice,
    /// A server over the network.
    Live(Live),
}

/// A server over the network.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    /// Host, as shown to the visitor.
    pub host: String,
    /// Whose rules hold.
    pub dialect: Dialect,
}

impl Connection {
    /// Whether nothing leaves the page.
    pub fn is_practice(&self) -> bool {
        matches!(self, Self::Practice)
    }

    /// Whether calls are counted and could be billed: at OpenRouter, or a server like it.
    pub fn has_account(&self) -> bool {
        matches!(self, Self::Live(live) if live.dialect == Dialect::OpenRouter)
    }
}

/// What the visitor typed to connect. `Debug` hides the key.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// The key; may be empty for servers without accounts.
    pub key: String,
    /// The server; empty means OpenRouter.
    pub server: String,
    /// The server is no OpenRouter, and the visitor vouches that it does not bill.
    pub is_compatible: bool,
}

impl Form {
    /// The server that is meant.
    pub fn gateway(&self) -> Result<Gateway, Error> {
        match (self.server.trim(), self.is_compatible) {
            ("", _) => Ok(Gateway::default()),
            (server, true) => Gateway::compatible(server),
            (server, false) => Gateway::openrouter_at(server),
        }
    }

    /// The key, if one was typed. OpenRouter needs one.
    pub fn key(&self) -> Option<&str> {
        let key = self.key.trim();
        let needed = !self.is_compatible || self.server.trim().is_empty();
        (needed || !key.is_empty()).then_some(key)
    }

    /// The server's host, as shown to the visitor.
    pub fn host(&self) -> String {
        let server = self.server.trim();
        let rest = server.split_once("://").map_or(server, |(_, rest)| rest);
        let host = rest.split('/').next().unwrap_or_default();
        if host.is_empty() { "openrouter.ai".into() } else { host.to_owned() }
    }

    /// The connection that it makes, once the server has been reached.
    pub fn live(&self) -> Live {
        let is_openrouter = !self.is_compatible || self.server.trim().is_empty();
        let dialect = if is_openrouter { Dialect::OpenRouter } else { Dialect::Compatible };
        Live { host: self.host(), dialect }
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Form").field("server", &self.server).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An empty key must reach the parser, whose error tells what to do, instead of a server.
    #[test]
    fn openrouter_always_wants_a_key() {
        let form = Form::default();
        assert_eq!(form.key(), Some(""));
        let local = Form { server: "http://127.0.0.1:1234/v1".into(), is_compatible: true, ..form };
        assert_eq!(local.key(), None);
        assert!(local.gateway().is_ok());
    }

    /// A visitor is told another host than the one that gets the key.
    #[test]
    fn the_host_that_is_shown_is_the_one_that_is_asked() {
        assert_eq!(Form::default().live().host, "openrouter.ai");
        for is_compatible in [false, true] {
            let server = " http://127.0.0.1:8787/api/v1".to_owned();
            let form = Form { server, is_compatible, ..Form::default() };
            let gateway = form.gateway().unwrap();
            assert!(gateway.base().starts_with(&format!("http://{}/", form.live().host)));
            assert_eq!(gateway.dialect(), form.live().dialect);
        }
    }
}
