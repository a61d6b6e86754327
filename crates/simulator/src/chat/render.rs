//! From a cast to bytes over time.

use serde_json::Value;

use super::chunk::Envelope;
use super::complete::Cast;
use super::draft::draft;
use super::manner::Manner;
use super::pace::{Clock, lay_out};
use super::piece::{Failure, Piece};
use super::whole::{Ending, add_up};
use super::{ask::Ask, huge};
use crate::billing::{Bill, Consumed};
use crate::reply::{Beat, Body, Script, Timed};
use crate::scenario;

/// An answer as bytes, with its bill.
pub(crate) struct Rendered {
    pub(crate) body: Body,
    pub(crate) bill: Bill,
    #[cfg(feature = "full")]
    pub(crate) consumed: Consumed,
    #[cfg(feature = "full")]
    pub(crate) finish: Option<&'static str>,
    /// Milliseconds to the first piece, and from there to the end.
    #[cfg(feature = "full")]
    pub(crate) first_ms: u64,
    #[cfg(feature = "full")]
    pub(crate) rest_ms: u64,
}

/// Writes, bends, prices and serialises an answer.
pub(crate) fn render(cast: &mut Cast<'_>, manner: &Manner) -> Rendered {
    let mut envelope = Envelope {
        id: cast.generation.to_owned(),
        created: cast.stage.now / 1000,
        model: cast.shown.id.clone(),
        provider: cast.shown.provider.clone(),
        usage: Value::Null,
        #[cfg(feature = "full")]
        logprobs: logprobs(cast),
    };
    let pieces = written(cast, manner);
    let mut pieces = scenario::bend(cast.scenario, pieces, &envelope, cast.ask.max_tokens());
    scale_bent(cast, &mut pieces);
    let consumed = consumed(cast.ask, &pieces);
    let bill = cast.bill(consumed, answered(&pieces));
    envelope.usage = usage(consumed, &bill);
    hide_reasoning(cast.ask, &mut pieces);
    #[cfg(feature = "full")]
    let (first_ms, rest_ms, finish) = (
        pieces.first().map_or(0, |(after, _)| u64::from(*after)),
        pieces.iter().skip(1).map(|(after, _)| u64::from(*after)).sum(),
        ending(&pieces),
    );
    let body = if cast.ask.stream {
        stream(cast, envelope, pieces)
    } else {
        plain(cast, &envelope, &pieces)
    };
    Rendered {
        body,
        bill,
        #[cfg(feature = "full")]
        consumed,
        #[cfg(feature = "full")]
        finish,
        #[cfg(feature = "full")]
        first_ms,
        #[cfg(feature = "full")]
        rest_ms,
    }
}

/// Why the answer ends, if it does.
#[cfg(feature = "full")]
fn ending(pieces: &[(u32, Piece)]) -> Option<&'static str> {
    pieces.iter().find_map(|(_, piece)| match piece {
        Piece::Finish(reason) => Some(*reason),
        Piece::Fail(_) => Some("error"),
        _ => None,
    })
}

/// Only models that list the parameter give log probabilities; the others drop it silently.
#[cfg(feature = "full")]
fn logprobs(cast: &Cast<'_>) -> Option<u64> {
    let wanted = cast.ask.body.get("logprobs") == Some(&Value::Bool(true));
    let top = cast.ask.body.get("top_logprobs").and_then(Value::as_u64).unwrap_or(0);
    (wanted && cast.shown.supported.contains(&"logprobs")).then_some(top)
}

/// The answer as it would go out if no scenario bent it.
fn written(cast: &mut Cast<'_>, manner: &Manner) -> Vec<(u32, Piece)> {
    let draft = draft(cast.shown, cast.ask, manner.style, &mut cast.dice);
    let mut clock = Clock::new(cast.stage.settings.delay_factor());
    let mut pieces: Vec<(u32, Piece)> = lay_out(draft.tokens, manner, &mut cast.dice)
        .into_iter()
        .map(|(wait, piece)| (clock.wait(wait), piece))
        .collect();
    let last = if manner.breaks {
        pieces.truncate(pieces.len() * 2 / 3);
        Piece::Fail(Failure::disconnected())
    } else {
        Piece::Finish(draft.finish)
    };
    pieces.extend([(0, last), (0, Piece::End)]);
    pieces
}

/// An instant run has no delays at all, not even those that a scenario adds.
fn scale_bent(cast: &Cast<'_>, pieces: &mut [(u32, Piece)]) {
    if cast.stage.settings.delay_factor() <= 0.0 {
        for (after, _) in pieces {
            *after = 0;
        }
    }
}

fn consumed(ask: &Ask, pieces: &[(u32, Piece)]) -> Consumed {
    let count = |which: fn(&Piece) -> bool| {
        u64::try_from(pieces.iter().filter(|(_, piece)| which(piece)).count()).unwrap_or(u64::MAX)
    };
    Consumed {
        prompt: ask.prompt_tokens(),
        completion: count(Piece::is_token),
        reasoning: count(is_thought),
    }
}

/// An error or no output waives the token cost.
fn answered(pieces: &[(u32, Piece)]) -> bool {
    let failed = pieces.iter().any(|(_, piece)| matches!(piece, Piece::Fail(_)));
    !failed && pieces.iter().any(|(_, piece)| piece.is_token())
}

