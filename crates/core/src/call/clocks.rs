use serde::{Deserialize, Serialize};

use crate::Millis;

/// When things happened, in ms since the call was sent. Absent: it did not happen.
///
/// Two clocks, always: a model that thinks shows its first token long before its first answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Clocks {
    /// The response head.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub head: Option<Millis>,
    /// The first token of any kind, reasoning included.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub first_token: Option<Millis>,
    /// The first token of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub first_answer: Option<Millis>,
    /// The last token of any kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub last_token: Option<Millis>,
    /// The end, whatever it was.
    pub total: Millis,
}

impl Clocks {
    pub(super) fn token(&mut self, at: Millis, is_answer: bool) {
        self.first_token.get_or_insert(at);
        if is_answer {
            self.first_answer.get_or_insert(at);
        }
        self.last_token = Some(at);
    }

    /// Tokens a second from the first token of any kind to the last, the wait left out. `None`
    /// when the span is too short to say anything.
    pub fn tokens_per_second(&self, completion_tokens: u32) -> Option<f64> {
        let span = self.last_token?.checked_sub(self.first_token?)?;
        let seconds = f64::from(u32::try_from(span).ok()?) / 1000.0;
        (seconds >= 0.05 && completion_tokens > 1)
            .then(|| f64::from(completion_tokens - 1) / seconds)
    }
}
