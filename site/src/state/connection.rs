//! Whom the lanes talk to, and what the visitor typed to connect.

use tollfree::{Dialect, Error, FreeRequests, Gateway, KeyState};

/// Whom the lanes talk to.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Connection {
    /// The simulator in the page: no key, no network.
    #[default]
    Practice,
    /// A server over the network.
    Live(Live),
}

/// A server over the network, and what it says of the key.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    /// Host, as shown to the visitor.
    pub host: String,
    /// Whose rules hold.
    pub dialect: Dialect,
    /// What the server says of the key; absent for servers without accounts.
    pub key: Option<Box<KeyState>>,
    /// Requests sent from this page since the key's state was read.
    pub sent: u32,
}

impl Connection {
    /// Whether nothing leaves the page.
    pub fn is_practice(&self) -> bool {
        matches!(self, Self::Practice)
    }

    /// Today's free requests: the server's count, and what this page sent since. Approximate.
    pub fn free_requests(&self) -> Option<FreeRequests> {
        let Self::Live(live) = self else { return None };
        let counted = live.key.as_ref()?.free_requests?;
        Some(FreeRequests { used: counted.used.saturating_add(live.sent), ..counted })
    }

    /// A request is sent.
    pub fn spend(&mut self) {
        if let Self::Live(live) = self {
            live.sent = live.sent.saturating_add(1);
        }
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

    /// A counter that shows more requests than there are makes people plan what must fail.
    #[test]
    fn what_was_sent_since_is_taken_off() {
        let free_requests = Some(FreeRequests { limit: 50, used: 49 });
        let mut connection = Connection::Live(Live {
            host: "openrouter.ai".into(),
            dialect: Dialect::OpenRouter,
            key: Some(Box::new(KeyState { free_requests, ..KeyState::default() })),
            sent: 0,
        });
        connection.spend();
        connection.spend();
        assert_eq!(connection.free_requests().map(FreeRequests::remaining), Some(0));
    }

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
