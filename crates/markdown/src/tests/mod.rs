//! What must hold for any answer, on the pure rooms. The DOM has its own tests in `tests/dom.rs`.

mod bare;
mod cost;
mod fidelity;
mod formulas;
mod hostile;
mod reading;
mod soup;
mod streaming;

use crate::plan::{Definitions, Op, ops, plan};
use crate::stream::{Frame, Open, Stream};

/// The steps for a whole text, as the parser reads it in one go.
fn whole(text: &str) -> Vec<Op> {
    ops(plan(text, &Definitions::default()).blocks)
}

/// The steps for a text that arrives in `pieces`, with a frame after each one.
fn streamed<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Vec<Op> {
    let mut stream = Stream::default();
    let mut steps = Vec::new();
    for piece in pieces {
        stream.push(piece);
        if let Some(Frame { committed, .. }) = stream.frame() {
            steps.extend(committed);
        }
    }
    steps.extend(stream.finish());
    joined(steps)
}

/// What can be seen now: committed steps, then the open ones, without the steps that only close.
fn seen(committed: &[Op], open: &Open) -> Vec<Op> {
    let mut steps = committed.to_vec();
    if let Open::Draw(open) = open {
        steps.extend_from_slice(open);
    }
    let steps = joined(steps);
    let closes = |op: &Op| matches!(op, Op::CloseList | Op::CloseTable | Op::CloseCode);
    let end = steps.iter().rposition(|op| !closes(op)).map_or(0, |last| last + 1);
    steps.into_iter().take(end).collect()
}

/// Joins code text that came in several steps.
fn joined(steps: Vec<Op>) -> Vec<Op> {
    let mut out: Vec<Op> = Vec::with_capacity(steps.len());
    for step in steps {
        match (out.last_mut(), step) {
            (Some(Op::CodeText(text)), Op::CodeText(more)) => text.push_str(&more),
            (_, step) => out.push(step),
        }
    }
    out
}
