//! Writes the tokens of an answer, before they get their moments.

use serde_json::Value;

use super::ask::Ask;
use super::images;
use super::pace::tokens;
use super::piece::Piece;
use super::schema::instance;
use super::tools;
use crate::answers::{self, Style, steady_text, subject};
use crate::catalogue::Entry;
use crate::random::Dice;
use crate::scenario;

/// The tokens of an answer and why it ends.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) tokens: Vec<Piece>,
    pub(crate) finish: &'static str,
}

/// Thinks if the model and the request want it, then answers or calls a tool, within the budget.
pub(crate) fn draft(entry: &Entry, ask: &Ask, style: Style, dice: &mut Dice) -> Draft {
    let mut pieces = Vec::new();
    if thinks(entry, ask) {
        pieces.extend(tokens(&answers::think(&ask.prompt, dice)).into_iter().map(Piece::Think));
    }
    let mut finish = "stop";
    if tools::calls(entry, ask) {
        pieces.extend(tools::call(entry, ask, dice));
        finish = "tool_calls";
    } else {
        let text = until_stop(content(entry, ask, style, dice), ask);
        pieces.extend(tokens(&text).into_iter().map(Piece::Say));
        #[cfg(feature = "full")]
        pieces.extend(images::drawn(entry, ask));
    }
    if let Some(budget) = ask.max_tokens().filter(|budget| *budget < pieces.len()) {
        pieces.truncate(budget);
        finish = "length";
    }
    Draft { tokens: pieces, finish }
}

fn thinks(entry: &Entry, ask: &Ask) -> bool {
    entry.reasoning.is_some_and(|how| {
        how.mandatory || !ask.refuses_reasoning() && (how.default_enabled || ask.wants_reasoning())
    })
}

fn content(entry: &Entry, ask: &Ask, style: Style, dice: &mut Dice) -> String {
    let scenario = scenario::name(&entry.id);
    if let Some(text) = structured(entry, ask, dice) {
        return text;
    }
    if let Some(results) = tools::results(ask) {
        return results;
    }
    #[cfg(feature = "full")]
    if let Some(speed) = scenario::speed(scenario) {
        return answers::essay(&ask.prompt, speed.bytes, dice);
    }
    if !scenario.is_empty() && scenario != "thinker" {
        return steady_text(&ask.prompt);
    }
    let text = answers::write(&ask.prompt, style, dice);
    if ask.images.is_empty() && entry.id != "practice/vision:free" {
        return text;
    }
    format!("{}\n\n{text}", images::describe(&ask.images))
}

/// The answer to `response_format` of kind `json_object` or `json_schema`; models that list neither
/// parameter drop it silently (API sheet 1.6).
fn structured(entry: &Entry, ask: &Ask, dice: &mut Dice) -> Option<String> {
    let format = ask.body.get("response_format")?;
    let supports = |name: &str| entry.supported.contains(&name);
    if !supports("response_format") && !supports("structured_outputs") {
        return None;
    }
    let about = subject(&ask.prompt);
    let value = match format.get("type")?.as_str()? {
        "json_object" => {
            object!({ "subject": about, "answer": answers::write(&ask.prompt, Style::Terse, dice), "simulated": true })
        }
        "json_schema" => {
            instance(format.pointer("/json_schema/schema").unwrap_or(&Value::Null), &about, dice)
        }
        _ => return None,
    };
    serde_json::to_string_pretty(&value).ok()
}

fn until_stop(mut text: String, ask: &Ask) -> String {
    let stops = ask.text("stop").into_iter().chain(ask.strings("stop"));
    let end = stops.filter(|stop| !stop.is_empty()).filter_map(|stop| text.find(stop)).min();
    if let Some(end) = end {
        text.truncate(end);
    }
    text
}
