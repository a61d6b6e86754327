//! The practice models. None of them exists; each says how it behaves.

use super::entry::{Entry, Reasoning};

const THINKS: Reasoning =
    Reasoning { mandatory: false, default_enabled: true, efforts: &["high", "medium", "low"] };

const MODELS: [(&str, &str); 10] = [
    ("swift", "Answers at once, and briefly."),
    ("ponder", "Thinks first. The reasoning folds away when the answer begins."),
    ("crowded", "Waits in a queue, as free models do at busy hours, and stalls a moment midway."),
    ("fickle", "Fails now and then, so that you see what failing looks like."),
    ("coder", "Answers with code wherever code can answer."),
    ("tables", "Puts everything that has two sides into a table."),
    ("long", "Writes about 1,500 words, with headings and lists."),
    ("terse", "One sentence, seldom two."),
    ("worldly", "Writes in several scripts and is fond of emoji."),
    ("vision", "Reads images and says what it can tell from their bytes."),
];

/// The practice catalogue.
pub(crate) fn entries() -> Vec<Entry> {
    MODELS.iter().map(|(name, behaves)| make(name, behaves)).collect()
}

fn make(name: &str, behaves: &str) -> Entry {
    let mut entry =
        Entry::new(&format!("practice/{name}:free"), &format!("practice/{name}"), 131_072);
    behaves.clone_into(&mut entry.description);
    entry.hugging_face_id = None;
    entry.supported.extend(["tools", "tool_choice", "response_format", "structured_outputs"]);
    if name == "ponder" {
        entry.reasoning = Some(THINKS);
        entry.supported.extend(["reasoning", "include_reasoning"]);
    }
    if name == "vision" {
        entry.inputs.push("image");
    }
    entry
}
