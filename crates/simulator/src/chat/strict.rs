//! What a strict gateway refuses besides: values outside of their kinds, tools without names,
//! results nobody asked for, thoughts sent back twice (API sheet 1.6, 1.7, 4.3).

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::validate::bad;
use crate::problem::Problem;

type Checked = Result<(), Problem>;

/// Names of members and the words that they may hold.
const WORDS: [(&str, &[&str]); 5] = [
    ("/reasoning_effort", &["max", "xhigh", "high", "medium", "low", "minimal", "none"]),
    ("/verbosity", &["low", "medium", "high", "xhigh", "max"]),
    ("/service_tier", &["auto", "default", "fast", "flex", "priority", "scale"]),
    ("/response_format/type", &["text", "json_object", "json_schema", "grammar", "python"]),
    ("/provider/data_collection", &["allow", "deny"]),
];
const LISTS: [&str; 4] = ["order", "only", "ignore", "quantizations"];
const FLAGS: [&str; 7] = [
    "stream",
    "logprobs",
    "parallel_tool_calls",
    "include_reasoning",
    "provider/allow_fallbacks",
    "provider/require_parameters",
    "provider/zdr",
];
const PARTS: [&str; 6] = ["text", "image_url", "input_audio", "video_url", "input_video", "file"];

/// Everything that needs no model.
pub(super) fn check(body: &Map<String, Value>) -> Checked {
    let whole = Value::Object(body.clone());
    words(&whole)?;
    flags(&whole)?;
    strings(body)?;
    sampling(body)?;
    metadata(body)?;
    format(&whole)?;
    tools(body)?;
    messages(body)
}

fn words(body: &Value) -> Checked {
    for (path, known) in WORDS {
        let value = body.pointer(path).filter(|value| !value.is_null());
        if value.is_some_and(|value| !value.as_str().is_some_and(|word| known.contains(&word))) {
            return Err(bad(format!("{}: Invalid option", dotted(path))));
        }
    }
    let effort = |path: &str| body.pointer(path).and_then(Value::as_str);
    match (effort("/reasoning_effort"), effort("/reasoning/effort")) {
        (Some(one), Some(other)) if one != other => {
            Err(bad("\"reasoning_effort\" and \"reasoning.effort\" must not contradict each other"))
        }
        _ => Ok(()),
    }
}

fn dotted(path: &str) -> String {
    path.trim_start_matches('/').replace('/', ".")
}

fn flags(body: &Value) -> Checked {
    for path in FLAGS {
        let value = body.pointer(&format!("/{path}")).filter(|value| !value.is_null());
        if value.is_some_and(|value| !value.is_boolean()) {
            return Err(bad(format!("{}: Invalid input: expected boolean", dotted(path))));
        }
    }
    for list in LISTS {
        let value = body.pointer(&format!("/provider/{list}"));
        let good = |value: &Value| value.as_array().is_some_and(|l| l.iter().all(Value::is_string));
        if value.is_some_and(|value| !good(value)) {
            return Err(bad(format!("provider.{list}: Invalid input: expected array")));
        }
    }
    Ok(())
}

fn strings(body: &Map<String, Value>) -> Checked {
    for (name, most) in [("model", usize::MAX), ("user", usize::MAX), ("session_id", 256)] {
        match body.get(name) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) if text.chars().count() <= most => {}
            Some(Value::String(_)) => {
                return Err(bad(format!(
                    "{name}: Too big: expected string to have <={most} characters"
                )));
            }
            Some(_) => return Err(bad(format!("{name}: Invalid input: expected string"))),
        }
    }
    Ok(())
}

fn sampling(body: &Map<String, Value>) -> Checked {
    if body.get("seed").is_some_and(|seed| !seed.is_null() && !seed.is_i64()) {
        return Err(bad("seed: Invalid input: expected int"));
    }
    let biases = body.get("logit_bias").and_then(Value::as_object).into_iter().flatten();
    for (token, bias) in biases {
        if !bias.as_f64().is_some_and(|bias| (-100.0..=100.0).contains(&bias)) {
            return Err(bad(format!("logit_bias.{token}: expected number between -100 and 100")));
        }
    }
    let top = body.get("top_logprobs").is_some_and(Value::is_number);
    if top && body.get("logprobs") != Some(&Value::Bool(true)) {
        return Err(bad("top_logprobs: requires logprobs to be true"));
    }
    let stops = body.get("stop").and_then(Value::as_array);
    if stops.is_some_and(|stops| !stops.iter().all(Value::is_string)) {
        return Err(bad("stop: Invalid input: expected string"));
    }
    Ok(())
}

/// At most 16 pairs, keys of 64 and values of 512 characters.
fn metadata(body: &Map<String, Value>) -> Checked {
    let Some(value) = body.get("metadata").filter(|value| !value.is_null()) else { return Ok(()) };
    let pairs = value.as_object().ok_or_else(|| bad("metadata: Invalid input: expected record"))?;
    if pairs.len() > 16 {
        return Err(bad("metadata: Too big: expected at most 16 pairs"));
    }
    for (key, value) in pairs {
        let fits = value.as_str().is_some_and(|value| value.chars().count() <= 512);
        if !fits || key.chars().count() > 64 {
            return Err(bad(format!("metadata.{key}: Invalid input")));
        }
    }
    Ok(())
}

