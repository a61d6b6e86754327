//! What an answer is made of before it becomes bytes.

use serde_json::Value;

/// One step of an answer. A stream makes a frame of it; a plain answer adds it up.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// A keep-alive comment while the request waits.
    Comment,
    /// Text of the reasoning.
    Think(String),
    /// Text of the answer.
    Say(String),
    /// A fragment of a tool call; id and name come with the first one.
    Call { index: u32, id: Option<String>, name: Option<String>, arguments: String },
    /// Other members of a delta: a refusal, annotations, images, reasoning of another kind.
    #[cfg(feature = "full")]
    Delta(Value),
    /// An error frame after the status is out.
    Fail(Failure),
    /// Bytes as they are; only in streams.
    Raw(Vec<u8>),
    /// Finish reason, then usage, then `[DONE]`.
    Finish(&'static str),
    /// The connection dies.
    Cut,
    /// Nothing ever comes again.
    Stall,
    /// The body ends here, with or without a finish.
    End,
}

impl Piece {
    /// Whether it is one token of output.
    pub(crate) fn is_token(&self) -> bool {
        #[cfg(feature = "full")]
        if matches!(self, Self::Delta(_)) {
            return true;
        }
        matches!(self, Self::Think(_) | Self::Say(_) | Self::Call { .. })
    }
}

/// An error in the middle of an answer (API sheet 4.4).
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    /// A number, or a word such as `server_error`.
    pub(crate) code: Value,
    pub(crate) message: &'static str,
    pub(crate) error_type: &'static str,
}

impl Failure {
    pub(crate) fn disconnected() -> Self {
        Self {
            code: Value::from(502),
            message: "Provider disconnected",
            error_type: "provider_unavailable",
        }
    }

    pub(crate) fn json(&self) -> Value {
        object!({
            "code": self.code.clone(),
            "message": self.message,
            "metadata": object!({ "error_type": self.error_type }),
        })
    }
}
