use super::Chunk;
use crate::json::Malformed;

/// A reply that came in one piece instead of a stream: the same envelope, with `message` in place
/// of `delta` (API sheet 4.6). Leading white space is allowed.
pub(crate) struct Whole<'a>(pub(crate) Chunk<'a>);

impl<'a> Whole<'a> {
    pub(crate) fn read(body: &'a [u8]) -> Result<Self, Malformed> {
        Chunk::read(body).map(Self)
    }

    /// Whether it answers at all: a 200 reply may hold only an error, or be another API's JSON.
    pub(crate) fn is_answer(&self) -> bool {
        let Self(chunk) = self;
        chunk.error.is_some()
            || chunk.text.is_some()
            || chunk.refusal.is_some()
            || chunk.finish_reason.is_some()
            || !chunk.tool_calls.is_empty()
    }
}
