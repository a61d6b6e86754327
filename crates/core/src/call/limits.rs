use crate::Millis;

/// How long nothing may arrive before a call counts as stalled, in ms. Comments count as life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Until the response head, while the gateway queues the call, and between two pieces of an
    /// answer that does not stream.
    pub queued: Millis,
    /// Between two pieces of reasoning.
    pub thinking: Millis,
    /// Between two pieces of the answer.
    pub writing: Millis,
    /// From sending to the end, however lively the call is. By default there is no such limit.
    pub total: Millis,
    /// A whole reply that is no answer: the catalogue, the key's state.
    pub reply: Millis,
    /// Largest event of the stream, in bytes.
    pub event_bytes: usize,
}

impl Default for Limits {
    /// Measured free calls waited up to 43 s in a queue (API sheet 4.1); twice that is given.
    fn default() -> Self {
        Self {
            queued: 90_000,
            thinking: 60_000,
            writing: 45_000,
            total: Millis::MAX,
            reply: 60_000,
            event_bytes: crate::sse::DEFAULT_LIMIT,
        }
    }
}
