//! The 404 family: the model exists, but no endpoint of it may or can answer (API sheet 3.6).

use super::{access, rejected, who};
use crate::error::{Code, Error, ErrorBody};

pub(super) fn judge(body: &ErrorBody) -> Error {
    match body.availability.as_deref() {
        Some("free_variant_ended") => free_ended(),
        Some("privacy_restricted") => private(body),
        Some("model_deprecated") => Error::new(Code::ModelGone, "this model is retired"),
        _ if body.says("generation gen-") => {
            let message = "the record of this call is not written yet";
            Error::new(Code::GenerationPending, message)
        }
        _ if body.says("unavailable for free") => free_ended(),
        // Its text names the data policy too.
        _ if body.step("Guardrail") || body.says("guardrail") => {
            Error::new(Code::Guardrail, "a guardrail of the account excludes this model")
        }
        _ if is_privacy(body) => private(body),
        _ if access::is_region(body) => access::region(body),
        _ => filtered(body).unwrap_or_else(|| no_endpoint(body)),
    }
}

fn free_ended() -> Error {
    Error::new(Code::FreeEnded, "this model is no longer offered for free")
}

fn is_privacy(body: &ErrorBody) -> bool {
    body.step("Data Policy") || body.says("data policy") || body.excluded_by("data_policy")
}

/// Two switches of the account and two fields of a request lead here (API sheet 6).
fn private(body: &ErrorBody) -> Error {
    let (excludes, remedy) = if body.says("training") || body.excluded_by("data_policy:training") {
        (
            "which may train on prompts",
            "allow free endpoints that may train on inputs, or choose another model; data_collection \"deny\" excludes them too",
        )
    } else if body.says("publication") {
        (
            "which may publish prompts",
            "allow free endpoints that may publish prompts, or choose another model",
        )
    } else if body.says("zdr") || body.excluded_by("data_policy:zdr") {
        (
            "which keeps prompts",
            "do without zero data retention for this call, or choose a model that offers it",
        )
    } else {
        ("", Code::PrivacyRestricted.remedy())
    };
    let comma = if excludes.is_empty() { "" } else { ", " };
    let message =
        format!("the privacy settings exclude this model's only endpoint{comma}{excludes}");
    Error::new(Code::PrivacyRestricted, message).with_remedy(remedy)
}

/// What of the request no endpoint can do. `None` when nothing of it is named.
fn filtered(body: &ErrorBody) -> Option<Error> {
    let (message, remedy) = if body.step("Tool") || body.says("support tool use") {
        ("this model cannot use tools", "leave the tools out, or choose a model with tools")
    } else if body.step("Image") || body.says("image input") {
        ("this model cannot read images", "leave the images out, or choose a model that reads them")
    } else if body.excluded_by("max_price") || body.step("Price") {
        ("no endpoint of this model is free at the moment", "choose another free model")
    } else if body.excluded_by("context_length") || body.step("Context") {
        return Some(rejected::too_long(body));
    } else if body.excluded_by("allowed_providers") || body.step("Allowed Providers") {
        (
            "no provider that the request or the account allows serves this model",
            "allow this model's provider, or choose another model",
        )
    } else if body.excluded_by("quantization") || body.step("Quantization") {
        (
            "no endpoint of this model has the precision that the request asks for",
            "drop the provider preference for quantizations, or choose another model",
        )
    } else if is_about_parameters(body) {
        (
            "no endpoint of this model takes every parameter of the request",
            "drop the parameters that the model does not list, or choose another model",
        )
    } else if body.step("Filter by") || body.says("that support") {
        ("no endpoint of this model fits the request", Code::Filtered.remedy())
    } else {
        return None;
    };
    Some(Error::new(Code::Filtered, message).with_remedy(remedy))
}

fn is_about_parameters(body: &ErrorBody) -> bool {
    body.step("Parameters")
        || body.says("can handle")
        || body.excluded_by("require_parameters")
        || body.availability.as_deref() == Some("constraint_filtered")
}

fn no_endpoint(body: &ErrorBody) -> Error {
    let message = if body.is_of_provider() {
        format!("{} no longer serves this model, although it is still listed", who(body))
    } else {
        "nobody serves this model at the moment".into()
    };
    Error::new(Code::NoEndpoint, message)
}
