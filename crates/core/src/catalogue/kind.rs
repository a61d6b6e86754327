use serde::Serialize;

use super::Model;
use crate::words;

/// What an entry is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Kind {
    /// To talk with.
    Chat,
    /// Writes text, but a label: whether a text is safe, which class it has.
    Classifier,
    /// Turns texts into vectors.
    Embeddings,
    /// Sorts documents by how well they fit a question.
    Rerank,
    /// Anything else: speech, transcription, images, video, music, decisions, what comes tomorrow.
    Other,
}

/// Words of an id that only classifiers have. Whole words, so that `vanguard` is none.
const LABELS: [&str; 10] = [
    "safety",
    "guard",
    "guardian",
    "guardrail",
    "safeguard",
    "shieldgemma",
    "moderation",
    "moderator",
    "classifier",
    "classify",
];

/// Sentences by which a description gives a classifier away.
const DESCRIPTIONS: [&str; 5] = [
    "safety classifier",
    "safety classification",
    "content moderation model",
    "content safety model",
    "guardrail model",
];

/// What writes other things than text says so in `output_modalities`. A classifier does not: the
/// catalogue lists it as text to text, with parameters and prices like any chat model, so that its
/// name and its description are all there is to go by (API sheet 8 names one that is free).
///
/// This decides only what is offered. The guard lets a free classifier be asked by its id.
pub(super) fn of(model: &Model) -> Kind {
    let outputs: Vec<&str> = model.output_modalities.iter().map(String::as_str).collect();
    match outputs.as_slice() {
        ["text"] if is_classifier(model) => Kind::Classifier,
        ["text"] => Kind::Chat,
        ["embeddings"] => Kind::Embeddings,
        ["rerank"] => Kind::Rerank,
        _ => Kind::Other,
    }
}

fn is_classifier(model: &Model) -> bool {
    let slug = model.id.split_once('/').map_or(model.id.as_str(), |(_, slug)| slug);
    let mut words = slug.split(|letter: char| !letter.is_ascii_alphanumeric());
    if words.any(|word| LABELS.iter().any(|label| word.eq_ignore_ascii_case(label))) {
        return true;
    }
    let description = model.description.to_ascii_lowercase();
    DESCRIPTIONS.iter().any(|sentence| words::holds(&description, sentence))
}
