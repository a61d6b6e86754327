//! Documents in the order in which they share words with a query.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Answer, Route, Setting, parse, tokens};
use crate::account::Quota;
use crate::ledger::Note;
use crate::problem::Problem;

const ROUTE: Route = Route { name: "rerank", output: "rerank" };

/// Answers one request.
pub(crate) fn rerank(at: &Setting<'_>, bytes: &[u8], quota: &mut Quota, note: &mut Note) -> Answer {
    let body = parse(bytes)?;
    let entry = at.admit(&body, &ROUTE, quota, note)?;
    let query = body.get("query").and_then(Value::as_str).filter(|query| !query.is_empty());
    let query = query.ok_or_else(|| Problem::new(400, "query: Invalid input: expected string"))?;
    let documents = body.get("documents").and_then(Value::as_array).filter(|list| !list.is_empty());
    let documents = documents.ok_or_else(|| Problem::new(400, "documents: Invalid input"))?;
    let most = match body.get("top_n").filter(|n| !n.is_null()) {
        None => documents.len(),
        Some(n) => n
            .as_u64()
            .and_then(|n| usize::try_from(n).ok())
            .filter(|n| *n > 0)
            .ok_or_else(|| Problem::new(400, "top_n: Too small: expected number to be >=1"))?,
    };
    let mut scored = Vec::new();
    let mut used = tokens(query);
    for (index, document) in documents.iter().enumerate() {
        let document = document_of(document)
            .ok_or_else(|| Problem::new(400, format!("documents.{index}: Invalid input")))?;
        let text = document.get("text").and_then(Value::as_str).unwrap_or_default();
        used += tokens(text);
        scored.push((score(query, text), index, document));
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let results: Vec<Value> = scored
        .into_iter()
        .take(most)
        .map(|(score, index, document)| {
            object!({ "index": index, "relevance_score": score, "document": document })
        })
        .collect();
    let mut usage = at.bill(entry, "rerank", used, note)?;
    usage["search_units"] = Value::from(1);
    Ok(object!({
        "id": at.generation, "model": entry.id.clone(), "provider": entry.provider.clone(),
        "results": results,
        "usage": usage,
    }))
}

/// A string or `{text?, image?}` as an object.
fn document_of(document: &Value) -> Option<Value> {
    match document {
        Value::String(text) => Some(object!({ "text": text.as_str() })),
        Value::Object(members) if members.contains_key("text") || members.contains_key("image") => {
            Some(document.clone())
        }
        _ => None,
    }
}

/// The share of the query's words that a text has, between 0 and 1.
fn score(query: &str, text: &str) -> f64 {
    let words = |text: &str| -> BTreeSet<String> {
        let text = text.to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let (wanted, have) = (words(query), words(text));
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    count(wanted.intersection(&have).count() + 1) / count(wanted.len() + 2)
}
