//! 400, 413 and 422: something about the request itself (API sheet 3.2 and 3.6).

use super::{access, kinds, who};
use crate::error::{Code, Error, ErrorBody, said};

/// Texts of 400s that mislead or say too little, what they mean, and what to do.
const KNOWN: [(&str, &str, &str); 4] = [
    (
        "reasoning is mandatory",
        "this model cannot answer without reasoning",
        "leave reasoning on for this model, or ask it to exclude its reasoning",
    ),
    (
        "duplicate item",
        "the request repeats a reasoning detail of an earlier answer",
        "send every reasoning detail back once, unmodified and in its order",
    ),
    // Sent for a body that is not JSON, too, which its words do not tell.
    (
        "at least 1 token",
        "the server read no prompt in the request",
        "send at least one message with text, as valid JSON",
    ),
    ("input required", "the request holds no messages", "send at least one message"),
];

pub(super) fn judge(body: &ErrorBody, status: u16) -> Error {
    let kind = kinds::kind(body).unwrap_or_default();
    match body.availability.as_deref() {
        Some("model_not_found") => return gone(),
        Some("wrong_endpoint") => {
            return Error::new(Code::ModelNotChat, "the server does not offer this model for chat");
        }
        _ => {}
    }
    if body.says("is not a valid model id") {
        gone()
    } else if kinds::is_length(kind) || is_length(body) {
        too_long(body)
    } else if status == 413 {
        Error::new(Code::PayloadTooLarge, "the request is larger than the server takes")
    } else if kinds::is_image(kind) || body.says_any(&["image url", "invalid image"]) {
        image(kind)
    } else if access::is_region(body) {
        access::region(body)
    } else if access::is_moderation(body) {
        access::moderated(body)
    } else {
        form(body, kind)
    }
}

pub(super) fn gone() -> Error {
    Error::new(Code::ModelGone, "the server knows no model of this id")
}

fn is_length(body: &ErrorBody) -> bool {
    body.says_any(&["context length", "context_length_exceeded", "context window"])
        || body.says_any(&["prompt is too long", "too many tokens"])
}

/// With the figures, where the server's words hold them.
pub(super) fn too_long(body: &ErrorBody) -> Error {
    let words = [&body.raw, &body.message];
    let words = words.into_iter().flatten().map(|words| words.to_ascii_lowercase());
    let figures = words.filter_map(|words| {
        let window = said::number_after(&words, "context length")?;
        let asked = ["requested", "resulted in", "contains"];
        Some((window, asked.iter().find_map(|part| said::number_after(&words, part))))
    });
    let message = match figures.max() {
        Some((window, Some(asked))) => {
            format!("{asked} tokens do not fit this model's context window of {window}")
        }
        Some((window, None)) => {
            format!("the request does not fit this model's context window of {window} tokens")
        }
        None => "the request does not fit this model's context window".into(),
    };
    Error::new(Code::ContextTooLong, message)
}

fn image(kind: &str) -> Error {
    let (message, remedy) = match kind {
        "image_too_large" => ("an image is too large", "make the image smaller"),
        "image_too_small" => ("an image is too small", "choose a larger image"),
        "unsupported_image_format" => {
            ("the model cannot read this image format", "convert the image to png, jpeg or webp")
        }
        "image_not_found" | "image_download_failed" => (
            "the provider could not fetch an image from its address",
            "attach the image itself instead of its address",
        ),
        _ => ("the model cannot use an image of the request", Code::ImageRejected.remedy()),
    };
    Error::new(Code::ImageRejected, message).with_remedy(remedy)
}

fn form(body: &ErrorBody, kind: &str) -> Error {
    if kind == "max_tokens_exceeded" {
        let message = "max_tokens is larger than this model allows";
        return Error::new(Code::RequestRejected, message).with_remedy("lower max_tokens");
    }
    if let Some((_, message, remedy)) = KNOWN.iter().find(|(part, ..)| body.says(part)) {
        return Error::new(Code::RequestRejected, *message).with_remedy(*remedy);
    }
    let by = if body.is_of_provider() { who(body) } else { "the server" };
    Error::new(Code::RequestRejected, format!("{by} refused the form of the request"))
}
