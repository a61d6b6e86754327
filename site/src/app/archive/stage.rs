//! Where a recorded session plays: its lanes, and how much of each answer stands there.

use std::collections::VecDeque;

use leptos::prelude::*;
use tollfree::{Event, Millis};

use crate::{
    app::Bay,
    state::{
        kept::file::Recording,
        replay::{Cue, Player, Speed, What, clocks_at, timeline_at},
        thread::{Answer, Kind},
    },
};

/// How a replay stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Playing {
    /// When it was recorded.
    pub recorded: Millis,
    /// How far it is, ms of the session.
    pub position: Millis,
    /// How long it is.
    pub length: Millis,
    /// How fast it goes.
    pub speed: Speed,
    /// Whether it stands still.
    pub is_paused: bool,
    /// Whether all was played.
    pub is_over: bool,
}

/// What is played, and where.
pub(super) struct Stage {
    pub(super) recording: Recording,
    pub(super) player: Player,
    pub(super) lanes: Vec<Bay>,
    /// Where the answer of each lane begins in the session, and how much of it is drawn.
    pub(super) begun: Vec<(Millis, usize, usize)>,
    pub(super) due: VecDeque<Cue>,
    /// What stood on the page before.
    pub(super) before: Option<String>,
    pub(super) run: u32,
}

impl Stage {
    pub(super) fn playing(&self) -> Playing {
        Playing {
            recorded: self.recording.recorded(),
            position: self.player.position(),
            length: self.player.length(),
            speed: self.player.speed,
            is_paused: self.player.is_paused,
            is_over: self.player.is_over() && self.due.is_empty(),
        }
    }

    /// Lets something happen in its lane. What is asked, if that is what happens.
    pub(super) fn perform(&mut self, cue: &Cue) -> Option<String> {
        let bay = self.lanes.get(cue.lane)?;
        let column = self.recording.comparison.lanes.get(cue.lane)?;
        let exchange = column.thread.exchanges.get(cue.exchange)?;
        let (begun, text, thoughts) = self.begun.get_mut(cue.lane)?;
        match &cue.what {
            What::Ask => {
                (*begun, *text, *thoughts) = (cue.at, 0, 0);
                bay.rehearse(exchange.clone());
                return Some(exchange.prompt.text.clone());
            }
            // What comes at once comes as a whole.
            What::Piece(..) if self.player.speed == Speed::AtOnce => {}
            What::Piece(kind, range) => {
                let answer = exchange.shown()?;
                let (whole, done) = match kind {
                    Kind::Text => (&answer.text, text),
                    Kind::Reasoning => (&answer.thoughts, thoughts),
                };
                *done = range.end;
                arrive(*bay, *kind, whole.get(range.clone())?);
            }
            What::End => {
                if let Some(answer) = exchange.shown() {
                    end(*bay, answer, *text, *thoughts);
                }
                bay.recall();
            }
        }
        None
    }

    /// What has run so far, where an answer is on its way.
    pub(super) fn show_clocks(&self) {
        for (index, bay) in self.lanes.iter().enumerate().filter(|(_, bay)| bay.is_running()) {
            let Some((begun, ..)) = self.begun.get(index) else { continue };
            let now = self.player.position().saturating_sub(*begun);
            let receipt = bay.with_thread(|thread| thread.shown()?.receipt.clone());
            let Some(receipt) = receipt else { continue };
            bay.with_paper(|paper| paper.flush(bay.follows.get_untracked()));
            bay.lane.update(|lane| {
                lane.clocks = clocks_at(&receipt.clocks, now);
                lane.timeline = timeline_at(&receipt.timeline, now);
                if lane.clocks.first_token.is_some() {
                    lane.served =
                        receipt.served_model.map(|model| (model, receipt.provider.clone()));
                }
            });
        }
    }
}

/// A piece arrives, as it would from a model.
fn arrive(bay: Bay, kind: Kind, piece: &str) {
    let (text, event) = (piece.to_owned(), |text| match kind {
        Kind::Text => Event::Text { text },
        Kind::Reasoning => Event::Reasoning { text },
    });
    bay.with_paper(|paper| match kind {
        Kind::Text => paper.write(piece),
        Kind::Reasoning => paper.think(piece),
    });
    bay.lane.update(|lane| lane.apply(&event(text)));
}

/// The rest of an answer, of which so much was drawn.
fn end(bay: Bay, answer: &Answer, text: usize, thoughts: usize) {
    let follows = bay.follows.get_untracked();
    bay.with_paper(|paper| {
        paper.think(answer.thoughts.get(thoughts..).unwrap_or_default());
        paper.write(answer.text.get(text..).unwrap_or_default());
        paper.finish(follows);
    });
}
