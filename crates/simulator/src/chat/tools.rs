//! Calling the tools of a request, and answering what they returned.

use serde_json::Value;

use super::ask::Ask;
use super::pace::tokens;
use super::piece::Piece;
use super::schema::instance;
use crate::answers::subject;
use crate::catalogue::Entry;
use crate::random::Dice;
use crate::scenario;

fn functions(ask: &Ask) -> impl Iterator<Item = &Value> {
    ask.list("tools").iter().filter_map(|tool| tool.get("function"))
}

/// Whether this answer calls a tool: when it must, and in the scenarios until a result has come.
pub(super) fn calls(entry: &Entry, ask: &Ask) -> bool {
    let choice = ask.body.get("tool_choice");
    let required = choice.is_some_and(|c| c.is_object() || c.as_str() == Some("required"));
    let never = choice.and_then(Value::as_str) == Some("none");
    let scenario = matches!(scenario::name(&entry.id), "tools" | "parallel-tools");
    (scenario && !never && results(ask).is_none()) || (required && functions(ask).next().is_some())
}

/// What the tools said, when the conversation ends with their results.
pub(super) fn results(ask: &Ask) -> Option<String> {
    let is_result = |message: &&Value| message.get("role").and_then(Value::as_str) == Some("tool");
    let latest = ask.list("messages").iter().rev().take_while(is_result);
    let mut said: Vec<&str> =
        latest.filter_map(|message| message.get("content")?.as_str()).collect();
    said.reverse();
    (!said.is_empty()).then(|| format!("The tools say: {}.", said.join("; ")))
}

/// The chosen function (the first one if none is named) with arguments that fit its schema, in
/// fragments: the first carries id and name. Parallel calls are interleaved.
pub(super) fn call(entry: &Entry, ask: &Ask, dice: &mut Dice) -> Vec<Piece> {
    let named = ask.body.get("tool_choice").and_then(|choice| choice.pointer("/function/name"));
    let all: Vec<&Value> = functions(ask).collect();
    let chosen = all.iter().find(|f| named.is_some() && f.get("name") == named).or(all.first());
    let alone = ask.body.get("parallel_tool_calls") == Some(&Value::Bool(false));
    let parallel = scenario::name(&entry.id) == "parallel-tools" && !alone;
    let first = one(0, chosen.copied(), ask, dice);
    if !parallel {
        return first;
    }
    let second = one(1, all.get(1).or(all.first()).copied(), ask, dice);
    interleaved(first, second)
}

fn one(index: u32, chosen: Option<&Value>, ask: &Ask, dice: &mut Dice) -> Vec<Piece> {
    let name = chosen.and_then(|f| f.get("name")?.as_str()).unwrap_or("get_weather");
    let weather = object!({ "type": "object", "properties": object!({ "city": object!({ "type": "string" }) }) });
    let schema = chosen.and_then(|f| f.get("parameters")).unwrap_or(&weather);
    let arguments = instance(schema, &subject(&ask.prompt), dice).to_string();
    let id = Some(format!("call_{}", dice.letters(24)));
    let first = Piece::Call { index, id, name: Some(name.to_owned()), arguments: String::new() };
    let rest = tokens(&arguments).into_iter();
    let rest = rest.map(|arguments| Piece::Call { index, id: None, name: None, arguments });
    std::iter::once(first).chain(rest).collect()
}

fn interleaved(first: Vec<Piece>, second: Vec<Piece>) -> Vec<Piece> {
    let mut second = second.into_iter();
    let mut all = Vec::new();
    for piece in first {
        all.push(piece);
        all.extend(second.next());
    }
    all.extend(second);
    all
}
