//! The account: what its server says of it, and what stops it.

use tollfree_core::{Error, account::KeyState, session::Reply};

use crate::Client;

impl Client {
    /// Asks what the server says of the key. Costs no request of the quota, and corrects its count.
    pub async fn key_state(&self) -> Result<KeyState, Error> {
        let request = self.session().key_state()?;
        let (status, body) = self.fetch(request).await?;
        let reply = Reply { status, body: &body, now: self.now() };
        let state = self.session().take_key_state(&reply)?;
        if let Some(free) = state.free_requests {
            self.counter().seed(free);
        }
        Ok(state)
    }

    /// Whether nothing is sent because an answer was billed, here or in another tab.
    pub fn is_stopped(&self) -> bool {
        self.session().breaker().is_open() || self.counter().standing().stopped.is_some()
    }

    /// Lets calls go on after a billed answer, those of all clients of the account. Only for a person
    /// who has looked at what was billed, at openrouter.ai/activity: whatever adds the cost is still
    /// there until somebody takes it away. Another page that was billed itself asks for its own word.
    pub fn resume(&self) {
        self.session().resume();
        self.counter().resume();
    }
}
