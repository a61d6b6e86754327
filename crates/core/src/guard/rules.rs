//! The documented rules of a request (API sheet 1.6): what is sure to fail is never sent.

use crate::{
    Code, Error,
    catalogue::Model,
    chat::{ChatRequest, Content, Effort, Part, Reasoning, Stop},
};

/// Checks what holds for every model.
pub(super) fn check(request: &ChatRequest) -> Result<(), Error> {
    if request.messages.is_empty() {
        return Err(invalid("messages", "must hold at least one message"));
    }
    if request.max_tokens == Some(0) {
        return Err(invalid("max_tokens", "must be at least 1"));
    }
    for (name, value, low, high) in ranges(request) {
        if value.is_some_and(|value| !(low.into()..=high.into()).contains(&value)) {
            return Err(invalid(name, &format!("must be between {low} and {high}")));
        }
    }
    if matches!(&request.stop, Some(Stop::Several(all)) if all.is_empty() || all.len() > 4) {
        return Err(invalid("stop", "must hold one to four texts"));
    }
    if request.session_id.as_ref().is_some_and(|id| id.chars().count() > 256) {
        return Err(invalid("session_id", "must have at most 256 characters"));
    }
    if images(request).any(|url| !is_image_url(url)) {
        return Err(invalid("image_url", "must be an https address, or a data url of an image"));
    }
    match &request.reasoning {
        Some(Reasoning { effort: Some(_), max_tokens: Some(_), .. }) => {
            Err(invalid("reasoning", "takes either effort or max_tokens"))
        }
        _ => Ok(()),
    }
}

/// Checks what this model can take.
pub(super) fn check_for(request: &ChatRequest, model: &Model) -> Result<(), Error> {
    if images(request).next().is_some() && !model.reads("image") {
        return Err(Error::new(Code::RequestInvalid, format!("{} does not read images", model.id))
            .with_remedy("leave the image out, or choose a model that reads images"));
    }
    let off = request.reasoning.as_ref().is_some_and(|reasoning| {
        reasoning.enabled == Some(false) || reasoning.effort == Some(Effort::None)
    });
    if off && model.reasoning.as_ref().is_some_and(|support| support.mandatory) {
        return Err(invalid("reasoning", "cannot be switched off for this model"));
    }
    Ok(())
}

/// Name, value, and the ends of what is allowed.
fn ranges(request: &ChatRequest) -> [(&'static str, Option<f64>, i8, i8); 6] {
    [
        ("temperature", request.temperature, 0, 2),
        ("top_p", request.top_p, 0, 1),
        ("min_p", request.min_p, 0, 1),
        ("frequency_penalty", request.frequency_penalty, -2, 2),
        ("presence_penalty", request.presence_penalty, -2, 2),
        ("repetition_penalty", request.repetition_penalty, 0, 2),
    ]
}

fn images(request: &ChatRequest) -> impl Iterator<Item = &str> {
    let parts = request.messages.iter().flat_map(|message| match &message.content {
        Content::Text(_) => &[],
        Content::Parts(parts) => parts.as_slice(),
    });
    parts.filter_map(|part| match part {
        Part::ImageUrl { image_url } => Some(image_url.url.as_str()),
        Part::Text { .. } => None,
    })
}

/// A data URL of a document could be read by the paid document reader (API sheet 2.4, 4).
fn is_image_url(url: &str) -> bool {
    const ALLOWED: [&str; 5] = [
        "https://",
        "data:image/png;base64,",
        "data:image/jpeg;base64,",
        "data:image/webp;base64,",
        "data:image/gif;base64,",
    ];
    ALLOWED.iter().any(|start| url.starts_with(start))
}

fn invalid(field: &str, rule: &str) -> Error {
    Error::new(Code::RequestInvalid, format!("{field} {rule}"))
}
