//! Whom the lanes talk to, and what the visitor typed to connect.

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
}

/// What the visitor typed to connect.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
}