fn format(body: &Value) -> Checked {
    if body.pointer("/response_format/type").and_then(Value::as_str) != Some("json_schema") {
        return Ok(());
    }
    let name = body.pointer("/response_format/json_schema/name").and_then(Value::as_str);
    if name.is_some_and(is_name) {
        Ok(())
    } else {
        Err(bad("response_format.json_schema.name: Invalid input"))
    }
}

/// Up to 64 letters, digits, `_` or `-`.
fn is_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    (1..=64).contains(&name.len()) && name.bytes().all(plain)
}

fn tools(body: &Map<String, Value>) -> Checked {
    let tools = body.get("tools").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut known = BTreeSet::new();
    for (at, tool) in tools.iter().enumerate() {
        let Some(kind) = tool.get("type").and_then(Value::as_str) else {
            return Err(bad(format!("tools.{at}.type: Invalid input: expected string")));
        };
        if kind != "function" {
            continue;
        }
        let name = tool.pointer("/function/name").and_then(Value::as_str).unwrap_or_default();
        if !is_name(name) {
            return Err(bad(format!("tools.{at}.function.name: Invalid input")));
        }
        known.insert(name);
    }
    let choice = body.get("tool_choice").filter(|choice| !choice.is_null());
    let named = choice.and_then(|choice| choice.pointer("/function/name")?.as_str());
    let word = choice.and_then(Value::as_str);
    if named.is_some_and(|name| !known.contains(name))
        || word.is_some_and(|word| !matches!(word, "none" | "auto" | "required"))
    {
        return Err(bad("tool_choice: Invalid input"));
    }
    Ok(())
}

/// Every call has a result right behind it, every result had a call, no thought comes twice.
fn messages(body: &Map<String, Value>) -> Checked {
    let list = body.get("messages").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut open: BTreeSet<&str> = BTreeSet::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (at, message) in list.iter().enumerate() {
        let text = |key: &str| message.get(key).and_then(Value::as_str);
        parts(at, message)?;
        if text("role") == Some("tool") {
            if !text("tool_call_id").is_some_and(|id| open.remove(id)) {
                return Err(bad(format!(
                    "messages.{at}: a message of role 'tool' must follow a message with the \
                     'tool_calls' that it answers"
                )));
            }
            continue;
        }
        unanswered(&open)?;
        let calls = message.get("tool_calls").and_then(Value::as_array).into_iter().flatten();
        for call in calls {
            let name = call.pointer("/function/name").and_then(Value::as_str);
            let arguments = call.pointer("/function/arguments").and_then(Value::as_str);
            match call.get("id").and_then(Value::as_str).filter(|_| name.is_some()) {
                Some(id) if arguments.is_some() => open.insert(id),
                _ => return Err(bad(format!("messages.{at}.tool_calls: Invalid input"))),
            };
        }
        thoughts(message, &mut seen)?;
    }
    unanswered(&open)
}

fn unanswered(open: &BTreeSet<&str>) -> Checked {
    match open.first() {
        Some(id) => Err(bad(format!("No tool output found for function call {id}."))),
        None => Ok(()),
    }
}

/// Details with an id of their own must be sent back once (API sheet 4.3).
fn thoughts(message: &Value, seen: &mut BTreeSet<String>) -> Checked {
    let details = message.get("reasoning_details").and_then(Value::as_array);
    for detail in details.into_iter().flatten() {
        if let Some(id) = detail.get("id").and_then(Value::as_str)
            && !seen.insert(id.to_owned())
        {
            return Err(bad(format!(
                "Duplicate item found with id {id}. Remove duplicate items from your input and try again."
            )));
        }
    }
    Ok(())
}

fn parts(at: usize, message: &Value) -> Checked {
    let list = message.get("content").and_then(Value::as_array).into_iter().flatten();
    for (place, part) in list.enumerate() {
        let kind = part.get("type").and_then(Value::as_str).unwrap_or_default();
        let whole = match kind {
            "text" => part.get("text").is_some_and(Value::is_string),
            "image_url" => url(part.pointer("/image_url/url")),
            "video_url" => url(part.pointer("/video_url/url")),
            "input_audio" => ["/input_audio/data", "/input_audio/format"]
                .iter()
                .all(|path| part.pointer(path).is_some_and(Value::is_string)),
            _ => PARTS.contains(&kind),
        };
        if !whole {
            return Err(bad(format!("messages.{at}.content.{place}: Invalid input")));
        }
    }
    Ok(())
}

fn url(value: Option<&Value>) -> bool {
    let text = value.and_then(Value::as_str).unwrap_or_default();
    text.starts_with("https://") || text.starts_with("http://") || text.starts_with("data:")
}
