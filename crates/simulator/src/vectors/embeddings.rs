//! Texts as unit vectors: texts that share words lie close to each other.

use serde_json::{Map, Value};

use super::{Answer, Route, Setting, parse, tokens};
use crate::account::Quota;
use crate::ledger::Note;
use crate::problem::Problem;
use crate::random::{Dice, mix};

const ROUTE: Route = Route { name: "embeddings", output: "embeddings" };
/// Dimensions where none are asked for, and at most.
const DIMENSIONS: usize = 256;
const MOST: usize = 4_096;
/// Inputs of one request.
const INPUTS: usize = 2_048;

/// Answers one request.
pub(crate) fn embed(at: &Setting<'_>, bytes: &[u8], quota: &mut Quota, note: &mut Note) -> Answer {
    let body = parse(bytes)?;
    let entry = at.admit(&body, &ROUTE, quota, note)?;
    let inputs = inputs(body.get("input"))?;
    let size = dimensions(&body)?;
    let base64 = match body.get("encoding_format").filter(|format| !format.is_null()) {
        None => false,
        Some(format) if format == "float" => false,
        Some(format) if format == "base64" => true,
        Some(_) => return Err(Problem::new(400, "encoding_format: Invalid option")),
    };
    let used: u64 = inputs.iter().map(|text| tokens(text)).sum();
    let data: Vec<Value> = inputs
        .iter()
        .enumerate()
        .map(|(index, text)| {
            let vector = vector(text, size);
            let shown = if base64 { Value::from(packed(&vector)) } else { Value::from(vector) };
            object!({ "object": "embedding", "index": index, "embedding": shown })
        })
        .collect();
    let usage = at.bill(entry, "embeddings", used, note)?;
    Ok(object!({
        "id": at.generation, "object": "list", "model": entry.id.clone(),
        "provider": entry.provider.clone(), "data": data,
        "usage": usage,
    }))
}

/// A string, strings, tokens, lists of tokens, or objects with content parts.
fn inputs(input: Option<&Value>) -> Result<Vec<String>, Problem> {
    let bad = || Problem::new(400, "input: Invalid input");
    let texts = match input {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(list)) if !list.is_empty() && list.iter().all(Value::is_u64) => {
            vec![Value::Array(list.clone()).to_string()]
        }
        Some(Value::Array(list)) => list.iter().map(one).collect::<Option<_>>().ok_or_else(bad)?,
        None => return Err(Problem::new(400, "Input required: specify \"input\"")),
        Some(_) => return Err(bad()),
    };
    let fits = !texts.is_empty() && texts.len() <= INPUTS && texts.iter().all(|t| !t.is_empty());
    if fits { Ok(texts) } else { Err(bad()) }
}

fn one(item: &Value) -> Option<String> {
    match item {
        Value::String(text) => Some(text.clone()),
        Value::Array(list) if list.iter().all(Value::is_u64) => Some(item.to_string()),
        Value::Object(object) => object.get("content").map(Value::to_string),
        _ => None,
    }
}

fn dimensions(body: &Map<String, Value>) -> Result<usize, Problem> {
    match body.get("dimensions").filter(|size| !size.is_null()) {
        None => Ok(DIMENSIONS),
        Some(size) => size
            .as_u64()
            .and_then(|size| usize::try_from(size).ok())
            .filter(|size| (1..=MOST).contains(size))
            .ok_or_else(|| Problem::new(400, "dimensions: Invalid input")),
    }
}

/// The sum of one direction per word, brought to length one.
fn vector(text: &str, size: usize) -> Vec<f32> {
    let mut sum = vec![0.0f64; size];
    for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
        let mut dice = Dice::new(mix(&[b"word", word.as_bytes()]));
        for place in &mut sum {
            *place += dice.between(-1.0, 1.0);
        }
    }
    let length = sum.iter().map(|x| x * x).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    sum.iter().map(|x| shorten(x / length)).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "embeddings are single floats on the wire")]
fn shorten(x: f64) -> f32 {
    x as f32
}

/// Little-endian floats in base64, as official clients ask for them.
fn packed(vector: &[f32]) -> String {
    crate::base64::standard(&vector.iter().flat_map(|x| x.to_le_bytes()).collect::<Vec<u8>>())
}
