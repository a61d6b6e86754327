use serde::{Deserialize, Serialize};

use crate::Millis;

/// What a stretch of a call was spent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Phase {
    /// Until the response head.
    Connect,
    /// Between the head and the first token.
    Queue,
    /// Reasoning arrived.
    Thinking,
    /// The answer arrived.
    Writing,
    /// Nothing arrived for longer than a token takes.
    Stall,
}

/// One stretch, in ms since the call was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Span {
    /// What it was spent on.
    pub phase: Phase,
    /// When it began.
    pub start: Millis,
    /// When it ended.
    pub end: Millis,
}

/// A silence in the middle of an answer that a reader notices.
const STALL: Millis = 1_500;

/// More stretches than anybody can see in one drawing.
const MOST: usize = 1000;

/// Where the time of one call went, without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Timeline {
    spans: Vec<Span>,
    phase: Phase,
    start: Millis,
    /// The last sign of the current phase.
    last: Millis,
}

impl Timeline {
    pub(super) fn new() -> Self {
        Self { spans: Vec::new(), phase: Phase::Connect, start: 0, last: 0 }
    }

    /// How many bytes it has reserved, for tests of its bounds.
    pub(super) fn held(&self) -> usize {
        self.spans.capacity() * size_of::<Span>()
    }

    pub(super) fn phase(&self) -> Phase {
        self.phase
    }

    /// Something of `phase` happened at `at`.
    pub(super) fn mark(&mut self, phase: Phase, at: Millis) {
        let streaming = matches!(self.phase, Phase::Thinking | Phase::Writing);
        if streaming && at.saturating_sub(self.last) > STALL {
            self.close(self.last);
            self.push(Phase::Stall, self.last, at);
            (self.phase, self.start) = (phase, at);
        } else if phase != self.phase {
            self.close(at);
            (self.phase, self.start) = (phase, at);
        }
        self.last = at;
    }

    /// All spans up to `now`, the running one included.
    pub(super) fn until(&self, now: Millis) -> Vec<Span> {
        let mut all = self.clone();
        let streaming = matches!(all.phase, Phase::Thinking | Phase::Writing);
        if streaming && now.saturating_sub(all.last) > STALL {
            all.close(all.last);
            all.push(Phase::Stall, all.last, now);
        } else {
            all.close(now);
        }
        all.spans
    }

    fn close(&mut self, end: Millis) {
        self.push(self.phase, self.start, end);
    }

    fn push(&mut self, phase: Phase, start: Millis, end: Millis) {
        if end <= start {
            return;
        }
        let is_full = self.spans.len() >= MOST;
        match self.spans.last_mut() {
            // A stream that changes its mind with every token: the rest is drawn as one.
            Some(last) if is_full => last.end = end,
            _ => self.spans.push(Span { phase, start, end }),
        }
    }
}
