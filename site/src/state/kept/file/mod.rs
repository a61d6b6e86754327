//! What is kept, as a file: everything, or one session.

mod export;
mod import;
mod recording;

pub use export::{Everything, write};
pub use import::{Import, Taken, import};
pub use recording::{ENDING, Recording};

use serde::Deserialize;
use tollfree::{Millis, Receipt};

use super::{VERSION, names};
use crate::state::{comparison::Comparison, lane::MOST};

/// The largest file that is looked at, in bytes.
pub const LARGEST: usize = 200_000_000;

/// Most exchanges of a lane, and answers of an exchange.
const LONGEST: usize = 2_000;

/// What a file of this site is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Everything that a browser kept.
    Everything,
    /// One session with its timing.
    Recording,
}

/// The beginning of every file.
#[derive(Deserialize)]
struct Label {
    tollfree: String,
    version: u32,
}

/// What a file is; an error where it is none of this site's.
pub fn kind(text: &str) -> Result<Kind, Refusal> {
    if text.len() > LARGEST {
        return Err("The file is larger than 200 MB.");
    }
    let label: Label = serde_json::from_str(text).map_err(|_| "The file is none of this site.")?;
    if label.version > VERSION {
        return Err("The file was written by a later release of this site.");
    }
    match label.tollfree.as_str() {
        "everything" => Ok(Kind::Everything),
        "recording" => Ok(Kind::Recording),
        _ => Err("The file is none of this site."),
    }
}

/// Why a file is not taken, in a sentence.
pub type Refusal = &'static str;

/// Holds a comparison out of a file to what this site itself would have written.
fn check(mut comparison: Comparison, now: Millis) -> Result<Comparison, Refusal> {
    let threads = || comparison.lanes.iter().map(|lane| &lane.thread.exchanges);
    let is_long = threads().any(|all| all.len() > LONGEST)
        || threads().flatten().any(|exchange| exchange.answers.len() > LONGEST);
    if comparison.lanes.len() > MOST || is_long {
        return Err("The file has more lanes or answers than fit this page.");
    }
    if comparison.is_empty() {
        return Err("Nothing was asked in this comparison.");
    }
    if !names::is_id(&comparison.about.id) {
        let text = super::write(&comparison);
        comparison.about.id = format!("{:016x}", names::hash(text.as_bytes()));
    }
    comparison.about.parent = comparison.about.parent.filter(|id| names::is_id(id));
    if let Some(name) = comparison.about.name.take() {
        comparison.about.call(&name);
    }
    comparison.about.created = comparison.about.created.min(now);
    for exchange in comparison.lanes.iter_mut().flat_map(|lane| &mut lane.thread.exchanges) {
        exchange.shown = exchange.shown.min(exchange.answers.len().saturating_sub(1));
        for answer in &mut exchange.answers {
            answer.at = answer.at.min(now);
            answer.settle();
            answer.receipt.iter_mut().for_each(straighten);
        }
    }
    Ok(comparison)
}

/// Times that no call ever took would draw nonsense.
fn straighten(receipt: &mut Receipt) {
    const DAY: Millis = 86_400_000;
    receipt.timeline.retain(|span| span.start <= span.end && span.end <= DAY);
    let clocks = &mut receipt.clocks;
    clocks.total = clocks.total.min(DAY);
    let times = [
        &mut clocks.head,
        &mut clocks.first_token,
        &mut clocks.first_answer,
        &mut clocks.last_token,
    ];
    for time in times {
        *time = time.filter(|at| *at <= DAY);
    }
}