/// The usage object of API sheet 4.2; `cost` equals the bill (an own key is billed elsewhere).
fn usage(consumed: Consumed, bill: &Bill) -> Value {
    let mut usage = object!({
        "prompt_tokens": consumed.prompt,
        "completion_tokens": consumed.completion,
        "total_tokens": consumed.prompt + consumed.completion,
        "cost": bill.cost().dollars(),
        "is_byok": bill.is_byok,
        "prompt_tokens_details": object!({
            "cached_tokens": 0, "cache_write_tokens": 0, "audio_tokens": 0, "video_tokens": 0,
        }),
        "cost_details": object!({
            "upstream_inference_cost": bill.upstream.dollars(),
            "upstream_inference_prompt_cost": 0,
            "upstream_inference_completions_cost": bill.upstream.dollars(),
        }),
        "completion_tokens_details": object!({
            "reasoning_tokens": consumed.reasoning, "image_tokens": 0, "audio_tokens": 0,
        }),
    });
    if bill.cost().is_zero() {
        usage["cost"] = Value::from(0);
    }
    if bill.tools > 0 {
        usage["server_tool_use_details"] = object!({
            "tool_calls_requested": bill.tools,
            "tool_calls_executed": bill.tools,
            "web_search_requests": bill.searches,
        });
    }
    if !bill.extras.is_zero() {
        usage["cost_details"]["server_tool_cost"] = Value::from(bill.extras.dollars());
    }
    usage
}

fn is_thought(piece: &Piece) -> bool {
    #[cfg(feature = "full")]
    if let Piece::Delta(members) = piece {
        return members.get("reasoning_details").is_some();
    }
    matches!(piece, Piece::Think(_))
}

/// Excluded reasoning takes its time and tokens, and leaves nothing on the wire.
fn hide_reasoning(ask: &Ask, pieces: &mut Vec<(u32, Piece)>) {
    if !ask.hides_reasoning() {
        return;
    }
    let mut waited = 0u32;
    pieces.retain_mut(|(after, piece)| {
        if is_thought(piece) {
            waited = waited.saturating_add(*after);
            return false;
        }
        *after = after.saturating_add(std::mem::take(&mut waited));
        true
    });
}

fn stream(cast: &Cast<'_>, envelope: Envelope, pieces: Vec<(u32, Piece)>) -> Body {
    if cfg!(feature = "full") && cast.scenario == "huge-line" {
        return Body::Stream(huge::script(&envelope, cast.stage.settings.huge_line_bytes));
    }
    let dress = Dress::of(cast.scenario);
    let script =
        Script::new(pieces.into_iter().map(move |(after_ms, piece)| Timed {
            after_ms,
            what: beat(&envelope, &piece, dress),
        }));
    Body::Stream(if cast.scenario == "split" { script.in_pieces(7) } else { script })
}

/// How frames look on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dress {
    Plain,
    /// Lines end in CR LF.
    Crlf,
    /// The usage chunk has no choices.
    Bare,
}

impl Dress {
    fn of(scenario: &str) -> Self {
        match scenario {
            "crlf" => Self::Crlf,
            "empty-usage" => Self::Bare,
            _ => Self::Plain,
        }
    }
}

fn beat(envelope: &Envelope, piece: &Piece, dress: Dress) -> Beat {
    match piece {
        Piece::Cut => Beat::Cut,
        Piece::Stall => Beat::Stall,
        Piece::End => Beat::End,
        _ if dress == Dress::Crlf => Beat::Bytes(with_crlf(&envelope.frame(piece))),
        Piece::Finish(_) if dress == Dress::Bare => Beat::Bytes(bare(envelope.frame(piece))),
        _ => Beat::Bytes(envelope.frame(piece)),
    }
}

/// Empties the choices of the chunk with the usage.
fn bare(frame: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(frame).unwrap_or_default();
    let Some((front, rest)) = text.rsplit_once("\"choices\":[") else { return text.into_bytes() };
    let usage = rest.split_once("],\"usage\"").map_or("", |(_, usage)| usage);
    format!("{front}\"choices\":[],\"usage\"{usage}").into_bytes()
}

/// JSON text holds no raw line feeds, so every one of them ends a line of the stream.
fn with_crlf(frame: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(frame.len() + 8);
    for &byte in frame {
        if byte == b'\n' {
            out.push(b'\r');
        }
        out.push(byte);
    }
    out
}

fn plain(cast: &Cast<'_>, envelope: &Envelope, pieces: &[(u32, Piece)]) -> Body {
    let (mut bytes, ending) = add_up(envelope, pieces);
    if cast.scenario == "blank-lead" {
        bytes.splice(0..0, *b"\n    \n");
    }
    let after_ms = pieces.iter().fold(0u32, |sum, (after, _)| sum.saturating_add(*after));
    let half = bytes.get(..bytes.len() / 2).unwrap_or_default().to_vec();
    let broken = |last: Beat| {
        let half = Timed { after_ms, what: Beat::Bytes(half) };
        Body::Stream(Script::new([half, Timed { after_ms: 0, what: last }].into_iter()))
    };
    match ending {
        Ending::Proper => Body::Whole { bytes, after_ms },
        Ending::Cut => broken(Beat::Cut),
        Ending::Stall => broken(Beat::Stall),
    }
}
