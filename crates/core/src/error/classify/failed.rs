//! 408 and 5xx that an API reported, so that a provider or a model is the likely cause.

use super::{kinds, who};
use crate::error::{Code, Error, ErrorBody};

pub(super) fn judge(body: &ErrorBody, status: u16) -> Error {
    let kind = kinds::kind(body).unwrap_or_default();
    let who = who(body);
    if matches!(status, 408 | 504 | 524) || kind == "timeout" {
        return Error::new(Code::UpstreamTimeout, format!("{who} took too long"));
    }
    let message = if status == 529 || kind == "provider_overloaded" || body.says("overloaded") {
        format!("{who} is overloaded")
    } else if status == 503 {
        format!("{who} is not available at the moment")
    } else if status == 500 && body.provider.is_none() {
        // Causes are masked with this status (API sheet 3.2): blaming a provider would be a guess.
        "the server failed and did not say why".to_owned()
    } else {
        format!("{who} failed before the answer was complete")
    };
    Error::new(Code::ProviderFailed, message)
}
