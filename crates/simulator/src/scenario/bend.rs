//! Scenarios that bend an answer on its way out.

use serde_json::Value;

use super::odd;
use crate::chat::{Envelope, Failure, Piece};

/// The longest reasoning of `empty-length`, in tokens, when the request sets no budget.
const THOUGHTS: usize = 600;
const FIREHOSE: usize = 20_000;

/// Changes the pieces of an answer (each with its delay in milliseconds).
pub(crate) fn bend(
    scenario: &str,
    mut pieces: Vec<(u32, Piece)>,
    envelope: &Envelope,
    budget: Option<usize>,
) -> Vec<(u32, Piece)> {
    // Also lets the compiler leave all of this out of a page that only practises.
    if !cfg!(feature = "full") {
        return pieces;
    }
    match scenario {
        "mid-error" => broken(pieces, Piece::Fail(Failure::disconnected()), Some(Piece::End)),
        "string-code" => broken(pieces, Piece::Fail(worded()), Some(Piece::End)),
        "cut" => broken(pieces, Piece::Cut, None),
        "stall" => broken(pieces, Piece::Stall, None),
        "error-first" => vec![(120, Piece::Fail(Failure::disconnected())), (0, Piece::End)],
        "no-done" => {
            pieces.retain(|(_, piece)| !matches!(piece, Piece::Finish(_)));
            pieces
        }
        "empty-length" => thoughts_only(budget.unwrap_or(THOUGHTS).min(20_000)),
        "bad-utf8" => with_bad_bytes(pieces, envelope),
        "odd" => odd::mixed_in(pieces, envelope),
        "debug" => {
            pieces.insert(0, (20, Piece::Raw(debug(envelope))));
            pieces
        }
        "choice-error" => broken(pieces, Piece::Raw(choice_error(envelope)), Some(Piece::End)),
        "firehose" => firehose(budget.unwrap_or(FIREHOSE).min(FIREHOSE)),
        #[cfg(feature = "full")]
        _ => super::kinds::answer(scenario, pieces),
        #[cfg(not(feature = "full"))]
        _ => pieces,
    }
}

/// The chunk that `debug.echo_upstream_body` asks for: no choices at all.
fn debug(envelope: &Envelope) -> Vec<u8> {
    let Envelope { id, created, model, .. } = envelope;
    format!(
        "data: {{\"id\":\"{id}\",\"object\":\"chat.completion.chunk\",\"created\":{created},\
         \"model\":\"{model}\",\"choices\":[],\"debug\":{{\"echo_upstream_body\":{{}}}}}}\n\n"
    )
    .into_bytes()
}

/// The error stands in the choice instead of beside it.
fn choice_error(envelope: &Envelope) -> Vec<u8> {
    let failure = Failure::disconnected();
    let frame =
        String::from_utf8(envelope.frame(&Piece::Fail(failure.clone()))).unwrap_or_default();
    let error = format!("\"error\":{},", failure.json());
    let bare = frame.replacen(&error, "", 1);
    bare.replacen("{\"index\":0,", &format!("{{\"index\":0,{error}"), 1).into_bytes()
}

/// The first half of the tokens, then something else.
fn broken(mut pieces: Vec<(u32, Piece)>, then: Piece, last: Option<Piece>) -> Vec<(u32, Piece)> {
    pieces.truncate(pieces.len() / 2);
    pieces.push((250, then));
    pieces.extend(last.map(|piece| (0, piece)));
    pieces
}

fn worded() -> Failure {
    Failure {
        code: Value::from("server_error"),
        message: "Provider disconnected",
        error_type: "server",
    }
}

fn thoughts_only(tokens: usize) -> Vec<(u32, Piece)> {
    let words = ["Let", " me", " think", " about", " that", " once", " more", "."];
    let thought = |at: usize| {
        let word = words.get(at % words.len()).copied().unwrap_or_default();
        (4, Piece::Think(word.to_owned()))
    };
    let end = [(0, Piece::Finish("length")), (0, Piece::End)];
    (0..tokens).map(thought).chain(end).collect()
}

fn firehose(tokens: usize) -> Vec<(u32, Piece)> {
    let piece = |at: usize| {
        (0, Piece::Say(if at % 12 == 11 { ".\n".to_owned() } else { format!(" w{at}") }))
    };
    let end = [(0, Piece::Finish("stop")), (0, Piece::End)];
    (0..tokens).map(piece).chain(end).collect()
}

/// A chunk whose text holds bytes that never occur in UTF-8, after the third token.
fn with_bad_bytes(mut pieces: Vec<(u32, Piece)>, envelope: &Envelope) -> Vec<(u32, Piece)> {
    let mut bytes = envelope.frame(&Piece::Say("~~".to_owned()));
    for byte in bytes.iter_mut().filter(|byte| **byte == b'~') {
        *byte = 0xff;
    }
    let at = pieces.len().min(3);
    pieces.insert(at, (20, Piece::Raw(bytes)));
    pieces
}
