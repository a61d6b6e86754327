//! Scenarios that answer with something else than text.

use serde_json::Value;

use crate::chat::Piece;

/// Changes an answer; answers of other scenarios stay as they are.
pub(super) fn answer(scenario: &str, mut pieces: Vec<(u32, Piece)>) -> Vec<(u32, Piece)> {
    match scenario {
        "refusal" => refusal(),
        "filtered" => {
            pieces.truncate(pieces.len() / 2);
            pieces.extend([(0, Piece::Finish("content_filter")), (0, Piece::End)]);
            pieces
        }
        "annotations" => annotated(pieces),
        "summary" => thinking(
            pieces,
            |text| object!({ "type": "reasoning.summary", "summary": text, "id": ITEM, "format": FORMAT, "index": 0 }),
        ),
        "encrypted" => thinking(pieces, |text| {
            let data = crate::base64::standard(text.as_bytes());
            object!({ "type": "reasoning.encrypted", "data": data, "id": ITEM, "format": FORMAT, "index": 0 })
        }),
        _ => pieces,
    }
}

/// The item of a Responses-like provider: sent back twice, it is refused.
const ITEM: &str = "rs_simulated_1";
const FORMAT: &str = "openai-responses-v1";

fn refusal() -> Vec<(u32, Piece)> {
    let words = ["I", " cannot", " help", " with", " that", "."];
    let piece = |word: &str| (30, Piece::Delta(object!({ "refusal": word })));
    let end = [(0, Piece::Finish("stop")), (0, Piece::End)];
    words.into_iter().map(piece).chain(end).collect()
}

/// Two citations behind the last word.
fn annotated(mut pieces: Vec<(u32, Piece)>) -> Vec<(u32, Piece)> {
    let cite = |name: &str, start: u64| {
        object!({ "type": "url_citation", "url_citation": object!({
            "url": format!("https://{name}.example/"), "title": name, "content": "An excerpt.",
            "start_index": start, "end_index": start + 5,
        }) })
    };
    let both = object!({ "annotations": vec![cite("lighthouse", 0), cite("harbour", 10)] });
    let last = pieces.iter().rposition(|(_, piece)| piece.is_token()).map_or(0, |at| at + 1);
    pieces.insert(last, (10, Piece::Delta(both)));
    pieces
}

/// All thoughts as one block of another kind. Encrypted thoughts have no readable text.
fn thinking(pieces: Vec<(u32, Piece)>, detail: impl Fn(&str) -> Value) -> Vec<(u32, Piece)> {
    let mut text = String::new();
    let mut rest = Vec::new();
    let mut waited = 0u32;
    for (after, piece) in pieces {
        match piece {
            Piece::Think(more) => {
                text.push_str(&more);
                waited = waited.saturating_add(after);
            }
            piece => rest.push((after, piece)),
        }
    }
    let detail = detail(&text);
    let readable = detail.get("summary").is_some().then_some(text);
    let block = object!({ "reasoning": readable, "reasoning_details": [detail] });
    rest.insert(0, (waited, Piece::Delta(block)));
    rest
}
