use serde::{Deserialize, Serialize};

use crate::{
    Error, Millis,
    call::{Clocks, Outcome, Receipt},
};

/// One model that was asked, or could not be, on the way to an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Try {
    /// The model.
    pub model: String,
    /// Whether a request was sent, which costs one of the day's.
    pub sent: bool,
    /// How it ended.
    pub outcome: Outcome,
    /// What went wrong; always there when the outcome is `failed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub error: Option<Error>,
    /// When it began, in ms since the caller asked.
    pub began: Millis,
    /// When things happened, in ms since its request was sent.
    pub clocks: Clocks,
    /// How much of an answer arrived, in bytes of UTF-8. Dropped when another try was made.
    pub text_bytes: usize,
    /// How much reasoning arrived, in bytes of UTF-8.
    pub reasoning_bytes: usize,
}

impl Try {
    /// A model to which nothing was sent.
    pub(super) fn unsent(model: String, error: Error, began: Millis) -> Self {
        Self {
            model,
            sent: false,
            outcome: Outcome::Failed,
            error: Some(error),
            began,
            clocks: Clocks::default(),
            text_bytes: 0,
            reasoning_bytes: 0,
        }
    }

    /// A request that came to its end.
    pub(super) fn sent(model: String, receipt: &Receipt, began: Millis) -> Self {
        Self {
            model,
            sent: true,
            outcome: receipt.outcome,
            error: receipt.error.clone(),
            began,
            clocks: receipt.clocks,
            text_bytes: 0,
            reasoning_bytes: 0,
        }
    }
}
